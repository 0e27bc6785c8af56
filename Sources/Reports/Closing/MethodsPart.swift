import Benchmarking
import Change
import Models
import Results
import Scales
import Trajectories

/// Every choice behind the figures, the scales, the methods and their sources, the files.
struct MethodsPart: Sendable {
  let study: StudyDescription
  let account: RunAccount
  let chapters: [Chapter]
  let scales: [Scale]
  let rules: [RuleFindings]
  let hasFramework: Bool

  /// The part as it stands on the page.
  var section: Section {
    Section(
      id: "methods", title: "Methods",
      content: [
        .paragraph(
          """
          This part is for those who want to check the figures or make them again. \(given: study.program) \
          made the report; the same input gives the same report, to the letter.
          """), Markup(.h3, text: "The scales"),
      ] + chapters.map { ScaleFacts($0.outcome).markup } + UnverifiedTable(scales).markup + [
        Markup(.h3, text: "What was chosen"), choices.markup,
      ] + chosen + [
        Markup(.h3, text: "How it is calculated")
      ] + calculations.markup + categories + [
        Markup(.h3, text: "Sources"), MethodSources.markup(calculations.sources, scales),
        Markup(.h3, text: "The files beside this report"),
        RunFiles.table(hasFramework: hasFramework).markup,
      ])
  }

  /// The choices of each chapter, and its checklist where it looks for kinds.
  private var chosen: [Markup] {
    let lists = chapters.compactMap { $0.kinds?.checklist(program: study.program)?.markup }
    return chapters.map { choices(of: $0).markup } + lists
  }

  private var calculations: MethodWords { MethodWords(chapters, rules) }

  private var choices: ReportTable {
    var table = ReportTable(
      "choices", "Choices for the whole study", columns: ["Choice", "What was chosen"])
    func say(_ head: Sentence, _ words: Sentence) { table.add(.words(head), [.words(words)]) }
    say("Pair of scores compared", "First and last scored occasion of each person")
    say("What counts as the same person", "\(given: study.personKey)")
    say("Occasions", "\(given: study.occasions)")
    say(
      "Texts that stand for no answer",
      study.missingCodes.isEmpty
        ? "The empty cell only"
        : "The empty cell, and \(given: study.missingCodes.joined(separator: ", "))")
    table.add(
      .words("Fewest people behind a figure about one of the \(given: study.services)"),
      [.count(study.fewestPersons)])
    say(
      "Differences beyond chance in the funnel",
      "Allowed for: DerSimonian and Laird's variance, after a tenth at each end was moved in")
    say(
      "Cut-offs and norms",
      rules.isEmpty ? "None are used" : "None are used but those of the published rules named here")
    if !rules.isEmpty {
      let packs = rules.map { found -> Sentence in
        "\(code: found.pack.id), version \(given: found.pack.version)"
      }
      say("Published rules", Sentence.list(packs))
    }
    say(
      "Rounding",
      """
      Here only, for readers: scores with one decimal, or two on a scale that spans ten points or \
      fewer; limits and movements with two; shares in whole percent. The files keep the digits.
      """)
    return table
  }

  private func choices(of chapter: Chapter) -> ReportTable {
    let (outcome, found) = (chapter.outcome, chapter.outcome.found)
    var table = ReportTable(
      outcome.id("choices"), "Choices for \(outcome.name)", columns: ["Choice", "What was chosen"])
    func say(_ head: Sentence, _ words: Sentence) { table.add(.words(head), [.words(words)]) }
    say("Number that is reported", "\(code: found.metric.id)")
    table.add(.words("Reliability behind the error"), [reliability(found)])
    table.add(.words("Level of the change index"), [.coverage(found.change.options.rule.level)])
    table.add(.words("What the index must exceed"), [.statistic(found.change.criticalValue)])
    table.add(.words("Occasions planned"), [.count(found.plannedOccasions)])
    if case .success(let growth)? = found.growth {
      let options = growth.fit.options
      say("Model over time", "\(code: growth.fit.formula.text)")
      say(
        "How the model is fitted",
        options.criterion == .reml ? "Restricted maximum likelihood" : "Maximum likelihood")
      say("Its intervals and tests", inference(options.inference))
      table.add(.words("Coverage of its intervals"), [.coverage(options.level)])
      say(
        "Whether the search ended at a certified optimum",
        growth.fit.convergence.certified ? "Yes" : "No")
    }
    if case .success(let comparison)? = found.services {
      table.add(
        .words("Coverage of the intervals of \(outcome.services)"),
        [.coverage(comparison.options.level)])
      if let adjusted = try? comparison.adjusted.get() {
        say("What is expected of people", "\(code: adjusted.fit.formula.text)")
      }
      say(
        "Whether \(outcome.services) may be marked",
        comparison.options.isDescribedOnly
          ? "No: the outcome is described only"
          : comparison.isMarked ? "Yes" : "No: there are too few")
    }
    return table
  }

  private func reliability(_ found: OutcomeFindings) -> Entry {
    guard case .success(let error) = found.error else { return .words("None could be had") }
    guard let reliability = error.reliability else { return .words(error.source.words) }
    let source = reliability.source
    return .words(
      reliability.kind == .cronbachAlpha
        ? "Cronbach's alpha: \(given: source)" : "Test and retest: \(given: source)")
  }

  private func inference(_ inference: MixedModel.Inference) -> Sentence {
    switch inference {
    case .satterthwaite: "From Student's t, with Satterthwaite's degrees of freedom"
    case .kenwardRoger:
      "From Student's t, with Kenward and Roger's standard errors and degrees of freedom"
    case .wald: "From the normal distribution"
    }
  }

  private var categories: [Markup] {
    chapters.compactMap { chapter in
      guard let better = chapter.outcome.found.change.count(.improved),
        let same = chapter.outcome.found.change.count(.unchanged),
        let worse = chapter.outcome.found.change.count(.deteriorated)
      else { return nil }
      let up = chapter.outcome.higherIsBetter
      var table = ReportTable(
        chapter.outcome.id("categories"), "\(chapter.outcome.name): the method's own categories",
        columns: ["Category of the method", "In this report", "People"])
      let higher: Sentence = "Higher than before, beyond error"
      let lower: Sentence = "Lower than before, beyond error"
      table.add(.words("\(method: "improved")"), [.words(up ? higher : lower), .count(better)])
      table.add(.words("\(method: "unchanged")"), [.words("No reliable change"), .count(same)])
      table.add(.words("\(method: "deteriorated")"), [.words(up ? lower : higher), .count(worse)])
      return table.markup
    }
  }
}

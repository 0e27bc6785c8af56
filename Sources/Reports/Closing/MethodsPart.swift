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
      ] + chapters.map { ScaleFacts($0.outcome).markup } + [
        Markup(.h3, text: "What was chosen"), choices.markup,
        Markup(.h3, text: "How it is calculated"),
      ] + MethodWords.markup + categories + [
        Markup(.h3, text: "Sources"), MethodSources.markup(chapters),
        Markup(.h3, text: "The files beside this report"), RunFiles.table.markup,
      ])
  }

  private var choices: ReportTable {
    var table = ReportTable("choices", "Choices", columns: ["Choice", "What was chosen"])
    table.add(
      .words("Pair of scores compared"), [.words("First and last scored occasion of each person")])
    table.add(
      .words("What counts as the same person"), [.words("The whole key that the study file names")])
    table.add(
      .words("Fewest people behind a figure about one of the \(given: study.services)"),
      [.count(study.fewestPersons)])
    for chapter in chapters { addChoices(of: chapter, to: &table) }
    table.add(.words("Over-dispersion in the funnel"), [.words("Not allowed for")])
    table.add(.words("Cut-offs and norms"), [.words("None are used")])
    table.add(
      .words("Rounding"),
      [
        .words(
          """
          Here only, for readers: scores with one decimal, or two on a scale that spans ten points or \
          fewer; shares in whole percent. The files hold every digit.
          """)
      ])
    return table
  }

  private func addChoices(of chapter: Chapter, to table: inout ReportTable) {
    let (outcome, found) = (chapter.outcome, chapter.outcome.found)
    func head(_ words: Sentence) -> Entry { .words("\(outcome.name): \(words)") }
    table.add(head("number that is reported"), [.words("\(code: found.metric.id)")])
    table.add(head("reliability behind the error"), [reliability(found)])
    table.add(head("level of the change index"), [.coverage(found.change.options.level)])
    table.add(
      head("what the index must exceed"), [.statistic(found.change.criticalValue)])
    table.add(head("occasions planned"), [.count(found.plannedOccasions)])
    if case .success(let growth)? = found.growth {
      table.add(head("model over time"), [.words("\(code: growth.fit.formula.text)")])
      table.add(
        head("how the model is fitted"),
        [
          .words(
            growth.fit.options.criterion == .reml
              ? "Restricted maximum likelihood" : "Maximum likelihood")
        ])
      table.add(head("its intervals and tests"), [.words(inference(growth.fit.options.inference))])
      table.add(head("coverage of its intervals"), [.coverage(growth.fit.options.level)])
      table.add(
        head("search ended at a certified optimum"),
        [.words(growth.fit.convergence.certified ? "Yes" : "No")])
    }
    if case .success(let comparison)? = found.services {
      table.add(
        head("coverage of intervals of \(outcome.services)"), [.coverage(comparison.level)])
    }
  }

  private func reliability(_ found: OutcomeFindings) -> Entry {
    guard case .success(let error) = found.error else { return .words("None could be had") }
    let source = error.reliability.source
    return .words(
      error.reliability.kind == .cronbachAlpha
        ? "Cronbach's alpha: \(given: source)" : "Test and retest: \(given: source)")
  }

  private func inference(_ inference: MixedModel.Inference) -> Sentence {
    switch inference {
    case .satterthwaite: "From Student's t, with Satterthwaite's degrees of freedom"
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

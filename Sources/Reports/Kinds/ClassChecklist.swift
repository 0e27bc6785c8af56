public import Models
import Platform
import Results
public import Trajectories

/// A report of kinds of journey by the checklist of GRoLTS, filled in from the fit and its table.
///
/// All twenty-one items have an answer. What was not done says so, and why.
///
/// ### Source
/// van de Schoot, R., Sijbrandij, M., Winter, S. D., Depaoli, S., & Vermunt, J. K. (2017). The GRoLTS-Checklist:
/// guidelines for reporting on latent trajectory studies. *Structural Equation Modeling*, 24(3), 451–467.
/// <https://doi.org/10.1080/10705511.2016.1247646>. The wording is ours.
public struct ClassChecklist: Sendable, Hashable {
  /// One item.
  public struct Item: Sendable, Hashable {
    /// Its number in the checklist, such as `3a`.
    public let number: String
    /// What it asks about.
    public let about: String
    /// The answer.
    public let answer: String
  }

  /// How a plot or a file comes with it.
  public struct Beside: Sendable, Hashable {
    /// Where the means of the recommended classes are drawn; nil where they are not.
    public var plot: String?
    /// Why they are not drawn.
    public var noPlot: String
    /// Where the means of every number of classes stand.
    public var means: String
    /// Where the formula and the options stand, so that it can be made again.
    public var syntax: String
    /// The fewest people that may be told of a class; 1 for any.
    public var fewest: Int

    /// Says what comes with it.
    public init(
      plot: String?, noPlot: String, means: String, syntax: String, fewest: Int = 1
    ) {
      self.plot = plot
      self.noPlot = noPlot
      self.means = means
      self.syntax = syntax
      self.fewest = fewest
    }
  }

  /// All items, in their order.
  public let items: [Item]

  /// Fills it in.
  ///
  /// - Parameters:
  ///   - classes: what was fitted.
  ///   - facts: what is known of the table.
  ///   - profiles: what the classes look like; empty where that could not be told.
  ///   - others: the alternatives that were fitted.
  ///   - program: its name and version.
  ///   - beside: what comes with it.
  public init(
    _ classes: LatentClasses, _ facts: KindsFacts, profiles: [ClassProfiles],
    others: [ClassSpecification], program: String, beside: Beside
  ) {
    let table = TableAnswers(classes: classes, facts: facts)
    let fit = FitAnswers(
      classes: classes, profiles: profiles, others: others, beside: beside)
    let answers: [(String, String, String)] = [
      ("1", "The metric of time", table.metric),
      ("2", "Mean and variance of time within a wave", table.waves),
      ("3a", "What is assumed of missing scores", table.mechanism),
      ("3b", "What goes with not being seen again", table.leaving),
      ("3c", "What was done about missing scores", table.handling),
      ("4", "How the scores are spread", table.spread),
      ("5", "Program", program),
      ("6a", "Other ways for people to differ within a class", fit.others(.within)),
      ("6b", "Other ways for classes to differ in variances", fit.others(.between)),
      ("7", "Other shapes of the lines", fit.others(.shape)),
      ("8", "What class depends on", fit.membership),
      ("9", "Random starts, and how the searches ended", fit.starts),
      ("10", "How numbers of classes were compared", fit.tools),
      ("11", "How many models, one class among them", fit.count),
      ("12", "People in each class, model by model", fit.sizes),
      ("13", "Entropy", fit.entropy),
      ("14a", "A drawing of the means that are recommended", fit.plot),
      ("14b", "The means of every model", fit.means),
      ("14c", "Means with people's own journeys, class by class", fit.individuals),
      ("15", "The classes in numbers", fit.numbers),
      ("16", "How to make it again", fit.syntax),
    ]
    items = answers.map { Item(number: $0.0, about: $0.1, answer: $0.2) }
  }
}

/// Numbers of a checklist: as many digits as are read.
enum ChecklistNumber {
  static func text(_ value: Double?, digits: Int = 4) -> String {
    guard let value, value.isFinite else { return "none" }
    return NumberText.text(value, digits: digits)
  }

  static func percent(_ share: Double) -> String {
    Digits.percent(share) ?? "none"
  }
}

/// Answers about the table.
private struct TableAnswers {
  let classes: LatentClasses
  let facts: KindsFacts

  var metric: String {
    guard let time = facts.time else {
      return "Not told: the formula names no column of numbers that changes within a person."
    }
    return "\(time), in its own unit, "
      + (facts.isScheduled
        ? "at \(facts.waves.count) times that people share." : "at times of each person's own.")
  }

  var waves: String {
    guard !facts.waves.isEmpty else { return "Not told: there is no column of time." }
    let each = facts.waves.map { wave in
      "\(wave.number): \(ChecklistNumber.text(wave.mean)) (\(ChecklistNumber.text(wave.variance ?? 0)))"
    }.joined(separator: "; ")
    let head =
      facts.isScheduled
      ? "Everybody's time is that of the wave."
      : "A wave is everybody's first row, second row and so on."
    return "\(head) Mean (variance): \(each)."
  }

  var mechanism: String {
    "Missing at random: whether a score is there may depend on scores that were seen and on what is in the "
      + "model, not on the score that is missing. Nothing in the data can show that it does not."
  }

  var leaving: String {
    switch facts.leaving {
    case .success(let odds):
      let interval = odds.oddsRatio.interval
      return
        (classes.options.leaving == nil
        ? "" : "A hazard of not being seen again is part of the model, in each class its own. ")
        + "The last score. \(odds.sentence) Odds ratio of not being seen again, for one standard deviation "
        + "more (logistic regression, a level for each time, \(odds.rows) rows): "
        + "\(ChecklistNumber.text(odds.oddsRatio.value, digits: 3)), interval "
        + "\(ChecklistNumber.text(interval?.lower, digits: 3)) to \(ChecklistNumber.text(interval?.upper, digits: 3)). "
        + "Other columns were not tried."
    case .failure(let reason): return "Not done: \(reason.reason)"
    }
  }

  var handling: String {
    "Full-information maximum likelihood: every row with its score and columns is used, of people with one row "
      + "too (\(facts.onceOnly) of \(facts.persons) people; \(facts.rows) rows). Nothing was imputed; rows with an "
      + "empty cell were left out."
  }

  var spread: String {
    let spread = facts.spread
    return
      "\(classes.formula.outcome): mean \(ChecklistNumber.text(spread.mean)), standard deviation "
      + "\(ChecklistNumber.text(spread.standardDeviation)), skewness \(ChecklistNumber.text(spread.skewness, digits: 3)); "
      + "\(ChecklistNumber.percent(spread.atLowest)) at the lowest score that occurs, "
      + "\(ChecklistNumber.percent(spread.atHighest)) at the highest."
  }
}

/// Answers about the fits.
private struct FitAnswers {
  let classes: LatentClasses
  let profiles: [ClassProfiles]
  let others: [ClassSpecification]
  let beside: ClassChecklist.Beside

  private func each(_ text: (LatentClassFit) -> String) -> String {
    classes.models.map { "\(Self.words($0.classes)): \(text($0))" }.joined(separator: "; ") + "."
  }

  private static func words(_ classes: Int) -> String {
    classes == 1 ? "1 class" : "\(classes) classes"
  }

  /// The model whose description is asked for: the one with the smallest BIC among those without a defect.
  private var best: LatentClassFit? {
    classes.models.first { $0.classes == classes.choice.classes }
  }

  private static let notTried =
    "no alternative was fitted"

  func others(_ choice: ClassSpecification.Choice) -> String {
    var head =
      switch choice {
      case .within:
        classes.formula.random.isEmpty
          ? "Everybody of a class follows one line."
          : "People of a class differ by random effects."
      case .between:
        classes.formula.random.isEmpty
          ? "Residual variance: \(classes.options.residual.rawValue)."
          : "Random effects: \(classes.options.randomEffects.rawValue); residual variance: \(classes.options.residual.rawValue)."
      case .shape: "Differing by class: \(classes.classColumns.joined(separator: ", "))."
      }
    if choice == .within, let degree = classes.degreeBIC {
      head += " A mixed model of one kind has BIC \(ChecklistNumber.text(degree, digits: 6))."
    }
    let tried = others.filter { $0.choice == choice }
    guard let first = tried.first else {
      return head + " Not done: \(Self.reason(choice))."
    }
    let own = classes.models.first { $0.classes == first.classes }?.indices.bic
    let told = tried.map { row -> String in
      let bic = row.bic.map { "BIC \(ChecklistNumber.text($0, digits: 6))" } ?? "not fitted"
      return "\(row.words): \(bic)" + (row.trouble.map { " (\($0))" } ?? "")
    }.joined(separator: "; ")
    return head
      + " With \(Self.words(first.classes)) (BIC \(ChecklistNumber.text(own, digits: 6))), tried from fewer "
      + "starts: \(told)."
  }

  private static func reason(_ choice: ClassSpecification.Choice) -> String {
    switch choice {
    case .shape: "time is curved already, or has too few values for a curve"
    case .within, .between: notTried
    }
  }

  var membership: String {
    let terms = classes.options.membership.filter { !$0.variables.isEmpty }.map(\.name)
    return terms.isEmpty
      ? "Nothing: the shares of classes are the same for all."
      : "\(terms.joined(separator: " + ")), by a multinomial logit fitted together with the classes; "
        + "its coefficients stand among the estimates."
  }

  var starts: String {
    each { model in
      guard model.classes > 1 else { return "one search" }
      return
        "\(model.starts) searches (\(model.failedStarts) came to no end), the one that is told found "
        + "\(model.landscape[model.chosen].hits) times"
    }
      + " Each goes by expectation and maximisation steps, then by quasi-Newton until the score is small. Evaluations of "
      + "the last search, model by model: "
      + classes.models.map { "\($0.convergence.evaluations)" }.joined(separator: ", ")
      + (classes.models.allSatisfy(\.convergence.certified)
        ? "; all ended at rest." : "; not all ended at rest.")
  }

  var tools: String {
    let bic = classes.models.map { "\(ChecklistNumber.text($0.indices.bic, digits: 6))" }
    return
      "BIC with the number of people (\(bic.joined(separator: ", "))), among fits without a defect; several classes "
      + "only where people stand in heaps that one leaning distribution does not describe as well. "
      + classes.choice.message + " " + test + " " + halves
  }

  /// The test against one class fewer.
  private var test: String {
    let told = classes.models.compactMap { model in
      model.test.map {
        "\(Self.words(model.classes)) p = \(ChecklistNumber.text($0.pValue, digits: 2)) (\($0.draws) draws)"
      }
    }
    return told.isEmpty
      ? "The likelihood ratio test by bootstrap was not asked for."
      : "Likelihood ratio against one class fewer, by parametric bootstrap: \(told.joined(separator: "; "))."
  }

  /// Whether halves agree.
  private var halves: String {
    let told = classes.models.compactMap { model in
      model.stability.map {
        "\(Self.words(model.classes)) \(ChecklistNumber.text($0.agreement, digits: 2)) (\($0.splits) partings)"
      }
    }
    return told.isEmpty
      ? "Whether halves of the people find the same classes was not asked for."
      : "Agreement of halves of the people, adjusted Rand index: \(told.joined(separator: "; "))."
  }

  var count: String {
    let numbers = classes.models.map { "\($0.classes)" }.joined(separator: ", ")
    let hasOne = classes.models.contains { $0.classes == 1 }
    let not = classes.unfitted.map { "\(Self.words($0.classes)) not: \($0.reason.reason)" }
    return
      "\(classes.models.count), of \(numbers.isEmpty ? "no" : numbers) classes; "
      + (hasOne ? "one class is among them." : "one class was not asked for.")
      + (not.isEmpty ? "" : " " + not.joined(separator: " "))
  }

  var sizes: String {
    guard !classes.models.isEmpty else { return "Not done: nothing was fitted." }
    return "Most likely there, and mean posterior: "
      + each { model in
        // One size that is left out could be had from the others.
        guard model.indices.sizes.allSatisfy({ $0 >= beside.fewest }) else {
          return "not told, as one has fewer than \(beside.fewest)"
        }
        return zip(model.indices.sizes, model.indices.shares).map {
          "\($0) (\(ChecklistNumber.percent($1)))"
        }.joined(separator: ", ")
      }
  }

  var entropy: String {
    let several = classes.models.filter { $0.classes > 1 }
    guard !several.isEmpty else { return "Not done: no model has several classes." }
    return several.map {
      "\(Self.words($0.classes)): \(ChecklistNumber.text($0.indices.entropy, digits: 3))"
    }.joined(separator: "; ") + ". Not a reason for a number of classes, and nobody is put in one."
  }

  var plot: String { beside.plot ?? "Not done: \(beside.noPlot)" }

  var means: String {
    profiles.isEmpty
      ? "Not done: the formula has no column of time to tell them over, or the outcome is in categories, of which a class has log odds and no mean."
      : "As a table, not drawn: \(beside.means)"
  }

  var individuals: String {
    let head = "Not done, on purpose: it would put people in classes."
    guard let fewest = profiles.first?.fewest else { return head }
    return head
      + " What was seen is there for each class as means and standard deviations over everybody, weighted by how "
      + "likely they are in it, of \(fewest) people or more."
  }

  var numbers: String {
    guard let best, let own = profiles.first(where: { $0.classes == best.classes }) else {
      return "Not done: no model could be described over time."
    }
    guard own.profiles.allSatisfy({ $0.persons >= Double(beside.fewest) }) else {
      return "Not told: a class has fewer than \(beside.fewest) people."
    }
    return "Of \(Self.words(best.classes)): "
      + own.profiles.map { profile in
        let share =
          "\(profile.classNumber): \(ChecklistNumber.percent(profile.share.value)) of people"
        guard let shape = profile.shape else { return share }
        let interval = shape.change.interval
        return share
          + ", \(shape.words), from \(ChecklistNumber.text(shape.first)) to \(ChecklistNumber.text(shape.last)) "
          + "(difference \(ChecklistNumber.text(shape.change.value, digits: 3)), interval "
          + "\(ChecklistNumber.text(interval?.lower, digits: 3)) to \(ChecklistNumber.text(interval?.upper, digits: 3)))"
      }.joined(separator: "; ")
      + ". \(beside.syntax)"
  }

  var syntax: String {
    let options = classes.options
    let terms = options.classTerms.map { $0.filter { !$0.variables.isEmpty }.map(\.name) }
    let parts =
      ["formula \(classes.formula.text)"]
      + (terms.map { ["terms by class \($0.joined(separator: " + "))"] } ?? [])
      + (options.within.map { ["people \($0)"] } ?? [])
      + (options.outcome == .gaussian ? [] : ["outcome \(options.outcome.rawValue)"])
      + (options.known.map { ["known classes \($0)"] } ?? [])
      + (options.services.map { ["shares vary over \($0)"] } ?? [])
      + (options.cluster.map { ["errors allow for \($0)"] } ?? [])
      + [
        "random effects \(options.randomEffects.rawValue)",
        "residual variance \(options.residual.rawValue)", "starts \(options.starts)",
        "seed \(options.seed)", "level \(ChecklistNumber.text(options.level))",
      ]
    return
      "\(parts.joined(separator: ", ")). The same table gives the same figures. \(beside.syntax)"
  }
}

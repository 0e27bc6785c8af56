import Change
import Journeys
import Results

/// Who changed, as tables; the cells are named in the chapter and on the first page.
struct ChangeFigures: Sendable {
  /// How many people moved which way beyond error.
  struct Judged: Sendable {
    let higher: Cell
    let higherShare: Cell
    let within: Cell
    let withinShare: Cell
    let lower: Cell
    let lowerShare: Cell
    /// People higher, within error, lower.
    let counts: [Int]
  }

  /// Who is in the figures and who is not.
  private(set) var people: ReportTable
  let persons: Cell
  let pairs: Cell
  let noLaterScore: Cell
  let noScore: Cell
  /// People whose worker was another at the last score; nil where no workers are known.
  let otherWorker: Cell?

  /// Higher, within error, lower; nil when the error of measurement is not known.
  private(set) var directions: ReportTable?
  private(set) var judged: Judged?
  /// People who started where no gain could be seen.
  private(set) var couldNotImprove: Cell?

  /// Where everybody with both stood first and last; nil when nobody has both.
  private(set) var means: ReportTable?

  /// The error of measurement; nil when it is not known.
  private(set) var error: ReportTable?
  private(set) var sem: Cell?
  private(set) var threshold: Cell?
  /// Where single scores have errors of their own: the smallest and the largest difference beyond error.
  private(set) var thresholds: (least: Cell, most: Cell)?
  private(set) var level: Cell?

  init(_ outcome: Outcome) {
    let change = outcome.found.change
    let n = change.count
    people = ReportTable(
      outcome.id("change-people"), "Who is in these figures", columns: ["People", "Number"])
    pairs = people.fact("With a first and a later score", .count(n))
    noLaterScore = people.fact("With one score and no later one", .count(change.noLaterScore))
    noScore = people.fact("Without any score", .count(change.noScore))
    let changes = outcome.found.changes.cases.filter {
      $0.first.worker != nil && $0.last.worker != nil
    }
    otherWorker =
      changes.isEmpty
      ? nil
      : people.fact(
        "Of those with both, with another worker at the last score",
        .count(changes.count { $0.first.worker != $0.last.worker }))
    persons = people.fact("Together", .count(n + change.noLaterScore + change.noScore))
    if let error = change.error { addError(error, change, outcome) }
    addDirections(outcome)
    if let mean = change.mean { addMeans(mean, outcome) }
  }

  private mutating func addMeans(_ mean: MeanChange, _ outcome: Outcome) {
    var table = ReportTable(
      outcome.id("mean-change"), "First and last score of everybody with both, in points",
      columns: ["What", "Figure"])
    table.fact("People", .count(mean.n))
    table.fact("Mean of the first scores", outcome.points(mean.first))
    table.fact("Mean of the last scores", outcome.points(mean.last))
    table.fact("Mean change", outcome.points(mean.change.value))
    table.fact("Interval of the mean change, from", outcome.points(mean.change.interval?.lower))
    table.fact("Interval of the mean change, to", outcome.points(mean.change.interval?.upper))
    if let over = try? outcome.found.change.meanOverServices() {
      table.fact(
        "The same, over \(outcome.services), from", outcome.points(over.mean.interval?.lower))
      table.fact(
        "The same, over \(outcome.services), to", outcome.points(over.mean.interval?.upper))
      table.fact("Number of \(outcome.services) behind these two", .count(over.services))
    }
    let better = outcome.found.change.expectedCount(beyond: 0)
    if let better {
      table.fact("People expected to have truly moved the better way", .effect(better))
    }
    means = table
  }

  private mutating func addError(
    _ error: MeasurementError, _ change: ReliableChange, _ outcome: Outcome
  ) {
    var table = ReportTable(
      outcome.id("error"), "The error of measurement", columns: ["What", "Figure"])
    table.add(.words("Where it comes from"), [.words(error.source.words)])
    if let reliability = error.reliability {
      table.fact(
        reliability.kind == .cronbachAlpha
          ? "Agreement of the items (Cronbach's alpha)" : "Reliability between occasions",
        .coefficient(reliability.coefficient.value))
      if let interval = reliability.coefficient.interval {
        table.fact("Its interval, from", .coefficient(interval.lower))
        table.fact("Its interval, to", .coefficient(interval.upper))
      }
      table.fact("People it rests on", .count(reliability.n))
      table.fact("Standard deviation of the scores", outcome.points(error.standardDeviation))
    }
    if let spreadOf = error.source.spreadOf {
      table.add(.words("Whose standard deviation"), [.given(spreadOf)])
    }
    sem = table.fact(
      "Standard error of measurement, in points", outcome.points(error.standardError))
    self.level = table.fact(
      "Share of unchanged people whose difference is smaller",
      .coverage(change.options.rule.level))
    if let limit = change.threshold {
      threshold = table.fact("A difference beyond error is larger than", .limit(limit))
    } else if let errors = error.conditional?.rows.map(\.standardError), let least = errors.min(),
      let most = errors.max()
    {
      let reach = change.criticalValue * 2.0.squareRoot()
      table.add(
        .words("Where the error of single scores comes from"),
        [.given(error.conditional?.source ?? "")])
      thresholds = (
        table.fact(
          "A difference beyond error, where scores are surest, is larger than",
          .limit(least * reach)),
        table.fact("The same where they are least sure", .limit(most * reach))
      )
    }
    self.error = table
  }

  private mutating func addDirections(_ outcome: Outcome) {
    let change = outcome.found.change
    guard let better = change.count(.improved), let same = change.count(.unchanged),
      let worse = change.count(.deteriorated), change.count > 0
    else { return }
    let n = change.count
    let (up, down) = outcome.higherIsBetter ? (better, worse) : (worse, better)
    var table = ReportTable(
      outcome.id("directions"), "The last score against the first",
      columns: ["Last score", "People", "Share"])
    func row(_ words: Sentence, _ count: Int) -> [Cell] {
      table.add(.words(words), [.count(count), .share(count, of: n)])
    }
    let higher = row("Higher than before, beyond error (\(outcome.way(1)))", up)
    let within = row("No reliable change", same)
    let lower = row("Lower than before, beyond error (\(outcome.way(-1)))", down)
    couldNotImprove = change.couldNotImprove.map {
      table.add(
        .words("Started so near the end that no gain beyond error could show"),
        [.count($0), .share($0, of: n)])[0]
    }
    directions = table
    judged = Judged(
      higher: higher[0], higherShare: higher[1], within: within[0], withinShare: within[1],
      lower: lower[0], lowerShare: lower[1], counts: [up, same, down])
  }
}

import Change
import Disclosure
import Plots
import Results

/// First against last score, in figures that may be told.
struct ReleaseChangePart: Sendable {
  private let chapter: ReleaseChapter
  private let change: ReleasedChange
  private let means: ReportTable
  private let people: Cell
  private let mean: Cell
  private let limits: (lower: Cell, upper: Cell)

  /// Nothing where the change is not told.
  init?(_ chapter: ReleaseChapter) {
    guard case .success(let change) = chapter.outcome.change else { return nil }
    self.chapter = chapter
    self.change = change
    var table = ReportTable(
      chapter.id("change-table"), "First and last score of everybody with both, in points",
      columns: ["What", "Figure"])
    people = table.fact("People with a first and a later score", .count(change.change.n))
    table.fact("Mean of the first scores", chapter.points(change.first))
    table.fact("Mean of the last scores", chapter.points(change.last))
    mean = table.fact("Mean change", chapter.points(change.change.mean))
    limits = (
      table.fact("Interval of the mean change, from", chapter.points(change.change.interval.lower)),
      table.fact("Interval of the mean change, to", chapter.points(change.change.interval.upper))
    )
    table.fact(
      "Standard deviation of the changes", chapter.points(change.change.standardDeviation))
    means = table
  }

  /// A sentence for the first page.
  var short: Sentence { "\(chapter.name) (\(chapter.better)): \(words)" }

  /// The part as it stands in its chapter.
  var section: Section {
    Section(
      id: chapter.id("change"), title: "Who changed",
      content: [.paragraph(words), means.markup] + judged + setbacks, isInChapter: true)
  }

  private var words: Sentence {
    let interval = change.change.interval
    let isSure = interval.lower > 0 || interval.upper < 0
    let fit: Sentence = "values between \(limits.lower) and \(limits.upper) fit the data well"
    let start: Sentence =
      "\(people, "person has", "people have") a first and a later score. Their mean change is \(mean) points"
    return isSure
      ? "\(start); \(fit). That is \(chapter.way(change.change.mean))."
      : "\(start), but \(fit), so it cannot be said which way."
  }

  private var judged: [Markup] {
    guard case .success(let error) = chapter.outcome.error,
      case .success(let counts) = chapter.outcome.directions
    else { return [] }
    var facts = ReportTable(
      chapter.id("error"), "The error of measurement", columns: ["What", "Figure"])
    facts.add(.words("Where it comes from"), [.words(error.source.words)])
    facts.fact("Standard error of measurement, in points", chapter.points(error.standardError))
    let threshold = error.threshold.map {
      facts.fact("A difference beyond error is larger than", .limit($0))
    }
    var table = ReportTable(
      chapter.id("directions"), "The last score against the first",
      columns: ["Last score", "People", "Share"])
    func row(_ words: Sentence, _ count: Released<Int>) {
      table.add(.words(words), [.told(count), .told(count, of: change.change.n)])
    }
    row("Higher than before, beyond error (\(chapter.way(1)))", counts.higher)
    row("No reliable change", counts.within)
    row("Lower than before, beyond error (\(chapter.way(-1)))", counts.lower)
    let beyond: Sentence =
      threshold.map { "only a difference larger than \($0) points counts as change here" }
      ?? "every pair of scores is judged by its own error"
    return [
      .paragraph("No questionnaire measures exactly, so \(beyond).")
    ] + drawing(counts) + [table.markup, facts.markup]
  }

  /// Drawn only where all three counts are told.
  private func drawing(_ counts: ReleasedDirections) -> [Markup] {
    guard let higher = counts.higher.value, let within = counts.within.value,
      let lower = counts.lower.value
    else { return [] }
    let plot = StackedBar(
      title: "\(chapter.scoreName): last score against first",
      caption: chapter.caption,
      categories: ["Higher, beyond error", "No reliable change", "Lower, beyond error"],
      rows: [.counts("", [higher, within, lower])])
    return [
      chapter.figure(
        plot, "shares", title: "The last score against the first",
        reading: "Shares of the people who have a first and a later score.")
    ]
  }

  private var setbacks: [Markup] {
    guard case .success(let error) = chapter.outcome.error,
      case .success(let counts) = chapter.outcome.setbacks
    else { return [] }
    var table = ReportTable(
      chapter.id("setbacks"), "Setbacks and ground regained", columns: ["What", "People", "Share"])
    func row(_ words: Sentence, _ count: Released<Int>) {
      table.add(.words(words), [.told(count), .told(count, of: change.change.n)])
    }
    row("No setback beyond error", counts.none)
    row("A setback, of which less than half is regained by the last score", counts.lessThanHalf)
    row("A setback, of which half or more is regained", counts.halfOrMore)
    row("A setback, of which all is regained", counts.all)
    var facts = ReportTable(
      chapter.id("setback-facts"), "What counts as a setback", columns: ["What", "Figure"])
    let limit = error.journeyThreshold.map {
      facts.fact("A difference between any two scores beyond error is larger than", .limit($0))
    }
    return [
      .paragraph(
        """
        Progress is seldom a straight line: setbacks are part of many journeys. They describe scores, not \
        efforts.
        """,
        limit.map {
          "Here a fall from the best score so far counts when it is larger than \($0) points."
        }
          ?? "")
    ] + [table.markup] + (limit == nil ? [] : [facts.markup])
  }
}

import Change
import Journeys
import Platform
import Results
import Scales

/// The rows of `waymark change`: a row per person with two scores or more.
struct ChangeRows: Sendable {
  let panel: ScorePanel
  /// Persons with two scores or more, in the order of the panel.
  let persons: [Int]
  let change: ReliableChange
  private let smallestImportant: Double?
  private let window: TimeWindow?

  /// Gathers pairs from a panel.
  init(
    _ panel: ScorePanel, direction: ScoreDefinition.Direction, error: MeasurementError?,
    options: ReliableChange.Options, smallestImportant: Double?, window: TimeWindow?
  ) {
    self.smallestImportant = smallestImportant
    self.window = window
    var persons: [Int] = []
    var scores = ReliableChange.Scores()
    var services = ServiceNumbers()
    for person in 0..<panel.count {
      let range = panel.scores(person)
      switch range.count {
      case 0: scores.noScore += 1
      case 1: scores.singles.append(panel.values[range.lowerBound])
      default:
        persons.append(person)
        scores.firsts.append(panel.values[range.lowerBound])
        scores.lasts.append(panel.values[range.upperBound - 1])
        if panel.hasServices { scores.services.append(services.number(panel.service(person))) }
      }
    }
    self.panel = panel
    self.persons = persons
    change = ReliableChange(scores, direction: direction, error: error, options: options)
  }

  /// The names of the cells.
  var columns: [String] {
    ["person"] + (panel.hasServices ? ["service"] : []) + [
      "first_time", "last_time", "first", "last", "change", "index", "category", "reliable",
      "crossing", "started_in_range", "could_improve", "true_change", "conf.low", "conf.high",
      "p_true_change", "p_important", "placement",
    ]
  }

  /// Cells that only depend on first and last score.
  private static let judged = 14

  /// Writes the rows of some of the persons.
  func write(_ range: Range<Int>, to writer: inout RowWriter, _ known: inout KnownPairs) {
    for position in range {
      let person = persons[position]
      let scores = panel.scores(person)
      writer.text(panel.id(person))
      if panel.hasServices { writer.text(panel.service(person)) }
      writer.time(panel.times[scores.lowerBound], panel.coding)
      writer.time(panel.times[scores.upperBound - 1], panel.coding)
      let (first, last) = (change.scores.firsts[position], change.scores.lasts[position])
      // Scores are few, pairs of them too: what was written of a pair before is copied.
      if !known.copy(first, last, columns: Self.judged, to: &writer) {
        let start = writer.bytes.count
        judge(first, last, &writer)
        known.learn(first, last, writer.bytes.bytes(from: start))
      }
      writer.word(window?.placement(of: scores, in: panel).rawValue)
      writer.end(isLast: position == persons.count - 1)
    }
  }

  private func judge(_ first: Double, _ last: Double, _ writer: inout RowWriter) {
    let difference = last - first
    let facts = change.facts(first: first, last: last)
    let level = change.options.rule.level
    let shrunken = change.shrunken?.ofPerson(after: difference, level: level)
    writer.number(first)
    writer.number(last)
    writer.number(difference)
    writer.number(facts?.index)
    writer.word(facts?.category.rawValue)
    writer.flag(facts?.isReliable)
    writer.word(facts?.crossing?.rawValue)
    writer.flag(facts?.startedInRange)
    writer.flag(facts?.couldImprove)
    writer.number(shrunken?.change.value)
    writer.number(shrunken?.change.interval?.lower)
    writer.number(shrunken?.change.interval?.upper)
    writer.number(probability(beyond: 0, after: difference))
    writer.number(smallestImportant.flatMap { probability(beyond: $0, after: difference) })
  }

  private func probability(beyond size: Double, after difference: Double) -> Double? {
    change.shrunken?.probability(beyond: size, after: difference, change.direction)
  }
}

extension TimeWindow {
  /// Where the last of a person's scores lies, counted from the first.
  func placement(of scores: Range<Int>, in panel: ScorePanel) -> Placement {
    placement(after: panel.times[scores.upperBound - 1] - panel.times[scores.lowerBound])
  }
}

/// Services by number, in the order in which they come. People stand service after service, so the last
/// one asked for is mostly the next.
private struct ServiceNumbers {
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  private var last: (service: ArraySlice<UInt8>, number: Int)?

  mutating func number(_ service: ArraySlice<UInt8>) -> Int {
    if let last, last.service == service { return last.number }
    let number = numbers[service] ?? numbers.count
    numbers[service] = number
    last = (service, number)
    return number
  }
}

import Change
import Journeys
import Results
import Scales
import TestSupport
import Testing

@Suite("Rates of change, what they depend on, and what they leave open")
struct ChangeRatesTests {
  /// Twenty people by their lists of scores; SEM 1, so 2.77 points are reliable.
  static func change(
    _ direction: ScoreDefinition.Direction = .higherIsBetter,
    _ options: ReliableChange.Options = .init()
  ) throws -> ReliableChange {
    let sign = direction.sign
    let journeys: [[Double?]] = [
      [10, 14], [10, 18], [9, 12.9], [12, 13], [12, 12], [11, 9], [14, 10], [10, 10.5], [8, 16],
      [13, 12], [10, 11], [12, 14], [9, 10], [15, 17.5], [10, 12], [20, 20.2], [11], [16],
      [nil, nil], [],
    ].map { $0.map { value in value.map { $0 * sign } } }
    return try PanelChange(
      ReliableChangeTests.panel(journeys), of: ReliableChangeTests.target, direction: direction,
      error: ReliableChangeTests.error(sd: 2, r: 0.75), options: options
    ).change
  }

  @Test(
    "people with two scores are the denominator, those without a later one the bounds",
    arguments: ScoreDefinition.Direction.allCases)
  func rates(_ direction: ScoreDefinition.Direction) throws {
    var options = ReliableChange.Options()
    options.rule.range = ChangeRule.Range(cutOff: 15 * direction.sign, source: "test")
    options.rule.attainable = direction == .higherIsBetter ? 0...21 : -21...0
    let change = try Self.change(direction, options)
    let rates = change.rates
    #expect(rates.map(\.name) == ["improved", "unchanged", "deteriorated", "recovered"])
    #expect(rates.map(\.count) == [4, 11, 1, 2])
    // One of sixteen started beyond the cut-off of 15; one of the two single scores did.
    #expect(rates.map(\.n) == [16, 16, 16, 15])
    #expect(rates.map(\.unknown) == [2, 2, 2, 1])
    #expect(rates[0].bounds == 4.0 / 18...6.0 / 18)
    // From 20 only 1 point is left.
    #expect(change.couldNotImprove == 1)
  }

  @Test("without an error of measurement there are no rates")
  func withoutError() {
    let change = ReliableChange(
      .init(firsts: [1], lasts: [5]), direction: .higherIsBetter, error: nil)
    #expect(change.rates.isEmpty)
    #expect(change.couldNotImprove == nil)
    #expect(change.expectedCount(beyond: 0) == nil)
    #expect(throws: Withheld.self) { try ChangeSensitivity(change) }
  }

  @Test("a higher reliability calls more changes reliable, and the row taken has the counts")
  func sensitivity() throws {
    let change = try Self.change()
    let rows = try ChangeSensitivity(change).rows
    #expect(rows.map(\.label) == [".05 lower", "taken", ".05 higher"])
    #expect(rows.map(\.unchanged) == rows.map(\.unchanged).sorted(by: >))
    #expect(rows[1].improved == change.count(.improved))
    #expect(rows[1].deteriorated == change.count(.deteriorated))
    #expect(agrees(rows[1].threshold, try #require(change.threshold), relative: 1e-12))
    #expect(rows.allSatisfy { row in row.improved + row.unchanged + row.deteriorated == 16 })
  }

  @Test("the expected number of people who truly changed falls with the size asked for")
  func expected() throws {
    for direction in ScoreDefinition.Direction.allCases {
      let change = try Self.change(direction)
      let counts = [0.0, 1, 3, 10].compactMap { change.expectedCount(beyond: $0) }
      #expect(counts.count == 4 && counts == counts.sorted(by: >))
      #expect(counts[0] > 9 && counts[0] < 16 && counts[3] < 0.5)
    }
    #expect(
      try agrees(
        Self.change().expectedCount(beyond: 1),
        #require(try Self.change(.lowerIsBetter).expectedCount(beyond: 1)), relative: 1e-12))
  }

  @Test("every result says what it leaves open, and has a code for each")
  func notes() {
    let notes =
      ChangeNotes.beforeAndAfter
      + [ChangeNotes.error(.cronbachAlpha), ChangeNotes.rater(changedFor: 2, of: 9)].compactMap(
        \.self)
    #expect(Set(notes.map(\.code)).count == 5)
    #expect(ChangeNotes.error(.testRetest) == nil)
    #expect(ChangeNotes.rater(changedFor: 0, of: 9) == nil)
  }
}

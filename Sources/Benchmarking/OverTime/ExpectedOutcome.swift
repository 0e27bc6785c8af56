import Results

/// What was to be expected of one person's outcome, and what came.
public struct ExpectedOutcome: Sendable, Hashable {
  /// The chance of the outcome before it was known, from a reference model or one rate for all; in
  /// [0, 1].
  public var chance: Double
  /// Whether it came; nil where that is not known.
  public var happened: Bool?

  /// Makes an expected outcome.
  public init(chance: Double, happened: Bool?) {
    self.chance = chance
    self.happened = happened
  }

  /// One chance for everybody.
  public static func all(_ outcomes: [Bool?], chance: Double) -> [ExpectedOutcome] {
    outcomes.map { ExpectedOutcome(chance: chance, happened: $0) }
  }
}

extension [ExpectedOutcome] {
  /// Refuses what no sum over outcomes can be made of.
  func check() throws(Withheld) {
    guard contains(where: { $0.happened != nil }) else {
      throw Withheld(
        "cusum.no-outcomes", "Nobody's outcome is known.",
        help: "Give the outcomes in the order of time.")
    }
    if let place = firstIndex(where: { !(0...1).contains($0.chance) }) {
      throw Withheld(
        "cusum.chance-outside", "The chance in row \(place + 1) is not a number from 0 to 1.",
        help: "Give the chance of the outcome, as a share.")
    }
  }

  /// Says how many outcomes are not known; nil when all are.
  var unknownNote: Note? {
    let unknown = count { $0.happened == nil }
    guard unknown > 0 else { return nil }
    return Note(
      "cusum.unknown", "\(unknown) outcomes are not known; the line stays where it is there.")
  }
}

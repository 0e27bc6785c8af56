public import Results

/// The time the questions ask about, and the time over which change is realistic.
public struct TimeFrame: Sendable, Hashable {
  /// For example `the last two weeks`.
  public var recall: String
  /// Over what interval change is realistic, in words.
  public var realisticChange: String?
  /// The source's id.
  public var source: String?
}

/// Who holds the rights, and whether wording may stand in the file.
public struct Licence: Sendable, Hashable {
  /// What may be shipped.
  public enum Tier: String, Sendable, Hashable, CaseIterable {
    /// Wording may be shipped.
    case wordingFree = "A"
    /// Non-commercial or research only: keys, no wording.
    case restricted = "B"
    /// Registration or paid licence: keys, no wording.
    case licensed = "C"
    /// Written by the people who ship the file.
    case own
  }

  /// What may be shipped.
  public var tier: Tier
  /// Who holds the rights.
  public var holder: String
  /// The terms, in a sentence.
  public var terms: String
  /// Where the terms stand.
  public var url: String?

  /// Whether `text` and `label` may stand in the file.
  public var allowsWording: Bool { tier == .wordingFree || tier == .own }
}

/// What a scale was made from, and what it must not be compared with.
public struct Lineage: Sendable, Hashable {
  /// The scale it was adapted from.
  public var adaptedFrom: String?
  /// Scales and versions whose numbers look alike and are not.
  public var notComparableWith: [String]
}

/// Who agreed a scale, and when to look at it again.
public struct Agreement: Sendable, Hashable {
  /// The people, people with lived experience among them or not.
  public var by: [String]
  /// When it was agreed.
  public var on: String?
  /// When to look at it again.
  public var review: String?
}

/// Responses with the scores they must give.
public struct WorkedExample: Sendable, Hashable {
  /// The values that one score must have, by metric; nil for a score that must be missing.
  public struct Expectation: Sendable, Hashable {
    /// The score's id.
    public var score: String
    /// Value by metric id in the order of the file, or nil when the score must be missing.
    public var values: [String: Double]?
  }

  /// Its name.
  public var name: String
  /// The code answered, by position of the item; nil where nothing was answered.
  public var responses: [Int?]
  /// What must come out.
  public var expected: [Expectation]
  /// Where it stands in the scale file.
  public var place: Place
}

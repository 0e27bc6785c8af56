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

/// What a scale was made from, and what its numbers may and may not be held against.
public struct Lineage: Sendable, Hashable {
  /// A scale whose answers contain all of this one's.
  public struct Derivation: Sendable, Hashable {
    /// The other scale's id.
    public var scale: String
    /// The other scale's item for each of this one's, in the order of this one's.
    public var items: [String]
  }

  /// The scale it was adapted from.
  public var adaptedFrom: String?
  /// Scales from whose answers it can be scored.
  public var derivableFrom: [Derivation]
  /// Scales and versions whose numbers mean the same.
  public var comparableWith: [String]
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

/// An order of the items in circulation, for columns that are known by position only.
public struct ItemOrder: Sendable, Hashable {
  /// Its id, unique in the scale.
  public var id: String
  /// Positions of all items in this order.
  public var items: [Int]
  /// The source's id.
  public var source: String
  /// Where it stands in the scale file.
  public var place: Place
}

/// Why a scale has no score over all of it.
public struct NoTotal: Sendable, Hashable {
  /// The reason in words.
  public var reason: String
  /// The source's id.
  public var source: String
}

/// Something the file carries that nobody has checked against a primary source.
public struct Unverified: Sendable, Hashable {
  /// What it is about.
  public var about: String
  /// What is not known of it.
  public var note: String
  /// The id of the source it was taken from, if any.
  public var source: String?
}

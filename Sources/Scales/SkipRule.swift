public import Results

/// When an item is passed over by design, and the answer that a blank there then stands for.
///
/// A person who never drinks is led past the questions on drinking: their blanks count 0, they are
/// not missing. An answer given all the same counts as it was given.
public struct SkipRule: Sendable, Hashable {
  /// An earlier item, and the answers to it that lead past this one.
  public struct Premise: Sendable, Hashable {
    /// Position of the earlier item.
    public var item: Int
    /// The codes that fulfil it.
    public var codes: [Int]
  }

  /// What must hold, all of it.
  public var when: [Premise]
  /// The code that a blank counts as; one of the item's own.
  public var value: Int
  /// The source's id, or nil when none is stated.
  public var source: String?
  /// Where it stands in the scale file.
  public var place: Place
}

public import Results

/// What an adapted scale and its parent must have before one is held against the other.
public enum AdaptationRule {
  /// Fewest people of each sample.
  public static let leastPeople = 200
  /// Fewest items of one place in both samples, for a scale in common.
  public static let leastAnchors = 3
  /// The chance of calling any item moved where none did.
  public static let significance = 0.05

  /// Why people are too few; nil where there are enough.
  ///
  /// - Parameters:
  ///   - adapted: people who answered the adapted scale.
  ///   - parent: people who answered the parent; nil where its numbers are published ones.
  /// - Returns: the reason.
  public static func tooFew(adapted: Int, parent: Int? = nil) -> Withheld? {
    for (n, name) in [(adapted, "adapted"), (parent ?? leastPeople, "parent")]
    where n < leastPeople {
      return Withheld(
        "adaptation.small-sample",
        "An adapted scale is held against its parent from \(leastPeople) people of each on, and \(n) "
          + "answered the \(name) scale.",
        help: "Collect answers to the \(name) scale from \(leastPeople - n) more people.")
    }
    return nil
  }

  static let noSharedItem = Withheld(
    "adaptation.no-shared-item",
    "No item of the adapted scale is one of its parent, so nothing ties the one to the other.",
    help: "Name the items that were kept, or give both scales to the same people.")

  static let tooFewAnchors = Withheld(
    "adaptation.too-few-anchors",
    "Fewer than \(leastAnchors) items keep their place among the others, so it cannot be told which items moved "
      + "and which stayed.",
    help: "Keep more items of the parent as they are, or give both scales to the same people.")

  static let notSettled = Withheld(
    "adaptation.not-settled",
    "With the parent's numbers held, the answers settle on no mean and spread of people.",
    help: "Look at whether the items are coded as in the parent, and the same way round.")

  /// A note on items that are not the parent's.
  static func newItems(_ items: [Int]) -> Note? {
    guard !items.isEmpty else { return nil }
    let one = items.count == 1
    return Note(
      "adaptation.new-item",
      "The parent has no numbers for \(ItemCovariance.named(items)), so \(one ? "its" : "theirs") were found "
        + "from these answers and \(one ? "it says" : "they say") nothing about the ruler.")
  }

  /// Checks which items are whose.
  static func check(_ parentItems: [Int?], of count: Int) {
    let shared = parentItems.compactMap(\.self)
    precondition(Set(shared).count == shared.count, "two adapted items of one parent item")
    precondition(shared.allSatisfy { 0..<count ~= $0 }, "a parent item that is not there")
  }
}

import Results

/// Why a test of differential functioning was not done, and what to know where it was.
enum DifferentialWords {
  static let oneGroup = Withheld(
    "dif.one-group", "There is only one group, so there is nothing to compare.",
    help: "Name a column that divides people into groups.")
  static let oneScore = Withheld(
    "dif.one-score", "Everybody has the same matching score.",
    help: "Look at the answers to the other items: they may have been copied down.")
  static let separated = Withheld(
    "dif.not-certified",
    "The matching score or the group divides the answers so cleanly that no odds can be told.",
    help: "Join categories of the item, or collect more responses.")
  static let fewAnchors = Withheld(
    "dif.too-few-anchors",
    "Fewer than two other items work alike in the groups, too few to match people by.",
    help: "Match people by a measure from elsewhere.")

  static func smallGroup(_ size: Int, _ least: Int) -> Withheld {
    Withheld(
      "dif.small-group",
      "A group has \(size) people; differences between groups are looked into from \(least) on.",
      help: "Join groups that belong together, or collect more responses.")
  }

  static func oneCategory(_ least: Int) -> Withheld {
    Withheld(
      "dif.one-category",
      "Only one category is left after those with fewer than \(least) people of a group are joined.",
      help: "Look at how the item was asked and coded.")
  }

  static func notes(_ parts: [[Int]], least: Int, slope: Double) -> [Note] {
    var notes: [Note] = []
    let joined = parts.filter { $0.count > 1 }
    if !joined.isEmpty {
      let words = joined.map { $0.map(String.init).joined(separator: " with ") }
      notes.append(
        Note(
          "dif.joined",
          "Categories with fewer than \(least) people of a group were joined: codes "
            + words.joined(separator: "; ") + "."))
    }
    if slope < 0 {
      notes.append(
        Note(
          "dif.against-score",
          "Answers to this item fall as the matching score rises: it may be worded the other way round. "
            + "It was left as it is."))
    }
    return notes
  }
}

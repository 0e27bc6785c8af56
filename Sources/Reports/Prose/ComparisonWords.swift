/// What is said of a comparison that was not drawn by chance, or is not there at all.
enum ComparisonWords {
  /// The first half of a sentence that goes on with "and".
  static func short(_ isThere: Bool) -> Sentence {
    isThere ? "Nobody was put by chance among those for comparison" : "There is no comparison group"
  }

  /// Why nothing shows what brought a change about.
  static func long(_ isThere: Bool) -> Sentence {
    isThere
      ? """
      \(strong: "No comparison by chance.") Those for comparison are other people in other places. Nobody was put \
      among them by chance, so nothing shows what brought a change about, or what would have happened anyway.
      """
      : """
      \(strong: "No comparison group.") There is nobody here who had no support, so nothing shows what \
      brought a change about, or what would have happened anyway.
      """
  }

  /// The same in a list of what cannot be told.
  static func limit(_ isThere: Bool) -> Sentence {
    isThere
      ? "Nobody was put by chance among those for comparison."
      : "Nobody here serves as a comparison."
  }
}

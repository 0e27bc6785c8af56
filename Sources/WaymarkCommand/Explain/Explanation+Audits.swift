import Results

/// What a batch of answers looks like as a whole. Nothing is changed because of it.
extension Explanation {
  static let audits: [Explanation] = [
    Explanation(
      .auditItemAgainstRest,
      "The answers to one item go up where those to the others go down.",
      matters:
        "An item keyed the wrong way takes away from the total what it should add, and hides change.",
      remedy:
        "See whether the column holds this item, and whether it was reversed before it came here.",
      example: "q2 reversed by the survey program already, and by the scale again"),
    Explanation(
      .auditLooksAlreadyReversed,
      "Once reversed as the scale says, all its reversed items go against the others.",
      matters:
        "They have been turned twice: totals shrink towards the middle, and so does every difference.",
      remedy: "Ask for the answers as they were given, or turn these items back before scoring.",
      example: "an export 'with reverse scoring applied'"),
    Explanation(
      .auditCodingOffset,
      "Most answers look coded from another number than the scale's lowest code.",
      matters:
        "Everybody's total is too low or too high by the number of items, and cut-offs no longer fit.",
      remedy:
        "Compare one form with its row. Export the codes of the scale; add or take off one only if you are sure.",
      example: "0 to 4 in the file, 1 to 5 in the scale"),
    Explanation(
      .auditStraightLines,
      "Many people gave the same answer to every item, though some items are worded the other way round.",
      matters: "Copied answers say little about anybody, and pull scores to the middle.",
      remedy:
        "See how these forms came in: by whom, on what device, all on one day? Nothing was left out.",
      example: "3,3,3,3,3,3 with q2 and q5 reversed"),
    Explanation(
      .auditFloor,
      "Many people have the lowest score there can be.",
      matters: "They cannot be told apart, and none of them can be seen to go lower.",
      remedy:
        "Report the share beside the mean; a scale made for people who fare otherwise may suit better.",
      example: "15 of 60 at the lowest score"),
    Explanation(
      .auditCeiling,
      "Many people have the highest score there can be.",
      matters:
        "Whoever starts there cannot be seen to go higher, so that average change is held down.",
      remedy: "Report the share, and look at change among those with room to move.",
      example: "15 of 60 at the highest score"),
    Explanation(
      .auditAlphaBelowPublished,
      "The items hang together far less here than was published.",
      matters:
        "Mostly something is wrong with columns or keys. If not, the error of measurement is larger here than the published one, and fewer changes are beyond it.",
      remedy:
        "Check the columns and keys first; if they are right, take an error of measurement from this sample.",
      example: "alpha .41 here, .90 published"),
    Explanation(
      .auditNothingAnswered,
      "Many rows answer no item of a scale.",
      matters:
        "If these people were not asked, all is well. If their answers got lost, those left may be unlike them.",
      remedy: "Ask who was given this scale, and report how many answered of how many asked.",
      example: "120 of 200 rows are blank from w1 to w7"),
  ]
}

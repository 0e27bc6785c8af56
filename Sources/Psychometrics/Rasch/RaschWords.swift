import Results

/// Why a Rasch analysis was not done.
enum RaschWords {
  static let tooFewItems = Withheld(
    "rasch.too-few-items",
    "Fewer than two items have answers that differ between people, so none can be placed.",
    help: "Take a scale with more items, or look at how they were asked and coded.")
  static let nobodyBetween = Withheld(
    "rasch.only-extreme-scores",
    "Everybody has the least or the greatest score that is possible, which says nothing about items.",
    help: "Collect responses from people with scores in between.")
  static let disconnected = Withheld(
    "rasch.disconnected",
    "The items fall into sets that the answers do not tie to each other: nobody chose higher on the one "
      + "and lower on the other, so the distance between them has no estimate.",
    help: "Collect more responses, or place each set of items by itself.")
  static let noSpread = Withheld(
    "rasch.no-spread",
    "People do not differ on these items by more than chance, so there is no scale to place items on.",
    help: "Look whether all items are worded the same way round.")
  static let noBound = Withheld(
    "rasch.no-bound",
    "Whoever chooses high on a harder item does so on all easier ones, almost without exception: the "
      + "distances between items and the spread of people have no bound.",
    help: "Look whether answers to one item decide those to the next, or collect more responses.")
  static let uncertified = Withheld(
    "rasch.not-certified", "The search for the places of items ended without proof of the optimum.",
    help: "Join categories that few people chose, or collect more responses.")
}

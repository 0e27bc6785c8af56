/// Sums and sums of squares about a whole number near the mean: those that scores of the grid can have.
struct CentredMoments {
  /// The whole number.
  let centre: Int
  /// The largest Σd².
  let most: Int
  /// Sums with their sums of squares, about the centre.
  let moments: [ScoreSets.Moments]
  /// Deviations of the lowest and of the highest score.
  let range: ClosedRange<Int>

  /// What of them n scores can have; nil where nothing.
  init?(_ moments: [ScoreSets.Moments], of n: Int, on grid: ScoreGrid) {
    let possible = moments.compactMap { $0.possible(for: n, on: grid) }
    guard let first = possible.first else { return nil }
    let centre = Int((Double(first.sum) / Double(n)).rounded())
    let centred = possible.compactMap { $0.centred(on: centre, n: n) }
    guard let most = centred.map(\.squares.upperBound).max() else { return nil }
    self.centre = centre
    self.most = most
    self.moments = centred
    range = (grid.steps.lowerBound - centre)...(grid.steps.upperBound - centre)
  }
}

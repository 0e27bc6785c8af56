extension ScoreSets {
  /// A sum, and the sums of squares that go with it; in steps of the grid.
  struct Moments {
    var sum: Int
    var squares: ClosedRange<Int>

    /// What of it n scores of the grid can have; nil where nothing.
    func possible(for n: Int, on grid: ScoreGrid) -> Moments? {
      let lowest = grid.steps.lowerBound
      let highest = grid.steps.upperBound
      guard sum >= n * lowest, sum <= n * highest else { return nil }
      let furthest = max(abs(lowest), abs(highest))
      let from = max(0, squares.lowerBound)
      let upTo = min(n * furthest * furthest, squares.upperBound)
      return from <= upTo ? Moments(sum: sum, squares: from...upTo) : nil
    }

    /// The same about a whole number:  Σd = Σx − n·c,  Σd² = Σx² − 2c·Σx + n·c².
    func centred(on centre: Int, n: Int) -> Moments? {
      let shift = n * centre * centre - 2 * centre * sum
      let upTo = squares.upperBound + shift
      guard upTo >= 0 else { return nil }
      return Moments(
        sum: sum - n * centre, squares: max(0, squares.lowerBound + shift)...upTo)
    }
  }
}

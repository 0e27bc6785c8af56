extension ScoreSets {
  /// How many sets would give this mean and standard deviation (n − 1) as they are told.
  ///
  /// - Parameters:
  ///   - mean: in points of the score.
  ///   - standardDeviation: in points of the score; nil where only the mean is told.
  ///   - base: what both were rounded to, in points of the score; 0 where they were not.
  /// - Returns: the number of sets, over every sum that rounds to this mean.
  public func count(mean: Double, standardDeviation: Double?, base: Double = 0) -> ScoreSetCount {
    guard let sums = sums(mean: mean, base: base) else { return .exactly(0) }
    guard sums.count <= Self.mostSums else { return .notCounted }
    guard let standardDeviation else {
      return sums.reduce(.exactly(0)) { $0 + count(sum: $1) }
    }
    return counted(moments(sums, standardDeviation, base: base))
  }

  /// The same, as far as it takes to know whether there are `enough`; exact where there are fewer.
  func count(
    mean: Double, standardDeviation: Double?, base: Double = 0, enough: Int
  ) -> ScoreSetCount {
    guard let sums = sums(mean: mean, base: base) else { return .exactly(0) }
    guard sums.count > Self.mostSums else {
      return count(moments(sums, standardDeviation, base: base), enough: enough)
    }
    // Sets of some of the sums are sets of all.
    let some = sums.lowerBound...(sums.lowerBound + Self.mostSums - 1)
    let count = count(moments(some, standardDeviation, base: base), enough: enough)
    return count.number > 0 ? .atLeast(count.number) : .notCounted
  }

  /// Sums with the sums of squares that a standard deviation leaves; with any where it is not told.
  private func moments(
    _ sums: ClosedRange<Int>, _ standardDeviation: Double?, base: Double
  ) -> [Moments] {
    guard let standardDeviation else {
      return sums.map { Moments(sum: $0, squares: 0...Int.max) }
    }
    guard standardDeviation.isFinite, standardDeviation >= 0, n > 1 else { return [] }
    return sums.compactMap { sum in
      squares(sum: sum, standardDeviation: standardDeviation, base: base)
        .map { Moments(sum: sum, squares: $0) }
    }
  }

  /// Most sums that a rounded mean may stand for.
  private static let mostSums = 1_000

  /// Sums whose mean is this one after rounding: those within n·base/2 of n·mean, ends included.
  private func sums(mean: Double, base: Double) -> ClosedRange<Int>? {
    let centre = Double(n) * mean / grid.unit
    let reach = Double(n) * base / grid.unit / 2
    return wholeNumbers(
      from: max(centre - reach, Double(n * grid.steps.lowerBound)),
      upTo: min(centre + reach, Double(n * grid.steps.upperBound)), orNearest: base == 0)
  }

  /// Sums of squares:  Σx² = (n − 1)·SD² + (Σx)²/n.
  private func squares(
    sum: Int, standardDeviation: Double, base: Double
  ) -> ClosedRange<Int>? {
    let sd = standardDeviation / grid.unit
    let reach = base / grid.unit / 2
    let ofMean = Double(sum) * Double(sum) / Double(n)
    let degreesOfFreedom = Double(n - 1)
    let least = max(0, sd - reach)
    return wholeNumbers(
      from: degreesOfFreedom * least * least + ofMean,
      upTo: degreesOfFreedom * (sd + reach) * (sd + reach) + ofMean, orNearest: base == 0)
  }

  /// The whole numbers between two, with room for the last digits of a double.
  private func wholeNumbers(
    from: Double, upTo: Double, orNearest: Bool
  ) -> ClosedRange<Int>? {
    guard abs(from) < 0x1p60, abs(upTo) < 0x1p60 else { return nil }
    if orNearest { return Int(from.rounded())...Int(from.rounded()) }
    let room = 1e-9 * max(1, abs(upTo))
    let first = Int((from - room).rounded(.up))
    let last = Int((upTo + room).rounded(.down))
    return first <= last ? first...last : nil
  }
}

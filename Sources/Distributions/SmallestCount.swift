/// The smallest count from 0 that is enough, by halving; the last one when none below it is.
///
/// - Parameters:
///   - likely: where it lies almost surely, from −1 or more; below it every count is tried, above it
///     none. Far from there probabilities take long to compute.
///   - isEnough: true from some count on.
/// - Returns: a count from 0 to the last of `likely`.
func smallestCount(within likely: ClosedRange<Int>, where isEnough: (Int) -> Bool) -> Int {
  var (low, high) = (likely.lowerBound, likely.upperBound)
  if low >= 0, isEnough(low) { (low, high) = (-1, low) }
  while high - low > 1 {
    let middle = low + (high - low) / 2
    if isEnough(middle) { high = middle } else { low = middle }
  }
  return high
}

/// The smallest count from 0 that is enough, by halving; `most` when none below it is.
///
/// - Parameters:
///   - most: 0 or more.
///   - isEnough: true from some count on.
/// - Returns: a count from 0 to `most`.
func smallestCount(upTo most: Int, where isEnough: (Int) -> Bool) -> Int {
  var (low, high) = (-1, most)
  while high - low > 1 {
    let middle = low + (high - low) / 2
    if isEnough(middle) { high = middle } else { low = middle }
  }
  return high
}

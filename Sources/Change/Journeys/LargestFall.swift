/// The largest fall from the best score so far to a later one; `nil` when there is none. Heights
/// rise towards better.
struct LargestFall {
  /// Where it starts.
  var peak: Int
  /// Where it is deepest.
  var low: Int
  /// Its size; positive.
  var size: Double
  /// How much of it the last score has won back; 0 to its size.
  var regained: Double

  init?(_ heights: Span<Double>) {
    var highest = 0
    var largest: (size: Double, peak: Int, low: Int)?
    for position in heights.indices {
      if heights[position] > heights[highest] { highest = position }
      let size = heights[highest] - heights[position]
      if size > largest?.size ?? 0 { largest = (size, highest, position) }
    }
    guard let largest else { return nil }
    (size, peak, low) = largest
    regained = max(0, min(size, heights[heights.count - 1] - heights[low]))
  }
}

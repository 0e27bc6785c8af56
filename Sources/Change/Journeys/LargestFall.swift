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

  init?(_ heights: [Double]) {
    var highest = 0
    var largest: (size: Double, peak: Int, low: Int)?
    for (position, height) in heights.enumerated() {
      if height > heights[highest] { highest = position }
      let size = heights[highest] - height
      if size > largest?.size ?? 0 { largest = (size, highest, position) }
    }
    guard let largest, let last = heights.last else { return nil }
    (size, peak, low) = largest
    regained = max(0, min(size, last - heights[low]))
  }
}

import Disclosure
import Documents

/// The scores that a scale can give.
struct PacketRange: Sendable, Hashable {
  /// The lowest.
  var lowest: Double
  /// The highest.
  var highest: Double
  /// The smallest difference between two.
  var step: Double

  /// The same as whole numbers of steps; nil where the ends are no such numbers.
  var grid: ScoreGrid? {
    let (low, high) = ((lowest / step).rounded(), (highest / step).rounded())
    guard step > 0, abs(low) <= 1e6, abs(high) <= 1e6, low <= high,
      abs(low * step - lowest) <= 1e-9 * step, abs(high * step - highest) <= 1e-9 * step
    else { return nil }
    return ScoreGrid(Int(low)...Int(high), unit: step)
  }
}

extension PacketRange {
  /// Reads `lowest`, `highest` and `step` of a packet; nil where one of them is not there.
  init?(reading object: inout ObjectReader) {
    let (lowest, highest) = (object.optionalNumber("lowest"), object.optionalNumber("highest"))
    let step = object.optionalNumber("step")
    guard let lowest, let highest, let step else { return nil }
    self.init(lowest: lowest, highest: highest, step: step)
  }
}

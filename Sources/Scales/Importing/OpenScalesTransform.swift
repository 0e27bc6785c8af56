import Documents
import Results

/// Transformations of an Open Scale Definition: steps of arithmetic, one after the other.
extension AffineTransform {
  /// What a mean is multiplied by, when that is all there is to it; nil for any other score.
  func times(_ method: String?) -> Fraction? {
    guard ["mean_coded", "weighted_mean"].contains(method), constant == 0, factor > 0,
      factor <= Limit.weight
    else { return nil }
    return Fraction(decimal: factor)
  }

  /// Steps one after the other as one straight line; nil when there are none, or one of them takes a
  /// number from the answers (which is told).
  static func read(_ nodes: [Node]?, _ reading: Reading) -> AffineTransform? {
    guard let first = nodes?.first else { return nil }
    var line = AffineTransform(place: first.place)
    var isStraight = true
    for node in nodes ?? [] {
      var step = SourceObject(node, reading)
      let operation = step?.string("op") ?? ""
      let value = step?.node("value")?.number
      switch (operation, value) {
      case ("add", let value?): line.constant += value
      case ("subtract", let value?): line.constant -= value
      case ("multiply", let value?):
        line.factor *= value
        line.constant *= value
      case ("divide", let value?) where value != 0:
        line.factor /= value
        line.constant /= value
      default: isStraight = false
      }
    }
    // A transformation that cannot be read still makes it unclear what bands are for.
    if !isStraight || !line.factor.isFinite || !line.constant.isFinite {
      line.factor = 0
      line.constant = 0
    }
    return line
  }
}

import Glibc

/// Thresholds as a search sees them: the first, then the logarithms of the gaps.
///
///     τ₁ = ξ₁,      τₖ = τₖ₋₁ + exp(ξₖ)
///
/// so that they are in order whatever the ξ. Where there are none, nothing changes.
struct Thresholds {
  let count: Int

  /// τ from ξ; entries after the thresholds stay.
  func natural(_ xi: [Double]) -> [Double] {
    var result = xi
    for k in 1..<max(count, 1) { result[k] = result[k - 1] + exp(xi[k]) }
    return result
  }

  /// ξ from τ; entries after the thresholds stay.
  func searched(_ natural: [Double]) -> [Double] {
    var result = natural
    for k in 1..<max(count, 1) { result[k] = log(natural[k] - natural[k - 1]) }
    return result
  }

  /// The gradient with respect to ξ from that with respect to τ.
  func gradient(_ natural: [Double], at xi: [Double]) -> [Double] {
    var result = natural
    var above = 0.0
    for k in (0..<count).reversed() {
      above += natural[k]
      result[k] = k == 0 ? above : above * exp(xi[k])
    }
    return result
  }

  /// ∂τⱼ/∂ξₖ: 1 for the first, the gap for every k up to j.
  func derivative(_ j: Int, _ k: Int, at xi: [Double]) -> Double {
    guard j < count, k < count else { return j == k ? 1 : 0 }
    return k > j ? 0 : k == 0 ? 1 : exp(xi[k])
  }
}

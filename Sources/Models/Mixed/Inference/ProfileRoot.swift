/// Where the signed root of the deviance, ζ, reaches a cut-off on one side of the estimate.
///
///     ζ(v) = sign(v − v̂) √(d(v) − d̂)
///
/// ζ is close to a straight line, so secants are quick; every step stays within what is known to
/// enclose the root. No interpolation between tabulated points: every ζ is of an exact optimum.
struct ProfileRoot {
  /// An end of the interval.
  struct Limit {
    var value: Double
    /// False where the parameter's range ends before the cut-off is reached.
    var isReached: Bool
    var certified: Bool
  }

  let optimum: ConstrainedOptimum
  /// v̂ and d̂.
  let estimate: Double
  let deviance: Double
  /// The cut-off of |ζ|.
  let cutOff: Double

  private struct Known {
    var v: Double
    /// |ζ| less the cut-off.
    var excess: Double
    var psi: [Double]
    var certified: Bool
  }

  /// - Parameters:
  ///   - step: the first step, its sign the side.
  ///   - end: where the range ends on this side, if it does.
  ///   - openEnd: an end that cannot be reached itself, as 0 for σ.
  ///   - psi: where to search from.
  /// - Returns: nil where a deviance cannot be evaluated.
  func limit(step: Double, end: Double?, openEnd: Double?, from psi: [Double]) -> Limit? {
    var inner = Known(v: estimate, excess: -cutOff, psi: psi, certified: true)
    var width = step
    var outer: Known?
    for _ in 0..<60 {
      var v = inner.v + width
      var atEnd = false
      if let end, width > 0 ? v >= end : v <= end {
        (v, atEnd) = (end, true)
      }
      if let openEnd, width > 0 ? v >= openEnd : v <= openEnd { v = (inner.v + openEnd) / 2 }
      guard let next = known(v, from: inner.psi) else { return nil }
      if next.excess >= 0 {
        outer = next
        break
      }
      if atEnd { return Limit(value: v, isReached: false, certified: next.certified) }
      // By the slope so far a little beyond the root, but no more than four times as far.
      let gained = next.excess - inner.excess
      let needed = gained > 0 ? -1.1 * next.excess / gained * (v - inner.v) : 4 * (v - inner.v)
      let most = 4 * (v - estimate)
      width = abs(needed) < abs(most) ? needed : most
      inner = next
    }
    guard var outer else { return nil }
    var last = outer
    // Weights that keep one end from being stuck (the Illinois rule).
    var (innerWeight, outerWeight) = (1.0, 1.0)
    for _ in 0..<60 {
      let distance = outer.v - inner.v
      guard abs(last.excess) > Self.tolerance,
        abs(distance) > 1e-12 * (1e-6 * cutOff + abs(outer.v))
      else { break }
      let (f, g) = (innerWeight * inner.excess, outerWeight * outer.excess)
      let v = inner.v - f / (g - f) * distance
      guard let next = known(v, from: closer(v, inner, outer).psi) else { return nil }
      last = next
      if next.excess >= 0 {
        outer = next
        (innerWeight, outerWeight) = (innerWeight / 2, 1)
      } else {
        inner = next
        (innerWeight, outerWeight) = (1, outerWeight / 2)
      }
    }
    return Limit(value: last.v, isReached: true, certified: last.certified)
  }

  /// Rounding of a deviance of some thousands shows in ζ at 1e-9.
  private static let tolerance = 2e-9

  private func closer(_ v: Double, _ a: Known, _ b: Known) -> Known {
    abs(v - a.v) < abs(v - b.v) ? a : b
  }

  private func known(_ v: Double, from psi: [Double]) -> Known? {
    optimum.at(v, from: psi).map {
      Known(
        v: v, excess: max(0, $0.value - deviance).squareRoot() - cutOff, psi: $0.psi,
        certified: $0.certified)
    }
  }
}

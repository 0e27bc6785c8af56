public import LinearAlgebra

/// A function of several parameters to be made small, with its gradient and the bounds it keeps.
public struct BoundedProblem {
  /// Lower bounds; `-.infinity` where there is none.
  public var lower: [Double]
  /// Upper bounds; `.infinity` where there is none.
  public var upper: [Double]
  /// The value, or nil where the function cannot be evaluated.
  public var value: ([Double]) -> Double?
  /// The value and its gradient, or nil where the function cannot be evaluated.
  public var gradient: ([Double]) -> (value: Double, gradient: [Double])?

  /// The matrix of second derivatives where it can be had in closed form, or a positive stand-in for
  /// it; nil to take differences of the gradient.
  public var curvature: (([Double]) -> Matrix?)?

  /// With a curvature: the gain of a whole step below which no step is worth it. For a deviance, where 1
  /// is about a standard error, 1e-17 is one in the eighth digit of that error.
  public var leastGain = Self.leastGain

  /// `leastGain` as it is unless set.
  package static let leastGain = 1e-17

  /// Makes a problem; `lower` and `upper` must be equally long.
  public init(
    lower: [Double], upper: [Double], value: @escaping ([Double]) -> Double?,
    gradient: @escaping ([Double]) -> (value: Double, gradient: [Double])?,
    curvature: (([Double]) -> Matrix?)? = nil
  ) {
    precondition(lower.count == upper.count, "\(lower.count) and \(upper.count) bounds")
    self.lower = lower
    self.upper = upper
    self.value = value
    self.gradient = gradient
    self.curvature = curvature
  }

  /// Number of parameters.
  public var count: Int { lower.count }

  /// `x` moved into the bounds.
  func within(_ x: [Double]) -> [Double] {
    x.indices.map { min(max(x[$0], lower[$0]), upper[$0]) }
  }

  /// The parameters at a bound whose gradient holds them there.
  func held(_ x: [Double], gradient: [Double]) -> Set<Int> {
    Set(
      x.indices.filter {
        (x[$0] <= lower[$0] && gradient[$0] >= 0) || (x[$0] >= upper[$0] && gradient[$0] <= 0)
      })
  }
}

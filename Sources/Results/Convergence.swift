/// How a search for an optimum ended.
public struct Convergence: Sendable, Hashable, Codable {
  /// Why the search stopped.
  public enum Stop: String, Sendable, Hashable, Codable {
    /// The optimum is certified: see `certified`.
    case tolerance
    /// The allowed number of evaluations was used up.
    case limit
    /// No step made progress, though the gradient is not yet small.
    case stalled
  }

  /// Why the search stopped.
  public var stop: Stop
  /// Evaluations of the objective.
  public var evaluations: Int
  /// Largest absolute entry of the gradient over the parameters that are free to move.
  public var gradientNorm: Double
  /// Whether the free gradient is within tolerance, the curvature over the free parameters is
  /// positive, and no parameter at its bound would lower the objective by moving inwards.
  public var certified: Bool
  /// The parameters that ended on their bound, by position.
  public var atBound: [Int]

  /// Makes the record of a search.
  public init(
    stop: Stop, evaluations: Int, gradientNorm: Double, certified: Bool, atBound: [Int] = []
  ) {
    self.stop = stop
    self.evaluations = evaluations
    self.gradientNorm = gradientNorm
    self.certified = certified
    self.atBound = atBound
  }
}

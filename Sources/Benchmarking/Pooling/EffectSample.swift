import LinearAlgebra
public import Results

/// One estimate per service with the variance of its error, and what may explain how they differ.
///
///     y_j = x_j β + u_j + e_j,      u_j ~ N(0, τ²),      e_j ~ N(0, v_j)
///
/// with v_j known. Without moderators x_j is 1 and β the mean of all services.
public struct EffectSample: Sendable, Hashable {
  /// y_j, in any unit.
  public let estimates: [Double]
  /// v_j, the squares of their standard errors, above 0.
  public let variances: [Double]
  /// The columns of the design: `(Intercept)`, then the moderators.
  public let terms: [String]
  /// X, services × terms.
  let design: Matrix

  /// Services.
  public var count: Int { estimates.count }
  /// k − p: services beyond the coefficients.
  var degreesOfFreedom: Int { count - terms.count }

  /// Makes a sample.
  ///
  /// - Parameters:
  ///   - estimates: one per service.
  ///   - variances: of their errors, as many.
  ///   - moderators: columns of numbers that may explain differences, as long. The default is none.
  /// - Throws: `Withheld` for a number that is not finite, a variance that is not above zero, no
  ///   more services than coefficients, or moderators that determine each other.
  public init(
    _ estimates: [Double], variances: [Double], moderators: [(name: String, values: [Double])] = []
  ) throws(Withheld) {
    precondition(
      estimates.count == variances.count,
      "\(estimates.count) estimates with \(variances.count) variances")
    guard estimates.allSatisfy(\.isFinite),
      moderators.allSatisfy({ $0.values.allSatisfy(\.isFinite) })
    else {
      throw Withheld(
        "pooling.not-finite", "An estimate or a moderator is not a finite number.",
        help: "Leave services without an estimate out.")
    }
    guard variances.allSatisfy({ $0 > 0 && $0.isFinite && (1 / $0).isFinite }) else {
      throw Withheld(
        "pooling.variance-not-positive", "The variance of an estimate is not above zero.",
        help: "Give every estimate its standard error; one person has none.")
    }
    guard estimates.count > 1 + moderators.count else {
      throw Withheld(
        "pooling.too-few-services",
        "There are too few services to tell differences between them from error.",
        help: "Show each service with its own interval.")
    }
    let ones = Array(repeating: 1.0, count: estimates.count)
    self.estimates = estimates
    self.variances = variances
    terms = ["(Intercept)"] + moderators.map(\.name)
    design = Matrix(columns: [ones] + moderators.map(\.values), rows: estimates.count)
    guard PivotedQR(design).rank == terms.count else { throw Self.dependent }
  }

  /// The refusal of moderators that determine each other.
  static let dependent = Withheld(
    "pooling.moderators-dependent",
    "A moderator is the same for every service, or follows from the others.",
    help: "Leave it out.")

  /// The refusal of numbers too large or too unlike to compute with.
  static let notComputable = Withheld(
    "pooling.not-computable", "The numbers are too large or too unlike to compute with.",
    help: "Change the unit, and look for a variance that is out of proportion.")

  /// The same services without moderators.
  var withoutModerators: EffectSample { EffectSample(only: estimates, variances) }

  private init(only estimates: [Double], _ variances: [Double]) {
    self.estimates = estimates
    self.variances = variances
    terms = ["(Intercept)"]
    design = Matrix(rows: estimates.count, columns: 1, repeating: 1)
  }

  /// v_j + τ².
  func totals(_ tauSquared: Double) -> [Double] { variances.map { $0 + tauSquared } }

  /// The weights 1 / (v_j + τ²).
  func weights(_ tauSquared: Double) -> [Double] { totals(tauSquared).map { 1 / $0 } }
}

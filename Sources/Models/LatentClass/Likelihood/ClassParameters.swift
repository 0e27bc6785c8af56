/// What a mixture of classes is made of, in the units that it is solved in.
///
///     P(class g) ∝ exp(x · logits_g),      y | g = C γ_g + D β + Z b + ε
///     b ~ N(0, ω_g² T Tᵀ),      ε ~ N(0, σ_g²)
struct ClassParameters: Sendable, Hashable {
  /// One list a class; the last is zero.
  var logits: [[Double]]
  /// γ, one list a class.
  var own: [[Double]]
  /// β.
  var common: [Double]
  /// T, q × q, lower, column by column; one, or one a class.
  var factors: [[Double]]
  /// ω, one a class, the last 1.
  var ratios: [Double]
  /// σ², one, or one a class; 1 for outcomes in categories.
  var variances: [Double]
  /// Logarithms of the gaps between thresholds, all but the first; empty for scores and for yes or no.
  var gaps: [Double] = []
  /// δ, one list a class; none where leaving is not modelled.
  var hazards: [[Double]] = []
  /// λ, one a class, the last zero: how classes' log odds vary over services. Empty where they do not.
  var loadings: [Double] = []

  var classes: Int { logits.count }

  /// σ² of a class.
  func variance(_ g: Int) -> Double { variances.count == 1 ? variances[0] : variances[g] }
  /// T of a class.
  func factor(_ g: Int) -> [Double] { factors.count == 1 ? factors[0] : factors[g] }
  /// Λ = ω T / σ of a class.
  func relative(_ g: Int) -> [Double] {
    let scale = ratios[g] / variance(g).squareRoot()
    return factor(g).map { $0 * scale }
  }

  /// The same mixture with its classes in another order.
  ///
  /// - Parameter order: for each place, the class that comes there.
  /// - Returns: the mixture; its likelihood is the same.
  func ordered(_ order: [Int]) -> ClassParameters {
    guard let last = order.last else { return self }
    var result = self
    result.logits = order.map { g in zip(logits[g], logits[last]).map { $0 - $1 } }
    result.own = order.map { own[$0] }
    if !hazards.isEmpty { result.hazards = order.map { hazards[$0] } }
    if !loadings.isEmpty { result.loadings = order.map { loadings[$0] - loadings[last] } }
    if factors.count > 1 { result.factors = order.map { factors[$0] } }
    if variances.count > 1 { result.variances = order.map { variances[$0] } }
    result.ratios = order.map { ratios[$0] / ratios[last] }
    if factors.count == 1 { result.factors = [factors[0].map { $0 * ratios[last] }] }
    return result
  }

  /// The same mixture with u turned round, if need be, so that λ of the first class is not negative.
  var upright: ClassParameters {
    guard let first = loadings.first(where: { $0 != 0 }), first < 0 else { return self }
    var result = self
    result.loadings = loadings.map { -$0 }
    return result
  }
}

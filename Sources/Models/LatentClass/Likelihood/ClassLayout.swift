import Glibc

/// Which parameters are free, and their places in one list:
/// logits class by class, γ class by class, β, the free entries of T, log ω, ½ log(σ² − floor),
/// log gaps between thresholds, δ class by class, λ.
struct ClassLayout: Sendable, Hashable {
  let classes: Int
  let covariates: Int
  /// Columns that differ by class.
  let own: Int
  /// Columns that do not.
  let common: Int
  let random: Int
  /// Free entries of T, by position column by column.
  let free: [Int]
  let effects: LatentClassModel.RandomEffects
  let residual: LatentClassModel.Residual
  /// What σ² stays above.
  let floor: Double
  /// Outcomes in categories have no σ².
  var outcome = LatentClassModel.Outcome.gaussian
  /// Free gaps between thresholds.
  var gaps = 0
  /// Columns of the hazard of leaving.
  var hazard = 0
  /// Whether classes vary over services.
  var variesOverServices = false

  /// How many T there are.
  var factorCount: Int { effects == .specific ? classes : 1 }
  /// How many σ² there are.
  var varianceCount: Int {
    outcome != .gaussian ? 0 : residual == .specific ? classes : 1
  }
  private var ratioCount: Int {
    effects == .proportional && random > 0 ? classes - 1 : 0
  }
  /// How many (Λ, σ²) there are.
  var variants: Int {
    factorCount == 1 && varianceCount <= 1 && ratioCount == 0 ? 1 : classes
  }
  /// Places of the logits.
  var logitPlaces: Range<Int> { 0..<(classes - 1) * covariates }
  /// Places of γ.
  var ownPlaces: Range<Int> {
    logitPlaces.upperBound..<logitPlaces.upperBound + classes * own
  }
  /// Places of β.
  var commonPlaces: Range<Int> { ownPlaces.upperBound..<ownPlaces.upperBound + common }
  /// Places of T.
  var factorPlaces: Range<Int> {
    commonPlaces.upperBound..<commonPlaces.upperBound + factorCount * free.count
  }
  /// Places of log ω.
  var ratioPlaces: Range<Int> {
    factorPlaces.upperBound..<factorPlaces.upperBound + ratioCount
  }
  /// Places of ½ log(σ² − floor).
  var variancePlaces: Range<Int> {
    ratioPlaces.upperBound..<ratioPlaces.upperBound + varianceCount
  }
  /// Places of the logarithms of gaps.
  var gapPlaces: Range<Int> { variancePlaces.upperBound..<variancePlaces.upperBound + gaps }
  /// Places of δ.
  var hazardPlaces: Range<Int> {
    gapPlaces.upperBound..<gapPlaces.upperBound + classes * hazard
  }
  /// Places of λ.
  var loadingPlaces: Range<Int> {
    hazardPlaces.upperBound..<hazardPlaces.upperBound + (variesOverServices ? classes - 1 : 0)
  }
  /// Free parameters.
  var count: Int { loadingPlaces.upperBound }

  /// The same with another number of classes.
  func with(classes: Int) -> ClassLayout {
    ClassLayout(
      classes: classes, covariates: covariates, own: own, common: common, random: random,
      free: free, effects: effects, residual: residual, floor: floor, outcome: outcome,
      gaps: gaps, hazard: hazard,
      variesOverServices: variesOverServices)
  }

  /// The list of a mixture's free parameters.
  func packed(_ p: ClassParameters) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(count)
    for g in 0..<classes - 1 { result += p.logits[g] }
    for g in 0..<classes { result += p.own[g] }
    result += p.common
    for k in 0..<factorCount { result += free.map { p.factors[k][$0] } }
    if ratioCount > 0 { result += p.ratios.dropLast().map { log($0) } }
    if varianceCount > 0 { result += p.variances.map { 0.5 * log(max($0 - floor, 1e-300)) } }
    return result + p.gaps + p.hazards.flatMap(\.self) + p.loadings.dropLast()
  }

  /// The mixture of a list.
  func unpacked(_ x: [Double]) -> ClassParameters {
    func lists(_ places: Range<Int>, _ length: Int, _ count: Int) -> [[Double]] {
      (0..<count).map { g in
        let start = places.lowerBound + g * length
        return Array(x[start..<start + length])
      }
    }
    let factors = lists(factorPlaces, free.count, factorCount).map { entries in
      var factor = Array(repeating: 0.0, count: random * random)
      for (place, entry) in zip(free, entries) { factor[place] = entry }
      return factor
    }
    return ClassParameters(
      logits: lists(logitPlaces, covariates, classes - 1)
        + [Array(repeating: 0, count: covariates)],
      own: lists(ownPlaces, own, classes), common: Array(x[commonPlaces]), factors: factors,
      ratios: ratioCount > 0
        ? x[ratioPlaces].map { exp($0) } + [1] : Array(repeating: 1, count: classes),
      variances: varianceCount > 0 ? x[variancePlaces].map { floor + exp(2 * $0) } : [1],
      gaps: Array(x[gapPlaces]),
      hazards: hazard > 0 ? lists(hazardPlaces, hazard, classes) : [],
      loadings: variesOverServices ? x[loadingPlaces] + [0] : [])
  }
}

import LinearAlgebra
import Optimization
import Results

/// The weighted squares that a model of ordered answers makes small.
struct OrdinalSquares {
  let model: ConfirmatoryModel
  let answers: OrdinalAnswers
  /// Everything free but what is left of each item.
  let parameters: [[ModelPlace]]
  /// r, in the order of the pairs.
  let correlations: [Double]
  /// 1/γ.
  private let weights: [Double]
  private let pairs: [(i: Int, j: Int)]

  init(_ model: ConfirmatoryModel, _ answers: OrdinalAnswers) {
    self.model = model
    self.answers = answers
    parameters = model.parameters.filter { places in
      !places.contains { $0.kind == .residualCovariance && $0.row == $0.column }
    }
    let k = answers.k
    let pairs = (0..<k).flatMap { i in (i + 1..<max(k, i + 1)).map { (i: i, j: $0) } }
    self.pairs = pairs
    correlations = pairs.map { answers.correlations[$0.i, $0.j] }
    weights = answers.variation.diagonal.map { 1 / $0 }
  }

  /// What a model leaves of correlations, and how much its parameters vary.
  struct Spread {
    /// N times the covariance of the parameters.
    var covariance: Matrix
    /// tr(UΓ).
    var trace: Double
    /// tr[(UΓ)²].
    var squaredTrace: Double
  }

  func matrices(_ x: [Double]) -> ModelMatrices {
    var matrices = ModelMatrices.all(of: model, parameters, at: x)[0]
    let common = matrices.common
    for i in 0..<model.items { matrices.residuals[i, i] = 1 - common[i, i] }
    return matrices
  }

  /// r − ρ(θ).
  func residuals(_ x: [Double]) -> [Double] {
    let matrices = ModelMatrices.all(of: model, parameters, at: x)[0]
    let implied = matrices.covariance
    return zip(pairs, correlations).map { $1 - implied[$0.i, $0.j] }
  }

  /// F of residuals.
  func value(residuals: [Double]) -> Double {
    zip(residuals, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  }

  /// ∂ρ/∂θ, pairs by parameters.
  private func slopes(_ x: [Double]) -> Matrix {
    let matrices = ModelMatrices.all(of: model, parameters, at: x)[0]
    let vectors = PlaceVectors.vectors(matrices)
    var slopes = Matrix(rows: pairs.count, columns: parameters.count)
    for (a, places) in parameters.enumerated() {
      for vector in places.map({ PlaceVectors($0, matrices) }) {
        guard let (u, v) = vector.spread else { continue }
        for (row, (i, j)) in pairs.enumerated() {
          slopes[row, a] +=
            vector.c * (vectors[i, u] * vectors[j, v] + vectors[i, v] * vectors[j, u])
        }
      }
    }
    return slopes
  }

  /// Where F is smallest; nil where it has no value. The search is for F over the mean weight, so that what counts
  /// as small does not depend on how many categories or people there are.
  var minimum: BoundedMinimizer.Minimum? {
    let mean = weights.reduce(0, +) / Double(weights.count)
    let problem = BoundedProblem(
      lower: parameters.map { _ in -.infinity }, upper: parameters.map { _ in .infinity },
      value: { value(residuals: residuals($0)) / mean },
      gradient: { x in
        let residuals = residuals(x)
        let weighted = zip(residuals, weights).map { -2 * $0 * $1 / mean }
        return (value(residuals: residuals) / mean, slopes(x).transposed * weighted)
      })
    let sample = (
      mean: [Double](repeating: 0, count: answers.k), covariance: answers.correlations
    )
    let all = StartingValues(model, [sample]).values
    let start = zip(model.parameters, all).filter { parameters.contains($0.0) }.map(\.1)
    var minimizer = BoundedMinimizer()
    minimizer.options.gradientTolerance = 1e-11
    minimizer.options.newtonLimit = 200
    let descent = QuasiNewton(gradientTolerance: 1e-7)
    let near = descent.descend(
      problem, from: start, curvature: (1 / mean) * information(start))
    let found = minimizer.polish(
      problem, from: near?.parameters ?? start, evaluations: near?.evaluations ?? 0)
    guard var found else { return nil }
    found.value = value(residuals: residuals(found.parameters))
    return found
  }

  /// 2 ΔᵀWΔ.
  private func information(_ x: [Double]) -> Matrix {
    let slopes = slopes(x)
    return 2 * (slopes.transposed * weighted(slopes))
  }

  /// W times the rows.
  private func weighted(_ matrix: Matrix) -> Matrix {
    var result = matrix
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows { result[i, j] *= weights[i] }
    }
    return result
  }

  /// How parameters and statistic vary; nil where parameters cannot be told apart.
  func spread(_ x: [Double]) -> Spread? {
    let slopes = slopes(x)
    let heavy = weighted(slopes)
    guard let inverse = Uncertainty(slopes.transposed * heavy).covariance else { return nil }
    let gamma = answers.variation
    let middle = heavy.transposed * (gamma * heavy)
    var u = (-1 as Double) * (heavy * (inverse * heavy.transposed))
    for i in weights.indices { u[i, i] += weights[i] }
    let product = u * gamma
    return Spread(
      covariance: inverse * middle * inverse, trace: product.diagonal.reduce(0, +),
      squaredTrace: product.dotTransposed(product))
  }

  /// How parameters move with the correlations: (ΔᵀWΔ)⁻¹ΔᵀW; nil where they cannot be told apart.
  func response(_ x: [Double]) -> Matrix? {
    let slopes = slopes(x)
    let heavy = weighted(slopes)
    return Uncertainty(slopes.transposed * heavy).covariance.map { $0 * heavy.transposed }
  }

  /// How Σ_ij D_ij (ΛΦΛᵀ)_ij moves with the parameters, D symmetric: Σ 2c xᵀDy over the places of each that
  /// are not of residuals.
  func commonSlopes(_ x: [Double], _ d: Matrix) -> [Double] {
    let matrices = matrices(x)
    let vectors = PlaceVectors.vectors(matrices)
    let products = vectors.transposed * (d * vectors)
    return parameters.map { places in
      places.filter { $0.kind != .residualCovariance }.reduce(0) { sum, place in
        let vector = PlaceVectors(place, matrices)
        guard let (u, v) = vector.spread else { return sum }
        return sum + 2 * vector.c * products[u, v]
      }
    }
  }

  /// The same of the model in which no two items go together.
  var baselineSpread: Spread {
    let product = weighted(answers.variation)
    return Spread(
      covariance: Matrix(rows: 0, columns: 0), trace: product.diagonal.reduce(0, +),
      squaredTrace: product.dotTransposed(product))
  }

  func verdicts(_ minimum: BoundedMinimizer.Minimum) -> [ConfirmatoryFit.Verdict] {
    ConfirmatoryFit.verdicts(
      model, [matrices(minimum.parameters)], minimum.convergence, isIdentified: true)
  }
}

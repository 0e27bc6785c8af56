import LinearAlgebra

/// The matrices of one group at given parameters.
struct ModelMatrices {
  /// Λ, p × m.
  var loadings: Matrix
  /// Φ, m × m.
  var factorCovariances: Matrix
  /// Θ, p × p.
  var residuals: Matrix
  /// ν.
  var intercepts: [Double]
  /// α.
  var factorMeans: [Double]

  /// The matrices of each group of a model.
  static func all(
    of model: ConfirmatoryModel, _ parameters: [[ModelPlace]], at values: [Double]
  ) -> [ModelMatrices] {
    let (p, m) = (model.items, model.factors.count)
    let empty = ModelMatrices(
      loadings: Matrix(rows: p, columns: m), factorCovariances: Matrix(rows: m, columns: m),
      residuals: Matrix(rows: p, columns: p), intercepts: Array(repeating: 0, count: p),
      factorMeans: Array(repeating: 0, count: m))
    var all = Array(repeating: empty, count: model.groups)
    for (place, entry) in model.entries {
      if case .fixed(let value) = entry { all[place.group].set(place, value) }
    }
    for (places, value) in zip(parameters, values) {
      for place in places { all[place.group].set(place, value) }
    }
    return all
  }

  /// The number in a place.
  subscript(place: ModelPlace) -> Double {
    switch place.kind {
    case .loading: loadings[place.row, place.column]
    case .factorCovariance: factorCovariances[place.row, place.column]
    case .residualCovariance: residuals[place.row, place.column]
    case .intercept: intercepts[place.row]
    case .factorMean: factorMeans[place.row]
    }
  }

  private mutating func set(_ place: ModelPlace, _ value: Double) {
    let (i, j) = (place.row, place.column)
    switch place.kind {
    case .loading: loadings[i, j] = value
    case .factorCovariance:
      factorCovariances[i, j] = value
      factorCovariances[j, i] = value
    case .residualCovariance:
      residuals[i, j] = value
      residuals[j, i] = value
    case .intercept: intercepts[i] = value
    case .factorMean: factorMeans[i] = value
    }
  }

  /// Λ Φ.
  var weighted: Matrix { loadings * factorCovariances }

  /// What the factors explain: Λ Φ Λᵀ.
  var common: Matrix { weighted * loadings.transposed }

  /// Σ.
  var covariance: Matrix { common + residuals }

  /// μ.
  var mean: [Double] { zip(intercepts, loadings * factorMeans).map { $0 + $1 } }
}

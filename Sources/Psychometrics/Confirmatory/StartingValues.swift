import LinearAlgebra

/// Where the search for a model's numbers begins: from the covariances of each factor's own items.
struct StartingValues {
  private let model: ConfirmatoryModel
  private let samples: [(mean: [Double], covariance: Matrix)]

  init(_ model: ConfirmatoryModel, _ samples: [(mean: [Double], covariance: Matrix)]) {
    self.model = model
    self.samples = samples
  }

  /// A value per parameter: the mean over the places that share it.
  var values: [Double] {
    let factors = samples.map { sample in model.factors.map { scale($0, sample.covariance) } }
    return model.parameters.map { places in
      places.reduce(0) { $0 + value($1, factors[$1.group]) } / Double(places.count)
    }
  }

  /// What a change worth speaking of is, by parameter: from the items' standard deviations.
  var units: [Double] {
    model.parameters.map { places in
      places.reduce(0) { $0 + unit($1) } / Double(places.count)
    }
  }

  private func unit(_ place: ModelPlace) -> Double {
    let diagonal = samples[place.group].covariance.diagonal
    func item(_ i: Int) -> Double { diagonal[i].squareRoot() }
    func factor(_ f: Int) -> Double { model.scaling == .marker ? item(model.factors[f][0]) : 1 }
    switch place.kind {
    case .loading: return item(place.row) / factor(place.column)
    case .factorCovariance: return factor(place.row) * factor(place.column)
    case .residualCovariance: return item(place.row) * item(place.column)
    case .intercept: return item(place.row)
    case .factorMean: return factor(place.row)
    }
  }

  /// A factor's variance in the unit of its first item, and the loadings of its items.
  private struct Scale {
    var variance: Double
    var loadings: [Int: Double]
  }

  private func scale(_ items: [Int], _ covariance: Matrix) -> Scale {
    let marker = items[0]
    var loadings: [Int: Double] = [marker: 1]
    for item in items.dropFirst() {
      // Compared over the other items, whose own errors neither shares.
      let others = items.filter { $0 != item && $0 != marker }
      let above = others.reduce(0) { $0 + covariance[item, $1] * covariance[marker, $1] }
      let below = others.reduce(0) { $0 + covariance[marker, $1] * covariance[marker, $1] }
      let unit = (covariance[item, item] / covariance[marker, marker]).squareRoot()
      let sign = covariance[item, marker] < 0 ? -1.0 : 1
      let ratio = below > 0 ? above / below : sign * unit
      loadings[item] = min(3 * unit, max(-3 * unit, ratio == 0 ? sign * unit : ratio))
    }
    var (above, below) = (0.0, 0.0)
    for item in items.dropFirst() {
      above += abs(covariance[item, marker])
      below += abs(loadings[item] ?? 0)
    }
    let whole = covariance[marker, marker]
    let variance = below > 0 ? min(0.9, max(0.1, above / below / whole)) * whole : 0.5 * whole
    return Scale(variance: variance, loadings: loadings)
  }

  private func value(_ place: ModelPlace, _ factors: [Scale]) -> Double {
    let sample = samples[place.group]
    switch place.kind {
    case .loading:
      guard let loading = factors[place.column].loadings[place.row] else { return 0 }
      if model.scaling == .marker { return loading }
      return loading * factors[place.column].variance.squareRoot()
    case .factorCovariance:
      guard place.row == place.column else { return 0 }
      return model.scaling == .marker ? factors[place.row].variance : 1
    case .residualCovariance:
      return place.row == place.column ? 0.5 * sample.covariance[place.row, place.row] : 0
    case .intercept: return sample.mean[place.row]
    case .factorMean: return 0
    }
  }
}

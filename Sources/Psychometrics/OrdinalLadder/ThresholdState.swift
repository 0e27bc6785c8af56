import LinearAlgebra

/// A model of thresholds at given numbers: what it implies for each group.
struct ThresholdState {
  /// Λ, Φ, ν, α and the covariances of residuals.
  var matrices: [ModelMatrices]
  /// τ, by group, item and cut.
  var thresholds: [[[Double]]]
  /// δ, by group and item.
  var scales: [[Double]]

  /// Nil where a variance is not above 0.
  init?(_ model: ThresholdModel, _ x: [Double]) {
    let structure = model.structure
    var places: [[ModelPlace]] = []
    for shared in model.parameters {
      places.append(
        shared.compactMap { if case .structural(let place) = $0 { place } else { nil } })
    }
    matrices = ModelMatrices.all(of: structure, places, at: x)
    let cuts = Array(
      repeating: model.cuts, count: structure.items / max(1, model.items)
    ).flatMap { $0 }
    thresholds = Array(
      repeating: cuts.map { Array(repeating: 0, count: $0) }, count: structure.groups)
    scales = Array(
      repeating: Array(repeating: 1, count: structure.items), count: structure.groups)
    for (shared, value) in zip(model.parameters, x) {
      for place in shared {
        switch place {
        case .structural: break
        case .threshold(let item, let cut, let group): thresholds[group][item][cut] = value
        case .scale(let item, let group): scales[group][item] = value
        }
      }
    }
    let common = matrices.map(\.common.diagonal)
    guard let first = model.copies.first else { return nil }
    for item in 0..<model.items where model.hasSameResidual(item) {
      for copy in model.copies.dropFirst() {
        let own = copy.firstItem + item
        // What the factors explain more here than in the first copy.
        let variance =
          1 + common[copy.group][own] - common[first.group][first.firstItem + item]
        guard variance > 0 else { return nil }
        scales[copy.group][own] = 1 / variance.squareRoot()
      }
    }
    guard scales.allSatisfy({ $0.allSatisfy { $0 > 0 && $0.isFinite } }) else { return nil }
    for group in matrices.indices {
      for item in 0..<structure.items {
        let scale = scales[group][item]
        matrices[group].residuals[item, item] = 1 / (scale * scale) - common[group][item]
      }
    }
  }

  /// The thresholds of the answers of a group, item by item, and their correlations, pair by pair.
  func moments(_ group: Int) -> [Double] {
    let (mean, covariance) = (matrices[group].mean, matrices[group].covariance)
    let scale = scales[group]
    var moments: [Double] = []
    for item in scale.indices {
      moments += thresholds[group][item].map { scale[item] * ($0 - mean[item]) }
    }
    for i in scale.indices {
      for j in i + 1..<max(scale.count, i + 1) {
        moments.append(scale[i] * scale[j] * covariance[i, j])
      }
    }
    return moments
  }
}

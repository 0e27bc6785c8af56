import LinearAlgebra

/// The levels of a fit met again in another table: their modes, and the variance of x'β̂ + z'b̂.
struct KnownLevels {
  private let all: [ConditionalModes]
  private let places: [[Int?]]
  private let codes: [[Int]]
  private let errors: any PredictionErrors

  init(_ fit: MixedModelFit, _ frame: ModelFrame) throws(ModelError) {
    all = fit.conditionalModes
    var (places, codes): ([[Int?]], [[Int]]) = ([], [])
    let groups = try fit.source.levels(in: frame)
    for (group, known) in zip(groups, fit.source.random.groups) {
      let place = Dictionary(uniqueKeysWithValues: zip(known.levels, known.levels.indices))
      places.append(group.levels.map { place[$0] })
      codes.append(group.codes)
    }
    (self.places, self.codes) = (places, codes)
    errors =
      switch fit.modeSource.way {
      case .none: throw .needsRows
      case .severalGroups(let deviance, let solution, _):
        SeveralGroupErrors(deviance, solution, fit.residualVariance)
      case .oneGroup: try OneGroupErrors(fit)
      case .structured(let modes): OneGroupErrors(modes, fit)
      case .separate: try SeveralGroupErrors(whole: fit)
      }
  }

  /// For each group the place of a row's level among the fit's; nil where it has not met it.
  func levels(_ row: Int) -> [Int?] { places.indices.map { places[$0][codes[$0][row]] } }

  /// z'b̂ over the levels that are known.
  func modes(_ levels: [Int?], _ z: [[Double]]) -> Double {
    var sum = 0.0
    for (index, group) in all.enumerated() {
      guard let level = levels[index] else { continue }
      for (k, value) in z[index].enumerated() { sum += value * group.modes[level, k] }
    }
    return sum
  }

  func variance(_ x: [Double], _ z: [[Double]], _ levels: [Int?]) -> Double {
    errors.variance(x, z, levels)
  }
}

/// The variance of x'(β̂ − β) + z'(b̂ − b) over known levels, z in units of the table.
protocol PredictionErrors {
  func variance(_ x: [Double], _ z: [[Double]], _ levels: [Int?]) -> Double
}

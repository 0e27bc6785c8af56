import LinearAlgebra
import Optimization
import Results

/// The weighted squares that a model of thresholds makes small.
struct ThresholdSquares {
  let model: ThresholdModel
  /// Thresholds and correlations, group by group.
  let sample: [Double]
  /// W: (n_g − 1) / γ, by which numbers are found.
  let weights: [Double]
  /// V: n_g / γ, by which errors and the test's scale are, as in lavaan.
  let errorWeights: [Double]
  private let groups: [ThresholdAnswers]
  /// The first row of each group.
  private let starts: [Int]
  /// The first row of each item, from that of its group.
  private let items: [Int]
  private let pairs: [(i: Int, j: Int)]

  init(_ model: ThresholdModel, _ groups: [ThresholdAnswers]) {
    self.model = model
    self.groups = groups
    sample = groups.flatMap(\.moments)
    weights = groups.flatMap { group in
      group.variation.diagonal.map { Double(group.answers.n - 1) / $0 }
    }
    errorWeights = groups.flatMap { group in
      group.variation.diagonal.map { Double(group.answers.n) / $0 }
    }
    var (starts, start) = ([Int](), 0)
    for group in groups {
      starts.append(start)
      start += group.variation.rows
    }
    self.starts = starts
    let k = model.structure.items
    var (items, next) = ([Int](), 0)
    for item in 0..<k {
      items.append(next)
      next += model.cuts[item % model.items]
    }
    self.items = items + [next]
    pairs = (0..<k).flatMap { i in (i + 1..<max(k, i + 1)).map { (i: i, j: $0) } }
  }

  /// Thresholds of a group.
  private var cuts: Int { items[items.count - 1] }

  /// The rows of an item's thresholds.
  func rows(item: Int, group: Int) -> Range<Int> {
    starts[group] + items[item]..<starts[group] + items[item + 1]
  }

  /// The rows of a group's correlations.
  func correlations(_ group: Int) -> Range<Int> {
    let first = starts[group] + cuts
    return first..<first + pairs.count
  }

  /// s − σ(θ).
  func residuals(_ state: ThresholdState) -> [Double] {
    let implied = groups.indices.flatMap { state.moments($0) }
    return zip(sample, implied).map { $0 - $1 }
  }

  /// F of residuals.
  func value(_ residuals: [Double]) -> Double {
    zip(residuals, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  }

  /// ∂σ/∂θ, thresholds and correlations by numbers.
  func slopes(_ state: ThresholdState) -> Matrix {
    let k = model.structure.items
    let vectors = state.matrices.map { PlaceVectors.vectors($0) }
    let moments = groups.indices.map { state.moments($0) }
    var slopes = Matrix(rows: sample.count, columns: model.parameters.count)
    let none = Array(repeating: [Double](repeating: 0, count: k), count: groups.count)
    for (a, places) in model.parameters.enumerated() {
      /// How much log δ changes, and what the factors explain of each item.
      var (log, common) = (none, none)
      for place in places {
        switch place {
        case .threshold(let item, let cut, let group):
          slopes[rows(item: item, group: group).lowerBound + cut, a] += state.scales[group][item]
        case .scale(let item, let group): log[group][item] += 1 / state.scales[group][item]
        case .structural(let place):
          let group = place.group
          let (scale, vectors) = (state.scales[group], vectors[group])
          let change = PlaceVectors(place, state.matrices[group])
          if let u = change.shift {
            for item in 0..<k {
              let moved = scale[item] * change.s * vectors[item, u]
              for row in rows(item: item, group: group) { slopes[row, a] -= moved }
            }
          }
          guard let (x, y) = change.spread else { continue }
          for (row, (i, j)) in zip(correlations(group), pairs) {
            slopes[row, a] +=
              scale[i] * scale[j] * change.c
              * (vectors[i, x] * vectors[j, y] + vectors[i, y] * vectors[j, x])
          }
          for item in 0..<k {
            common[group][item] += 2 * change.c * vectors[item, x] * vectors[item, y]
          }
        }
      }
      follow(common, &log, state)
      for group in groups.indices where log[group].contains(where: { $0 != 0 }) {
        for item in 0..<k {
          for (cut, row) in rows(item: item, group: group).enumerated() {
            slopes[row, a] += moments[group][items[item] + cut] * log[group][item]
          }
        }
        for (at, (i, j)) in pairs.enumerated() {
          slopes[starts[group] + cuts + at, a] +=
            moments[group][cuts + at] * (log[group][i] + log[group][j])
        }
      }
    }
    return slopes
  }

  /// Scaling factors that follow from what is left of the item in the first copy.
  private func follow(_ common: [[Double]], _ log: inout [[Double]], _ state: ThresholdState) {
    let first = model.copies[0]
    for item in 0..<model.items where model.hasSameResidual(item) {
      for copy in model.copies.dropFirst() {
        let own = copy.firstItem + item
        let scale = state.scales[copy.group][own]
        log[copy.group][own] -=
          0.5 * scale * scale
          * (common[copy.group][own] - common[first.group][first.firstItem + item])
      }
    }
  }

  /// √W times the rows.
  private func heavy(_ slopes: Matrix, _ weights: [Double]) -> Matrix {
    var result = slopes
    let roots = weights.map { $0.squareRoot() }
    for j in 0..<result.columns {
      for i in 0..<result.rows { result[i, j] *= roots[i] }
    }
    return result
  }

  /// √V times the rows.
  func heavy(_ slopes: Matrix) -> Matrix { heavy(slopes, errorWeights) }

  /// √V Γ √V, with Γ the covariance of thresholds and correlations.
  var heavyVariation: Matrix {
    var result = Matrix(rows: sample.count, columns: sample.count)
    for (group, start) in zip(groups, starts) {
      let roots = group.variation.diagonal.map { $0.squareRoot() }
      for j in roots.indices {
        for i in roots.indices {
          result[start + i, start + j] = group.variation[i, j] / (roots[i] * roots[j])
        }
      }
    }
    return result
  }

  /// Where F is smallest; nil where it has no value. The search is for F over the mean weight, so that what counts
  /// as small does not depend on how many categories or people there are.
  var minimum: BoundedMinimizer.Minimum? {
    let mean = weights.reduce(0, +) / Double(weights.count)
    func point(_ x: [Double]) -> DampedNewton.Point? {
      guard let state = ThresholdState(model, x) else { return nil }
      let (residuals, slopes) = (residuals(state), slopes(state))
      let weighted = zip(residuals, weights).map { 2 * $0 * $1 / mean }
      let heavy = heavy(slopes, weights)
      return DampedNewton.Point(
        value: -value(residuals) / mean, gradient: slopes.transposed * weighted,
        information: (2 / mean) * (heavy.transposed * heavy))
    }
    // The squares of slopes stand in for the curvature, as Gauss has it.
    guard let near = DampedNewton.maximise(from: start, point) else { return nil }
    let problem = BoundedProblem(
      lower: start.map { _ in -.infinity }, upper: start.map { _ in .infinity },
      value: { x in ThresholdState(model, x).map { value(residuals($0)) / mean } },
      gradient: { x in
        guard let state = ThresholdState(model, x) else { return nil }
        let residuals = residuals(state)
        let weighted = zip(residuals, weights).map { -2 * $0 * $1 / mean }
        return (value(residuals) / mean, slopes(state).transposed * weighted)
      })
    var minimizer = BoundedMinimizer()
    minimizer.options.gradientTolerance = 1e-11
    minimizer.options.newtonLimit = 200
    guard
      var found = minimizer.polish(
        problem, from: near.parameters, evaluations: near.convergence.evaluations),
      let state = ThresholdState(model, found.parameters)
    else { return nil }
    found.value = value(residuals(state))
    return found
  }

  /// Loadings as each group's correlations have them, thresholds as they are, scaling factors of 1.
  private var start: [Double] {
    let samples = groups.map { group in
      (
        mean: [Double](repeating: 0, count: group.answers.k),
        covariance: group.answers.correlations
      )
    }
    let structural = Dictionary(
      zip(model.structure.parameters.map { $0[0] }, StartingValues(model.structure, samples).values)
    ) { first, _ in first }
    return model.parameters.map { places in
      let values = places.map { place -> Double in
        switch place {
        case .structural(let place): structural[place] ?? 0
        case .threshold(let item, let cut, let group):
          groups[group].answers.thresholds[item].values[cut]
        case .scale: 1
        }
      }
      if case .structural = places[0] { return values[0] }
      return values.reduce(0, +) / Double(values.count)
    }
  }
}

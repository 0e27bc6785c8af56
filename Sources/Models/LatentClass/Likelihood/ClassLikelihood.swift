import Glibc
import LinearAlgebra
import Optimization

/// The log-likelihood of a mixture of classes, and its score.
///
///     ℓ = Σ_i log Σ_g π_ig φ_ig
///     ∂ℓ/∂logits_g = Σ x (τ_g − π_g),      ∂ℓ/∂b_g = Σ τ_g Fᵀ V⁻¹ (y − F b_g)
///     ∂ℓ/∂Λ_g = Σ τ_g (w vᵀ/σ² − ZᵀZΛH⁻¹),      ∂ℓ/∂σ² = ½ Σ τ_g (xᵀAx/σ² − n)/σ²      with Λ held
///
/// A class's Λ = ωT/σ, so that ∂/∂T, ∂/∂ω and ∂/∂σ go through it.
///
/// ### Source
/// Fisher's identity: Dempster, A. P., Laird, N. M., & Rubin, D. B. (1977). Maximum likelihood from
/// incomplete data via the EM algorithm. *JRSS B*, 39(1), 1–38.
struct ClassLikelihood: Sendable {
  let persons: ClassPersons
  let layout: ClassLayout
  var isParallel = false

  /// The sums of a pass.
  func sums(_ p: ClassParameters, _ wants: ClassPass.Wants) -> ClassSums? {
    persons.pass(p, layout, ClassPass(wants: wants, isParallel: isParallel))?.sums
  }

  /// The sums of a pass, with posteriors where leaving asks for them.
  func pass(
    _ p: ClassParameters, _ wants: ClassPass.Wants
  ) -> (sums: ClassSums, posteriors: [Double])? {
    persons.pass(
      p, layout,
      ClassPass(wants: wants, posteriors: persons.leaving != nil, isParallel: isParallel))
  }

  /// The mean posterior of each class.
  func shares(_ p: ClassParameters) -> [Double]? {
    guard persons.pieces != nil else {
      return sums(p, .moments)?.classes.map { $0.persons / Double(persons.count) }
    }
    return posteriors(p).map { found in
      (0..<layout.classes).map { g in
        stride(from: g, to: found.values.count, by: layout.classes).reduce(0) {
          $0 + found.values[$1]
        } / Double(persons.count)
      }
    }
  }

  /// Posteriors, persons × classes row by row, with the log-likelihood.
  func posteriors(_ p: ClassParameters) -> (logLikelihood: Double, values: [Double])? {
    if let pieces = persons.pieces {
      return members(p, pieces).map { ($0.logLikelihood, $0.posteriors) }
    }
    return persons.pass(
      p, layout, ClassPass(wants: .likelihood, posteriors: true, isParallel: isParallel)
    ).map { ($0.sums.logLikelihood, $0.posteriors) }
  }

  /// The likeliest class of each person; nil where the likelihood cannot be evaluated.
  func likeliest(_ p: ClassParameters) -> [Int]? {
    guard let (_, values) = posteriors(p) else { return nil }
    let classes = p.classes
    return (0..<persons.count).map { person in
      let own = values[person * classes..<(person + 1) * classes]
      return (own.indices.max { own[$0] < own[$1] } ?? own.startIndex) - own.startIndex
    }
  }

  /// The log-likelihood and its score at a list of parameters; nil where there is none.
  func score(_ x: [Double]) -> (value: Double, score: [Double])? {
    guard x.allSatisfy(\.isFinite) else { return nil }
    if let pieces = persons.pieces { return score(x, pieces).map { ($0.value, $0.score) } }
    let p = layout.unpacked(x)
    guard p.variances.allSatisfy({ $0 > 0 && $0.isFinite }),
      let (sums, posteriors) = pass(p, .everything)
    else { return nil }
    var score = score(p, x, sums)
    if let leaving = persons.leaving {
      let own = leaving.score(p.hazards, posteriors).flatMap(\.self)
      for (k, slope) in zip(layout.hazardPlaces, own) { score[k] = slope }
    }
    for (k, slope) in zip(layout.loadingPlaces, sums.loadings) { score[k] = slope }
    guard score.allSatisfy(\.isFinite) else { return nil }
    return (sums.logLikelihood, score)
  }

  private func score(_ p: ClassParameters, _ x: [Double], _ sums: ClassSums) -> [Double] {
    var result = Array(repeating: 0.0, count: layout.count)
    let (pc, fixed) = (layout.own, persons.fixed)
    for g in 0..<layout.classes {
      let (sum, line, variance) = (sums.classes[g], ClassPersons.line(p, g), p.variance(g))
      if g < layout.classes - 1 {
        for k in 0..<layout.covariates {
          result[layout.logitPlaces.lowerBound + g * layout.covariates + k] = sum.logits[k]
        }
      }
      for k in 0..<fixed {
        var slope = 0.0
        for j in line.indices { slope += sum.moment(k, j) * line[j] }
        let place =
          k < pc
          ? layout.ownPlaces.lowerBound + g * pc + k : layout.commonPlaces.lowerBound + k - pc
        result[place] += slope / variance
      }
      let factor = p.factor(g)
      var along = 0.0
      if layout.random > 0 {
        let scale = p.ratios[g] / variance.squareRoot()
        let start =
          layout.factorPlaces.lowerBound
          + (layout.factorCount == 1 ? 0 : g * layout.free.count)
        for (k, place) in layout.free.enumerated() {
          result[start + k] += scale * sum.slope[place]
          along += scale * factor[place] * sum.slope[place]
        }
        if !layout.ratioPlaces.isEmpty && g < layout.classes - 1 {
          result[layout.ratioPlaces.lowerBound + g] = along
        }
      }
      let place = layout.variancePlaces.lowerBound + (layout.varianceCount == 1 ? 0 : g)
      let perVariance =
        (sum.quadratic(line) / variance - sum.rows - along) / (2 * variance)
      result[place] += 2 * (variance - layout.floor) * perVariance
    }
    return result
  }

  /// −ℓ to be made small.
  var problem: BoundedProblem {
    BoundedProblem(
      lower: Array(repeating: -.infinity, count: layout.count),
      upper: Array(repeating: .infinity, count: layout.count),
      value: { score($0).map { -$0.value } },
      gradient: { score($0).map { (-$0.value, $0.score.map { -$0 }) } })
  }

  /// What of the information is at hand without differences: of γ and β with the classes as they are, and
  /// rough sizes of the rest.
  func roughInformation(_ x: [Double]) -> Matrix {
    if let pieces = persons.pieces { return roughInformation(x, pieces) }
    var result = Matrix.identity(layout.count)
    let p = layout.unpacked(x)
    guard let sums = sums(p, .moments) else { return result }
    let persons = Double(self.persons.count)
    let rows = sums.classes.reduce(0) { $0 + $1.rows }
    for k in Array(layout.logitPlaces) + layout.loadingPlaces { result[k, k] = 0.1 * persons }
    for k in layout.factorPlaces {
      result[k, k] = persons / Double(layout.factorCount) / max(p.variance(0), 0.05)
    }
    for k in layout.ratioPlaces { result[k, k] = persons / Double(layout.classes) }
    if let leaving = self.persons.leaving {
      let block = leaving.curvature { _ in 1 / Double(layout.classes) }
      for g in 0..<layout.classes {
        let first = layout.hazardPlaces.lowerBound + g * layout.hazard
        for i in 0..<layout.hazard {
          for j in 0..<layout.hazard { result[first + i, first + j] = block[i, j] }
        }
      }
    }
    for k in layout.variancePlaces { result[k, k] = 2 * rows / Double(layout.varianceCount) }
    for k in layout.ownPlaces.lowerBound..<layout.commonPlaces.upperBound { result[k, k] = 0 }
    for g in 0..<layout.classes {
      func place(_ k: Int) -> Int {
        k < layout.own
          ? layout.ownPlaces.lowerBound + g * layout.own + k
          : layout.commonPlaces.lowerBound + k - layout.own
      }
      for i in 0..<self.persons.fixed {
        for j in 0..<self.persons.fixed {
          result[place(i), place(j)] += sums.classes[g].moment(i, j) / p.variance(g)
        }
      }
    }
    for k in layout.ownPlaces.lowerBound..<layout.commonPlaces.upperBound {
      result[k, k] += 1e-3 * persons / Double(layout.classes)
    }
    return result
  }

  /// −∂²ℓ, by central differences of the score; nil where there is none.
  func information(_ x: [Double]) -> Matrix? {
    var result = Matrix(rows: x.count, columns: x.count)
    for k in x.indices {
      let width = 1e-4 * max(1, abs(x[k]))
      var (above, below) = (x, x)
      above[k] += width
      below[k] -= width
      guard let up = score(above), let down = score(below) else { return nil }
      for j in x.indices {
        result[j, k] = (down.score[j] - up.score[j]) / (above[k] - below[k])
      }
    }
    for k in x.indices {
      for j in k + 1..<x.count {
        let mean = (result[j, k] + result[k, j]) / 2
        (result[j, k], result[k, j]) = (mean, mean)
      }
    }
    return result
  }
}

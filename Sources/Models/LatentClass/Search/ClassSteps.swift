import Glibc
import LinearAlgebra

/// Steps that never lower the likelihood of a mixture of classes (EM in two cycles).
///
/// Classes missing, and nothing else:
///
///     (γ, β) ← the generalized least squares of all classes together, weighted with τ/σ²
///     logits ← logits + ½-bound⁻¹ Σ x (τ − π),      δ ← δ + (¼ Σ τ x xᵀ)⁻¹ Σ τ (d − h) x
///
/// Classes and random effects missing, K = Στ(vvᵀ + σ²H⁻¹):
///
///     T Tᵀ ← Σ_g Λ K Λᵀ/ω² / N,      ω_g² ← ω_g² tr K_g / (σ_g² q N_g)
///     σ² ← Στ[ xᵀAx − vᵀv + σ²(q − tr H⁻¹) ] / Στn
///
/// ### Source
/// Meng, X.-L., & Rubin, D. B. (1993). Maximum likelihood estimation via the ECM algorithm. *Biometrika*,
/// 80(2), 267–278. The bound on the curvature of logits: Böhning, D. (1992). Multinomial logistic
/// regression algorithm. *Annals of the Institute of Statistical Mathematics*, 44(1), 197–200.
struct ClassSteps {
  let likelihood: ClassLikelihood
  /// The Cholesky factor of ½ (I − 11ᵀ/G) ⊗ XᵀX; nil for one class.
  private let bound: Cholesky?

  private var layout: ClassLayout { likelihood.layout }

  init(_ likelihood: ClassLikelihood) {
    self.likelihood = likelihood
    bound = Self.bound(likelihood.persons, likelihood.layout)
  }

  private static func bound(_ persons: ClassPersons, _ layout: ClassLayout) -> Cholesky? {
    let (c, free) = (layout.covariates, layout.classes - 1)
    guard free > 0 else { return nil }
    var cross = Matrix(rows: c, columns: c)
    for person in 0..<persons.count {
      for j in 0..<c {
        for i in 0..<c {
          cross[i, j] +=
            persons.covariates[person * c + i] * persons.covariates[person * c + j]
        }
      }
    }
    var whole = Matrix(rows: free * c, columns: free * c)
    for g in 0..<free {
      for h in 0..<free {
        let weight = 0.5 * ((g == h ? 1 : 0) - 1 / Double(layout.classes))
        for j in 0..<c {
          for i in 0..<c { whole[g * c + i, h * c + j] = weight * cross[i, j] }
        }
      }
    }
    return try? Cholesky(whole)
  }

  /// So many steps of both cycles; it ends early where the likelihood cannot be evaluated.
  ///
  /// - Returns: where the steps led, and the log-likelihood before each.
  func run(_ start: ClassParameters, steps: Int) -> (end: ClassParameters, values: [Double]) {
    var p = start
    var values: [Double] = []
    for _ in 0..<steps {
      guard let (first, posteriors) = likelihood.pass(p, .moments) else { break }
      values.append(first.logLikelihood)
      effects(&p, first)
      members(&p, first)
      likelihood.persons.leaving?.step(&p.hazards, posteriors)
      guard let second = likelihood.sums(p, .everything) else { break }
      values.append(second.logLikelihood)
      variances(&p, second)
    }
    return (p, values)
  }

  private func effects(_ p: inout ClassParameters, _ sums: ClassSums) {
    let (own, common, classes) = (layout.own, layout.common, layout.classes)
    let size = classes * own + common
    guard size > 0 else { return }
    var normal = Matrix(rows: size, columns: size)
    var right = Array(repeating: 0.0, count: size)
    for g in 0..<classes {
      let (sum, variance) = (sums.classes[g], p.variance(g))
      func place(_ k: Int) -> Int { k < own ? g * own + k : classes * own + k - own }
      for j in 0..<own + common {
        right[place(j)] += sum.moment(own + common, j) / variance
        for i in 0..<own + common { normal[place(i), place(j)] += sum.moment(i, j) / variance }
      }
    }
    guard let factor = try? Cholesky(normal) else { return }
    let solution = factor.solve(right)
    guard solution.allSatisfy(\.isFinite) else { return }
    for g in 0..<classes { p.own[g] = Array(solution[g * own..<(g + 1) * own]) }
    p.common = Array(solution[(classes * own)...])
  }

  private func members(_ p: inout ClassParameters, _ sums: ClassSums) {
    guard layout.classes > 1 else { return }
    if layout.covariates == 1, likelihood.persons.known == nil, !layout.variesOverServices {
      let last = max(sums.classes[layout.classes - 1].persons, 1e-8)
      for g in 0..<layout.classes - 1 {
        p.logits[g][0] = log(max(sums.classes[g].persons, 1e-8) / last)
      }
      return
    }
    guard let bound else { return }
    let step = bound.solve((0..<layout.classes - 1).flatMap { sums.classes[$0].logits })
    for g in 0..<layout.classes - 1 {
      for k in 0..<layout.covariates { p.logits[g][k] += step[g * layout.covariates + k] }
    }
  }

  private func variances(_ p: inout ClassParameters, _ sums: ClassSums) {
    let q = layout.random
    let old = p
    var (square, rows) = (
      Array(repeating: 0.0, count: layout.varianceCount),
      Array(repeating: 0.0, count: layout.varianceCount)
    )
    var covariance = Array(
      repeating: Matrix(rows: q, columns: q), count: layout.factorCount)
    var counts = Array(repeating: 0.0, count: layout.factorCount)
    for g in 0..<layout.classes {
      let (sum, variance) = (sums.classes[g], old.variance(g))
      let slot = layout.varianceCount == 1 ? 0 : g
      var rest = sum.quadratic(ClassPersons.line(old, g))
      for k in 0..<q {
        rest += variance * (sum.persons - sum.spread[k * q + k]) - sum.modes[k * q + k]
      }
      square[slot] += rest
      rows[slot] += sum.rows
      guard q > 0 else { continue }
      let known = Matrix(
        rows: q, columns: q, elements: zip(sum.modes, sum.spread).map { $0 + variance * $1 })
      if !layout.ratioPlaces.isEmpty, sum.persons > 1e-6 {
        let trace = known.diagonal.reduce(0, +)
        p.ratios[g] =
          old.ratios[g] * (trace / (variance * Double(q) * sum.persons)).squareRoot()
      }
      let factor = Matrix(rows: q, columns: q, elements: old.relative(g))
      let outer = factor * known * factor.transposed
      let own = layout.factorCount == 1 ? 0 : g
      let scale = 1 / (p.ratios[g] * p.ratios[g])
      covariance[own] = covariance[own] + scale * outer
      counts[own] += sum.persons
    }
    for slot in square.indices where rows[slot] > 1e-6 {
      p.variances[slot] = max(square[slot] / rows[slot], layout.floor * (1 + 1e-6), 1e-12)
    }
    guard q > 0 else { return }
    for own in covariance.indices where counts[own] > 1e-6 {
      if let factor = factor(1 / counts[own] * covariance[own]) { p.factors[own] = factor }
    }
    if !layout.ratioPlaces.isEmpty, let last = p.ratios.last, last > 0 {
      p.factors[0] = p.factors[0].map { $0 * last }
      p.ratios = p.ratios.map { $0 / last }
    }
  }

  /// The lower factor of a covariance over its free entries; pivots that vanish stay a little above zero.
  private func factor(_ covariance: Matrix) -> [Double]? {
    let q = layout.random
    let isFree = Set(layout.free)
    var lower = Array(repeating: 0.0, count: q * q)
    for j in 0..<q {
      var pivot = covariance[j, j]
      guard pivot.isFinite else { return nil }
      for k in 0..<j { pivot -= lower[k * q + j] * lower[k * q + j] }
      let root = max(pivot, 1e-12).squareRoot()
      lower[j * q + j] = root
      for i in j + 1..<q where isFree.contains(j * q + i) {
        var entry = covariance[i, j]
        for k in 0..<j { entry -= lower[k * q + i] * lower[k * q + j] }
        lower[j * q + i] = entry / root
      }
    }
    return lower
  }
}

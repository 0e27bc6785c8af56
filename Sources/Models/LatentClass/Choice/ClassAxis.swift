import LinearAlgebra

/// Where persons stand along the line on which classes differ most.
///
///     δ = the direction of most difference between the γ_g, weighted with their shares
///     κ_i = δᵀ F_iᵀV_i⁻¹(y_i − F_i b̄) / δᵀ F_iᵀV_i⁻¹F_i δ,      b̄ = Σ π_g b_g
///
/// which is the generalized least-squares estimate of how far along δ a person's line lies from the mean. If
/// people are of kinds, there are heaps along it; if they differ by degree, there is one.
enum ClassAxis {
  /// κ, one a person who can be placed.
  static func places(
    _ optimum: ClassOptimum, _ all: ClassPersons, _ layout: ClassLayout
  ) -> [Double] {
    let p = optimum.parameters
    let own = layout.own
    guard let (direction, mean) = line(optimum, layout) else { return [] }
    // With the within-class variances of all classes together.
    var whole = p
    whole.logits = [Array(repeating: 0, count: 1)]
    whole.own = [mean]
    whole.factors = [pooledFactor(p, optimum.shares, layout)]
    whole.ratios = [1]
    whole.variances = [
      p.own.indices.reduce(0) { $0 + optimum.shares[$1] * p.variance($1) }
    ]
    var persons = all.alike
    persons.leaving = nil
    let line = ClassPersons.line(whole, 0)
    let single = ClassLayout(
      classes: 1, covariates: 1, own: own, common: layout.common, random: layout.random,
      free: layout.free, effects: .shared, residual: .shared, floor: 0)
    return (0..<persons.count).compactMap { person in
      guard
        let sum = persons.chosen([person]).pass(
          whole, single, ClassPass(wants: .moments))?.sums.classes[0]
      else { return nil }
      var (along, square) = (0.0, 0.0)
      for i in 0..<own {
        for j in line.indices { along += direction[i] * sum.moment(i, j) * line[j] }
        for j in 0..<own { square += direction[i] * sum.moment(i, j) * direction[j] }
      }
      return square > 0 ? along / square : nil
    }
  }

  /// δ and γ̄; nil where classes do not differ.
  static func line(
    _ optimum: ClassOptimum, _ layout: ClassLayout
  ) -> (direction: [Double], mean: [Double])? {
    var mean = Array(repeating: 0.0, count: layout.own)
    for (share, line) in zip(optimum.shares, optimum.parameters.own) {
      for k in mean.indices { mean[k] += share * line[k] }
    }
    return direction(optimum.parameters, optimum.shares, mean).map { ($0, mean) }
  }

  /// The factor of Σ π ω² T Tᵀ; T itself where classes share it.
  static func pooledFactor(
    _ p: ClassParameters, _ shares: [Double], _ layout: ClassLayout
  ) -> [Double] {
    guard layout.effects != .shared, layout.random > 0 else { return p.factors[0] }
    let q = layout.random
    var pooled = 1e-12 * Matrix.identity(q)
    for (g, share) in shares.enumerated() {
      let t = Matrix(rows: q, columns: q, elements: p.factor(g))
      pooled = pooled + share * p.ratios[g] * p.ratios[g] * (t * t.transposed)
    }
    return (try? Cholesky(pooled))?.factor.elements ?? p.factors[0]
  }

  private static func direction(
    _ p: ClassParameters, _ shares: [Double], _ mean: [Double]
  ) -> [Double]? {
    let own = mean.count
    var between = Matrix(rows: own, columns: own)
    for (share, line) in zip(shares, p.own) {
      for i in 0..<own {
        for j in 0..<own { between[i, j] += share * (line[i] - mean[i]) * (line[j] - mean[j]) }
      }
    }
    guard let eigen = try? SymmetricEigen(between), let last = eigen.values.last, last > 0 else {
      return nil
    }
    return (0..<own).map { eigen.vectors[$0, own - 1] }
  }
}

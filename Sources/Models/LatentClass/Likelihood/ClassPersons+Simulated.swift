import Distributions
import Glibc

extension ClassPersons {
  /// The same persons with outcomes drawn from a mixture.
  ///
  /// What a row is needed for are sums, so that sums are drawn: with C = [F Z]ᵀ[F Z] = L Lᵀ of rank r,
  ///
  ///     g ~ softmax(x · logits),      a = (b_g, ω_g T_g u),      u ~ N(0, I)
  ///     [F Z]ᵀε = σ L z,      εᵀε = σ² (zᵀz + χ²(n − r)),      z ~ N(0, I)
  ///     [F Z]ᵀy = C a + [F Z]ᵀε,      yᵀy = aᵀC a + 2 aᵀ[F Z]ᵀε + εᵀε
  ///
  /// since ε lies in the space of the columns by its projection, and what is left of it is χ².
  func simulated(_ p: ClassParameters, _ random: inout Xoshiro256) -> ClassPersons {
    var result = self
    let places = (0..<fixed).map(\.self) + (fixed + 1..<fixed + 1 + self.random)
    let d = places.count
    var c = Array(repeating: 0.0, count: d * d)
    for person in 0..<count {
      for j in 0..<d {
        for i in j..<d { c[j * d + i] = product(person, places[i], places[j]) }
      }
      let g = drawnClass(person, p, &random)
      let sigma = p.variance(g).squareRoot()
      let along = p.own[g] + p.common + effects(g, p, &random)
      var (lower, rank) = (c, 0.0)
      let isSpanned = Self.factor(&lower, d)
      var (noise, square) = (Array(repeating: 0.0, count: d), 0.0)
      for k in 0..<d where isSpanned[k] {
        let z = random.normal()
        rank += 1
        square += z * z
        for i in k..<d { noise[i] += sigma * lower[k * d + i] * z }
      }
      let left = rows[person] - rank
      if left > 0 { square += random.chiSquared(degreesOfFreedom: left) }
      var whole = sigma * sigma * square
      for i in 0..<d {
        var image = 0.0
        for j in 0..<d { image += (i >= j ? c[j * d + i] : c[i * d + j]) * along[j] }
        whole += along[i] * (image + 2 * noise[i])
        result.cross[place(person, places[i], fixed)] = image + noise[i]
      }
      result.cross[place(person, fixed, fixed)] = whole
    }
    return result
  }

  /// The class of a person: the one that is known, or one drawn.
  private func drawnClass(_ person: Int, _ p: ClassParameters, _ random: inout Xoshiro256) -> Int {
    if let known, known[person] >= 0 { return Int(known[person]) }
    let logits = p.logits.map { logits in
      (0..<covariateCount).reduce(0.0) {
        $0 + logits[$1] * covariates[person * covariateCount + $1]
      }
    }
    let top = logits.max() ?? 0
    let weights = logits.map { exp($0 - top) }
    var left = random.uniform() * weights.reduce(0, +)
    for (g, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return g }
    }
    return weights.count - 1
  }

  private func effects(_ g: Int, _ p: ClassParameters, _ random: inout Xoshiro256) -> [Double] {
    let (q, factor) = (self.random, p.factor(g))
    let u = (0..<q).map { _ in random.normal() }
    return (0..<q).map { i in
      p.ratios[g] * (0...i).reduce(0.0) { $0 + factor[$1 * q + i] * u[$1] }
    }
  }

  /// Replaces the lower triangle of C by L; columns within the span of those before become zero.
  private static func factor(_ c: inout [Double], _ d: Int) -> [Bool] {
    var isSpanned = Array(repeating: false, count: d)
    for j in 0..<d {
      let whole = c[j * d + j]
      var pivot = whole
      for k in 0..<j { pivot -= c[k * d + j] * c[k * d + j] }
      isSpanned[j] = pivot > 1e-9 * whole
      let root = isSpanned[j] ? pivot.squareRoot() : 0
      c[j * d + j] = root
      for i in j + 1..<d {
        var entry = c[j * d + i]
        for k in 0..<j { entry -= c[k * d + i] * c[k * d + j] }
        c[j * d + i] = isSpanned[j] ? entry / root : 0
      }
    }
    return isSpanned
  }
}

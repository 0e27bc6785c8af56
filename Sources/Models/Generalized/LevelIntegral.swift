import Glibc

/// The likelihood of one level with its random effects integrated out, and its exact gradient.
///
///     ℓ = −log|L| + log Σₖ exp(log wₖ + ½|tₖ|² − h(uₖ)),      uₖ = û + L⁻ᵀtₖ
///     h(u) = −Σⱼ log fⱼ(ηⱼ) + ½|u|²,   ηⱼ = eⱼ + zⱼᵀΛu,   û its minimum,   L Lᵀ = H = h″(û)
///
/// The rule moves with the parameters, and the gradient follows it: with pₖ the share of node k in the sum,
///
///     dℓ = −Σ pₖ ∂h(uₖ) − aᵀdû + tr(K dH),      dû = −H⁻¹ ∂(∇h)
///     a = Σ pₖ ∇h(uₖ),   B = Σ pₖ tₖ ∇h(uₖ)ᵀL⁻ᵀ,   K = L⁻ᵀ S L⁻¹
///     Sᵢⱼ = Sⱼᵢ = ½Bᵢⱼ (i > j),   Sᵢᵢ = ½(Bᵢᵢ − 1)
///
/// so that it is the derivative of what is computed, however few the nodes. Since û is the minimum of a
/// convex h, exp(h(û) − h(u)) is at most 1: nothing overflows.
struct LevelIntegral {
  /// ∂ℓ/∂ηⱼ of every piece, filled in level by level.
  private(set) var slopes: [Double]
  /// û of every level: found by the last evaluation, and where the next one begins.
  private(set) var modes: [SIMD3<Double>]
  /// L⁻¹ of every level.
  private(set) var lowerInverses: [Square]
  /// eⱼ of every piece, set before an evaluation.
  var predictor: [Double]
  /// Λᵀzⱼ of every piece.
  private var scaled: [SIMD3<Double>]
  private var mode: LevelMode
  private var nodes: LevelNodes
  /// cⱼ of the level last looked at.
  private var bends: [Lanes]
  private let dimensions: Int

  init(_ rows: LogisticRows, dimensions: Int) {
    slopes = Array(repeating: 0, count: rows.pieces)
    predictor = slopes
    scaled = Array(repeating: SIMD3(), count: rows.pieces)
    modes = Array(repeating: SIMD3(), count: rows.levels)
    lowerInverses = Array(repeating: .identity, count: rows.levels)
    let largest = (0..<rows.levels).reduce(0) { max($0, rows.starts[$1 + 1] - rows.starts[$1]) }
    mode = LevelMode(dimensions: dimensions, capacity: largest)
    bends = Array(repeating: Lanes(), count: (largest + 7) / 8)
    self.dimensions = dimensions
    nodes = LevelNodes(dimensions: dimensions, capacity: largest)
  }

  /// A place-holder without rows.
  init(empty: Void) {
    (slopes, predictor, scaled, modes, lowerInverses) = ([], [], [], [], [])
    mode = LevelMode(dimensions: 0, capacity: 0)
    (bends, dimensions) = ([], 0)
    nodes = LevelNodes(dimensions: 0, capacity: 0)
  }

  /// Prepares for a Λ.
  mutating func set(_ lambda: Square, _ rows: LogisticRows) {
    let transposed = lambda.transposed
    for j in 0..<rows.pieces { scaled[j] = transposed * rows.z[j] }
  }

  /// Integrates one level: ℓ without its constant, and ∂ℓ/∂Λ; nil where it cannot be computed.
  mutating func integrate(
    _ level: Int, _ rows: LogisticRows, _ grid: QuadratureGrid, lambda: Square
  ) -> (value: Double, factorGradient: Square)? {
    let range = rows.starts[level]..<rows.starts[level + 1]
    guard
      let found = mode.find(
        from: modes[level], range, rows, predictor: predictor, scaled: scaled),
      let factor = found.curvature.lowerFactor
    else { return nil }
    let inverse = factor.lowerInverse
    modes[level] = found.u
    lowerInverses[level] = inverse
    var sums = nodes.sum(
      range, rows, grid, found, inverse, lambda, predictor: predictor, scaled: scaled)
    guard sums.total > 0, sums.total.isFinite else { return nil }
    let share = 1 / sums.total
    sums.a *= share
    sums.spread = share * sums.spread
    sums.explicit = share * sums.explicit
    let value =
      log(sums.total) - found.value - log(factor.a.x) - log(factor.b.y) - log(factor.c.z)
    return (value, gradient(range, rows, found.u, inverse, lambda, sums, share))
  }

  private mutating func gradient(
    _ range: Range<Int>, _ rows: LogisticRows, _ u: SIMD3<Double>, _ inverse: Square,
    _ lambda: Square, _ sums: LevelNodes.Sums, _ share: Double
  ) -> Square {
    let up = inverse.transposed
    let b = sums.spread.transposed * up
    let s = Square(
      a: [(b.a.x - 1) / 2, b.a.y / 2, b.a.z / 2], b: [b.a.y / 2, (b.b.y - 1) / 2, b.b.z / 2],
      c: [b.a.z / 2, b.b.z / 2, (b.c.z - 1) / 2])
    let k = up * s * inverse
    let q = dimensions
    // How ℓ changes with û: r = −a + Σ cⱼ λⱼ, with cⱼ = w′ⱼ λⱼᵀKλⱼ.
    var bent = LaneTriple()
    for index in 0..<mode.count {
      let block = mode.blocks[index]
      let lambda = block.lambda
      var form = lambda.x * lambda.dot(k.a, dimensions: q)
      if q > 1 { form += lambda.y * lambda.dot(k.b, dimensions: q) }
      if q > 2 { form += lambda.z * lambda.dot(k.c, dimensions: q) }
      bends[index] = block.weightSlope * form
      bent.add(bends[index], lambda, dimensions: q)
    }
    let r = bent.sum(dimensions: q) - sums.a
    let v = -(up * (inverse * r))
    var (zwz, zs, moved) = (LaneSquare(), LaneTriple(), LaneTriple())
    for index in 0..<mode.count {
      let block = mode.blocks[index]
      // What reaches ℓ through û and H alone, beside the mean residual.
      let through = bends[index] + block.weight * block.lambda.dot(v, dimensions: q)
      moved.add(through, block.z, dimensions: q)
      zs.add(block.residual, block.z, dimensions: q)
      zwz.add(block.z.scaled(by: block.weight, dimensions: q), block.z, dimensions: q)
      let slope = share * nodes.sumsOfResiduals(index, count: range.count) + through
      let first = range.lowerBound + 8 * index
      for lane in 0..<min(8, range.upperBound - first) { slopes[first + lane] = slope[lane] }
    }
    var result = sums.explicit
    result += 2 * (zwz.sum(dimensions: q) * lambda * k)
    result += .outer(moved.sum(dimensions: q), u)
    result += .outer(-zs.sum(dimensions: q), v)
    return result
  }
}

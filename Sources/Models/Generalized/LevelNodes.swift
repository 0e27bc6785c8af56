/// The sum over the nodes of one level, eight nodes at a time.
struct LevelNodes {
  /// Sums over the nodes, with each node's weight in them.
  struct Sums {
    /// Σ pₖ, before division.
    var total = 0.0
    /// a = Σ pₖ ∇h(uₖ).
    var a = SIMD3<Double>()
    /// Σ pₖ ∇h(uₖ) tₖᵀ.
    var spread = Square.zero
    /// Σ pₖ (Zᵀs) uₖᵀ.
    var explicit = Square.zero
  }

  /// Number of random effects.
  let dimensions: Int
  private var residuals: [Lanes]
  private var weighted: [Lanes]

  init(dimensions: Int, capacity: Int) {
    self.dimensions = dimensions
    residuals = Array(repeating: Lanes(), count: capacity)
    weighted = residuals
  }

  /// Σ pₖ sⱼ(uₖ) of eight pieces, of the `count` that the level has.
  func sumsOfResiduals(_ block: Int, count: Int) -> Lanes {
    var result = Lanes()
    for lane in 0..<min(8, count - 8 * block) { result[lane] = weighted[8 * block + lane].sum() }
    return result
  }

  /// Sums up one level around its mode.
  mutating func sum(
    _ range: Range<Int>, _ rows: LogisticRows, _ grid: QuadratureGrid, _ mode: LevelMode.Minimum,
    _ inverse: Square, _ lambda: Square, predictor: [Double], scaled: [SIMD3<Double>]
  ) -> Sums {
    var total = Lanes()
    var a = LaneTriple()
    var spread = LaneSquare()
    var explicit = LaneSquare()
    for index in 0..<range.count { weighted[index] = Lanes() }
    for block in 0..<grid.blocks {
      let t = LaneTriple(x: grid.first[block], y: grid.second[block], z: grid.third[block])
      let u = place(t, mode.u, inverse)
      let (fit, zs) = pieces(range, rows, u, predictor, scaled)
      // ∇h = u − Λᵀ Zᵀs.
      let slope = self.slope(u, zs, lambda)
      var square = u.x * u.x
      if dimensions > 1 { square += u.y * u.y }
      if dimensions > 2 { square += u.z * u.z }
      let p = LaneMath.exp(grid.logWeights[block] + fit - 0.5 * square + mode.value)
      for index in 0..<range.count { weighted[index] += p * residuals[index] }
      total += p
      let pulled = slope.scaled(by: p, dimensions: dimensions)
      a.add(Lanes(repeating: 1), pulled, dimensions: dimensions)
      spread.add(pulled, t, dimensions: dimensions)
      explicit.add(zs.scaled(by: p, dimensions: dimensions), u, dimensions: dimensions)
    }
    return Sums(
      total: total.sum(), a: a.sum(dimensions: dimensions),
      spread: spread.sum(dimensions: dimensions), explicit: explicit.sum(dimensions: dimensions))
  }

  /// û + L⁻ᵀt.
  @inline(__always)
  private func place(_ t: LaneTriple, _ u: SIMD3<Double>, _ inverse: Square) -> LaneTriple {
    var result = LaneTriple(x: u.x + inverse.a.x * t.x)
    guard dimensions > 1 else { return result }
    result.x += inverse.a.y * t.y
    result.y = u.y + inverse.b.y * t.y
    guard dimensions > 2 else { return result }
    result.x += inverse.a.z * t.z
    result.y += inverse.b.z * t.z
    result.z = u.z + inverse.c.z * t.z
    return result
  }

  @inline(__always)
  private func slope(_ u: LaneTriple, _ zs: LaneTriple, _ lambda: Square) -> LaneTriple {
    var result = LaneTriple(x: u.x - lambda.a.x * zs.x)
    guard dimensions > 1 else { return result }
    result.x -= lambda.a.y * zs.y
    result.y = u.y - lambda.b.y * zs.y
    guard dimensions > 2 else { return result }
    result.x -= lambda.a.z * zs.z
    result.y -= lambda.b.z * zs.z
    result.z = u.z - lambda.c.z * zs.z
    return result
  }

  /// Σ log f and Zᵀs at eight nodes; keeps each piece's s.
  @inline(__always)
  private mutating func pieces(
    _ range: Range<Int>, _ rows: LogisticRows, _ u: LaneTriple, _ predictor: [Double],
    _ scaled: [SIMD3<Double>]
  ) -> (fit: Lanes, zs: LaneTriple) {
    var loss = Lanes()
    var product = Lanes(repeating: 1)
    var zs = LaneTriple()
    for (index, j) in range.enumerated() {
      let lambda = scaled[j]
      var eta = predictor[j] + lambda.x * u.x
      if dimensions > 1 { eta += lambda.y * u.y }
      if dimensions > 2 { eta += lambda.z * u.z }
      let (s, m) = (rows.successes[j], rows.trials[j])
      let isNegative = eta .< 0
      let x = LaneMath.exp((-eta).replacing(with: eta, where: isNegative))
      let one = 1 + x
      let probability = Lanes(repeating: 1).replacing(with: x, where: isNegative) / one
      loss += m * eta.replacing(with: 0, where: isNegative) - s * eta
      // A product of up to 512 numbers from 1 to 2 has a logarithm for all of them.
      if m == 1 { product *= one } else { loss += m * LaneMath.log(one) }
      if index & 511 == 511 {
        loss += LaneMath.log(product)
        product = Lanes(repeating: 1)
      }
      let residual = s - m * probability
      residuals[index] = residual
      let z = rows.z[j]
      zs.x += z.x * residual
      if dimensions > 1 { zs.y += z.y * residual }
      if dimensions > 2 { zs.z += z.z * residual }
    }
    return (-loss - LaneMath.log(product), zs)
  }
}

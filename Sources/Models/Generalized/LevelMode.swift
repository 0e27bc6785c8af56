import Glibc

/// The most likely random effects of one level, by Newton's method on a convex function.
///
///     h(u) = −Σⱼ log fⱼ(ηⱼ) + ½|u|²,      ∇h = u − Σⱼ sⱼλⱼ,      H = I + Σⱼ wⱼ λⱼλⱼᵀ,   λⱼ = Λᵀzⱼ
///
/// with sⱼ = ∂log fⱼ/∂η, wⱼ = −∂sⱼ/∂η. H is at least I, so a step is at most as long as the gradient;
/// steps are halved while h rises. Pieces lie eight side by side, the last block filled up with pieces
/// of no trials; the arrays are as long as the largest level and used again for each.
struct LevelMode {
  /// Where h is smallest.
  struct Minimum {
    var u: SIMD3<Double>
    /// h(û).
    var value: Double
    /// H.
    var curvature: Square
  }

  /// Eight pieces: what is given of them, and what is found at u.
  struct Block {
    var predictor = Lanes()
    /// λⱼ.
    var lambda = LaneTriple()
    var z = LaneTriple()
    var successes = Lanes()
    var trials = Lanes()
    /// sⱼ.
    var residual = Lanes()
    /// wⱼ.
    var weight = Lanes()
    /// ∂wⱼ/∂η.
    var weightSlope = Lanes()
  }

  /// Number of random effects.
  let dimensions: Int
  /// The pieces of the level last looked at, in the first `count` blocks.
  private(set) var blocks: [Block]
  private(set) var count = 0
  private var areSingle = true

  init(dimensions: Int, capacity: Int) {
    self.dimensions = dimensions
    blocks = Array(repeating: Block(), count: (capacity + 7) / 8)
  }

  /// The minimum, begun from `start`; nil where the numbers are too large to compute with.
  mutating func find(
    from start: SIMD3<Double>, _ range: Range<Int>, _ rows: LogisticRows, predictor: [Double],
    scaled: [SIMD3<Double>]
  ) -> Minimum? {
    load(range, rows, predictor, scaled)
    var point = evaluate(start)
    for _ in 0..<100 {
      guard point.value.isFinite, let factor = point.curvature.lowerFactor else { return nil }
      let inverse = factor.lowerInverse
      let step = inverse.transposed * (inverse * point.gradient)
      let size = max(abs(step.x), abs(step.y), abs(step.z))
      // A step this small leaves an error of its square.
      if size <= 1e-11 * (1 + max(abs(point.u.x), abs(point.u.y), abs(point.u.z))) { break }
      var length = 1.0
      var next = evaluate(point.u - step)
      while !(next.value <= point.value + 1e-12 * abs(point.value)), length > 1e-9 {
        length /= 2
        next = evaluate(point.u - length * step)
      }
      guard length > 1e-9 else {
        // Rounding is all that is left; the blocks are brought back to this point.
        point = evaluate(point.u)
        break
      }
      point = next
    }
    return Minimum(u: point.u, value: point.value, curvature: point.curvature)
  }

  private mutating func load(
    _ range: Range<Int>, _ rows: LogisticRows, _ predictor: [Double], _ scaled: [SIMD3<Double>]
  ) {
    count = (range.count + 7) / 8
    areSingle = true
    for index in 0..<count {
      var block = Block()
      for lane in 0..<min(8, range.count - 8 * index) {
        let j = range.lowerBound + 8 * index + lane
        block.predictor[lane] = predictor[j]
        block.successes[lane] = rows.successes[j]
        block.trials[lane] = rows.trials[j]
        block.lambda.set(lane, scaled[j], dimensions: dimensions)
        block.z.set(lane, rows.z[j], dimensions: dimensions)
        if rows.trials[j] != 1 { areSingle = false }
      }
      blocks[index] = block
    }
  }

  private struct Point {
    var u: SIMD3<Double>
    var value: Double
    var gradient: SIMD3<Double>
    var curvature: Square
  }

  private mutating func evaluate(_ u: SIMD3<Double>) -> Point {
    var loss = Lanes()
    var product = Lanes(repeating: 1)
    var value = (u * u).sum() / 2
    var pull = LaneTriple()
    var square = LaneSquare()
    for index in 0..<count {
      let block = blocks[index]
      let lambda = block.lambda
      var eta = block.predictor + lambda.x * u.x
      if dimensions > 1 { eta += lambda.y * u.y }
      if dimensions > 2 { eta += lambda.z * u.z }
      let isNegative = eta .< 0
      let x = LaneMath.exp((-eta).replacing(with: eta, where: isNegative))
      let m = block.trials
      let inverse = 1 / (1 + x)
      let probability = inverse.replacing(with: x * inverse, where: isNegative)
      loss += m * eta.replacing(with: 0, where: isNegative) - block.successes * eta
      if areSingle {
        // A product of up to 512 numbers from 1 to 2 has one logarithm for all of them.
        product *= 1 + m * x
        if index & 63 == 63 {
          value += LaneMath.logOfProduct(product)
          product = Lanes(repeating: 1)
        }
      } else {
        loss += m * LaneMath.log(1 + x)
      }
      let residual = block.successes - m * probability
      let weight = m * x * inverse * inverse
      blocks[index].residual = residual
      blocks[index].weight = weight
      blocks[index].weightSlope = weight * (1 - 2 * probability)
      pull.add(residual, lambda, dimensions: dimensions)
      square.add(lambda.scaled(by: weight, dimensions: dimensions), lambda, dimensions: dimensions)
    }
    var curvature = square.sum(dimensions: dimensions)
    curvature += .identity
    value += loss.sum() + LaneMath.logOfProduct(product)
    return Point(
      u: u, value: value, gradient: u - pull.sum(dimensions: dimensions), curvature: curvature)
  }
}

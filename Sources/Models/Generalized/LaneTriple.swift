/// Three numbers in eight lanes, of which as many are used as the model has random effects.
struct LaneTriple {
  var x = Lanes()
  var y = Lanes()
  var z = Lanes()

  /// Sets one lane.
  @inline(__always)
  mutating func set(_ lane: Int, _ values: SIMD3<Double>, dimensions: Int) {
    x[lane] = values.x
    if dimensions > 1 { y[lane] = values.y }
    if dimensions > 2 { z[lane] = values.z }
  }

  /// Each times p.
  @inline(__always)
  func scaled(by p: Lanes, dimensions: Int) -> LaneTriple {
    var result = LaneTriple(x: p * x)
    if dimensions > 1 { result.y = p * y }
    if dimensions > 2 { result.z = p * z }
    return result
  }

  /// Adds p times another.
  @inline(__always)
  mutating func add(_ p: Lanes, _ other: LaneTriple, dimensions: Int) {
    x += p * other.x
    if dimensions > 1 { y += p * other.y }
    if dimensions > 2 { z += p * other.z }
  }

  /// Their products with three numbers, added up.
  @inline(__always)
  func dot(_ v: SIMD3<Double>, dimensions: Int) -> Lanes {
    var result = x * v.x
    if dimensions > 1 { result += y * v.y }
    if dimensions > 2 { result += z * v.z }
    return result
  }

  /// Over the lanes.
  @inline(__always)
  func sum(dimensions: Int) -> SIMD3<Double> {
    var result = SIMD3<Double>(x.sum(), 0, 0)
    if dimensions > 1 { result.y = y.sum() }
    if dimensions > 2 { result.z = z.sum() }
    return result
  }
}

/// Sums of u · vᵀ, by columns.
struct LaneSquare {
  var a = LaneTriple()
  var b = LaneTriple()
  var c = LaneTriple()

  /// Adds u · vᵀ.
  @inline(__always)
  mutating func add(_ u: LaneTriple, _ v: LaneTriple, dimensions: Int) {
    a.add(v.x, u, dimensions: dimensions)
    if dimensions > 1 { b.add(v.y, u, dimensions: dimensions) }
    if dimensions > 2 { c.add(v.z, u, dimensions: dimensions) }
  }

  /// Over the lanes.
  @inline(__always)
  func sum(dimensions: Int) -> Square {
    var result = Square(a: a.sum(dimensions: dimensions))
    if dimensions > 1 { result.b = b.sum(dimensions: dimensions) }
    if dimensions > 2 { result.c = c.sum(dimensions: dimensions) }
    return result
  }
}

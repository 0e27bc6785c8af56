/// Three numbers at eight nodes.
struct LaneTriple {
  var x = Lanes()
  var y = Lanes()
  var z = Lanes()

  /// Over all nodes.
  var sum: SIMD3<Double> { [x.sum(), y.sum(), z.sum()] }
}

/// Sums over nodes of u · vᵀ, by columns, in as many dimensions as the model has.
struct LaneSquare {
  var a = LaneTriple()
  var b = LaneTriple()
  var c = LaneTriple()

  /// Adds u · vᵀ.
  @inline(__always)
  mutating func add(_ u: LaneTriple, _ v: LaneTriple, dimensions: Int) {
    a.x += u.x * v.x
    guard dimensions > 1 else { return }
    a.y += u.y * v.x
    b.x += u.x * v.y
    b.y += u.y * v.y
    guard dimensions > 2 else { return }
    a.z += u.z * v.x
    b.z += u.z * v.y
    c.x += u.x * v.z
    c.y += u.y * v.z
    c.z += u.z * v.z
  }

  /// Over all nodes.
  var sum: Square { Square(a: a.sum, b: b.sum, c: c.sum) }
}

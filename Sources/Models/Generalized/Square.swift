/// A 3 × 3 matrix by columns, which holds the few numbers of one level without any allocation.
///
/// Models with one or two random effects leave the other rows and columns at zero (or at those of the
/// identity), where they take no part.
struct Square: Sendable, Hashable {
  var a = SIMD3<Double>()
  var b = SIMD3<Double>()
  var c = SIMD3<Double>()

  static let zero = Square()
  static let identity = Square(a: [1, 0, 0], b: [0, 1, 0], c: [0, 0, 1])

  subscript(row: Int, column: Int) -> Double {
    get { column == 0 ? a[row] : column == 1 ? b[row] : c[row] }
    set {
      switch column {
      case 0: a[row] = newValue
      case 1: b[row] = newValue
      default: c[row] = newValue
      }
    }
  }

  var transposed: Square {
    Square(a: [a.x, b.x, c.x], b: [a.y, b.y, c.y], c: [a.z, b.z, c.z])
  }

  static func * (left: Square, right: SIMD3<Double>) -> SIMD3<Double> {
    left.a * right.x + left.b * right.y + left.c * right.z
  }

  static func * (left: Square, right: Square) -> Square {
    Square(a: left * right.a, b: left * right.b, c: left * right.c)
  }

  static func += (left: inout Square, right: Square) {
    left.a += right.a
    left.b += right.b
    left.c += right.c
  }

  /// u · vᵀ.
  static func outer(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> Square {
    Square(a: u * v.x, b: u * v.y, c: u * v.z)
  }

  /// `L` with `L · Lᵀ` equal to this matrix, of which the lower triangle is read; nil where there is none.
  var lowerFactor: Square? {
    guard a.x > 0 else { return nil }
    var l = Square()
    l.a.x = a.x.squareRoot()
    l.a.y = a.y / l.a.x
    l.a.z = a.z / l.a.x
    let second = b.y - l.a.y * l.a.y
    guard second > 0 else { return nil }
    l.b.y = second.squareRoot()
    l.b.z = (b.z - l.a.z * l.a.y) / l.b.y
    let third = c.z - l.a.z * l.a.z - l.b.z * l.b.z
    guard third > 0, third.isFinite, second.isFinite, a.x.isFinite else { return nil }
    l.c.z = third.squareRoot()
    return l
  }

  /// The inverse of a lower triangle without zeros on its diagonal.
  var lowerInverse: Square {
    var m = Square()
    m.a.x = 1 / a.x
    m.b.y = 1 / b.y
    m.c.z = 1 / c.z
    m.a.y = -a.y * m.a.x * m.b.y
    m.b.z = -b.z * m.b.y * m.c.z
    m.a.z = -(a.z * m.a.x + b.z * m.a.y) * m.c.z
    return m
  }
}

extension Square {
  static func * (factor: Double, matrix: Square) -> Square {
    Square(a: factor * matrix.a, b: factor * matrix.b, c: factor * matrix.c)
  }
}

import LinearAlgebra

extension LeadingCell {
  /// Levels that share all of their rows but what is in their vectors v, of which only G = Σ v vᵀ is known.
  ///
  /// Row t of such a level has the leading columns z_t and, over `columns` of the trailing ones, M_t v:
  ///
  ///     A = Σ_t z_t z_tᵀ        B_i = Σ_t z_t (M_t v_i)ᵀ        T[j,k] = Σ_st z_s[j] z_t[k] M_s G M_tᵀ
  init(
    _ z: [[Double]], _ maps: [Matrix], _ moments: Matrix, q: Int, count: Int, columns: [Int]
  ) {
    let (width, entries) = (columns.count, moments.rows)
    var a = Array(repeating: 0.0, count: q * q)
    var b = Matrix(rows: width * q, columns: entries)
    for (row, map) in zip(z, maps) {
      for j in 0..<q {
        for k in 0..<q { a[k * q + j] += row[j] * row[k] }
        for entry in 0..<entries {
          for x in 0..<width { b[x * q + j, entry] += row[j] * map[x, entry] }
        }
      }
    }
    let t = b * moments * b.transposed
    var packed: [Double] = []
    packed.reserveCapacity(q * (q + 1) * width * (width + 1) / 4)
    for x in 0..<width {
      for y in 0...x {
        for j in 0..<q {
          for k in j..<q {
            packed.append(
              j == k
                ? t[x * q + j, y * q + j]
                : t[x * q + j, y * q + k] + t[x * q + k, y * q + j])
          }
        }
      }
    }
    self.init(a: a, columns: columns, q: q, count: count, moments: packed)
  }

  /// Whether two cells could be one.
  var kind: Kind { Kind(a: a, columns: columns) }

  struct Kind: Hashable {
    var a: [Double]
    var columns: [Int]
  }
}

extension Matrix {
  /// A symmetric matrix from its lower triangle, row by row.
  init(packedLower lower: [Double]) {
    let n = Int((Double(2 * lower.count) + 0.25).squareRoot())
    self.init(rows: n, columns: n)
    var entry = 0
    for i in 0..<n {
      for j in 0...i {
        self[i, j] = lower[entry]
        self[j, i] = lower[entry]
        entry += 1
      }
    }
  }
}

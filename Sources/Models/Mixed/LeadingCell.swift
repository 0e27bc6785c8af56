import LinearAlgebra

/// Levels of the leading group that share Z_iᵀZ_i and touch the same trailing columns.
///
/// All that the likelihood asks of them is, for a symmetric q × q matrix M and a symmetric F over the
/// trailing columns,
///
///     Σ_i B_iᵀ M B_i = Σ_jk M[j,k] · T[j,k]        and        Σ_i B_i F B_iᵀ,  entry ⟨T[j,k], F⟩
///
/// with T[j,k] = Σ_i B_i[j,·]ᵀ B_i[k,·]. Where many levels share a cell the moments T stand for them, and
/// the cost no longer depends on their number; otherwise the B_i themselves are kept.
struct LeadingCell {
  let a: [Double]
  let columns: [Int]
  let q: Int
  private(set) var count = 0
  /// The B_i one after another; empty once `moments` stand for them.
  private(set) var members: [Double] = []
  /// For each pair of trailing columns, and within it each pair j ≤ k, T[j,k] + T[j,k]ᵀ (T[j,j] alone).
  private(set) var moments: [Double] = []

  var pairs: Int { q * (q + 1) / 2 }

  /// Groups the levels into cells, in the order in which they first occur.
  static func cells(_ products: CrossProducts) -> [LeadingCell] {
    var position: [Kind: Int] = [:]
    var cells: [LeadingCell] = []
    for level in products.levels {
      let key = Kind(a: level.a, columns: level.columns)
      let cell = position[key] ?? cells.count
      if cell == cells.count {
        position[key] = cell
        cells.append(LeadingCell(a: level.a, columns: level.columns, q: products.q))
      }
      cells[cell].count += 1
      cells[cell].members += level.b
    }
    for cell in cells.indices { cells[cell].condense() }
    return cells
  }

  /// The cells of persons whose kinds are known.
  static func cells(_ links: Links, _ kinds: [Int], count: Int) -> [LeadingCell] {
    var cells: [LeadingCell] = []
    cells.reserveCapacity(count)
    for (person, kind) in kinds.enumerated() {
      let level = links.level(person)
      if kind == cells.count {
        cells.append(LeadingCell(a: level.a, columns: level.columns, q: links.q))
      }
      cells[kind].count += 1
      cells[kind].members += level.b
    }
    for cell in cells.indices { cells[cell].condense() }
    return cells
  }

  /// A cell of which only the moments are known.
  init(a: [Double], columns: [Int], q: Int, count: Int, moments: [Double]) {
    self.init(a: a, columns: columns, q: q)
    self.count = count
    self.moments = moments
  }

  /// Takes in the levels of another cell of which only the moments are known.
  mutating func add(_ other: LeadingCell) {
    precondition(moments.count == other.moments.count, "cells of one kind")
    count += other.count
    for entry in moments.indices { moments[entry] += other.moments[entry] }
  }

  /// A cell whose levels are kept one by one.
  init(a: [Double], columns: [Int], q: Int, count: Int, members: [Double]) {
    self.init(a: a, columns: columns, q: q)
    self.count = count
    self.members = members
  }

  private init(a: [Double], columns: [Int], q: Int) {
    self.a = a
    self.columns = columns
    self.q = q
  }

  private mutating func condense() {
    guard count * q > pairs else { return }
    let width = columns.count
    moments = Array(repeating: 0, count: pairs * width * (width + 1) / 2)
    for start in stride(from: 0, to: members.count, by: q * width) {
      var entry = 0
      for x in 0..<width {
        for y in 0...x {
          for j in 0..<q {
            for k in j..<q {
              let (xj, yk) = (members[start + x * q + j], members[start + y * q + k])
              let (xk, yj) = (members[start + x * q + k], members[start + y * q + j])
              moments[entry] += j == k ? xj * yk : xj * yk + xk * yj
              entry += 1
            }
          }
        }
      }
    }
    members = []
  }

  /// Takes Σ B_iᵀ M B_i from the lower triangle of `s`; M begins at `mStart` of `m`.
  /// `product` is room to work in, of q times the trailing columns.
  func subtract(_ m: [Double], at mStart: Int, from s: inout Matrix, product: inout [Double]) {
    let width = columns.count
    if members.isEmpty {
      var entry = 0
      let packed = packedPairs(m, at: mStart)
      for x in 0..<width {
        for y in 0...x {
          var sum = 0.0
          for pair in 0..<pairs { sum += packed[pair] * moments[entry + pair] }
          entry += pairs
          s[columns[x], columns[y]] -= sum
        }
      }
      return
    }
    for start in stride(from: 0, to: members.count, by: q * width) {
      for x in 0..<width {
        for j in 0..<q {
          var sum = 0.0
          for k in 0..<q { sum += m[mStart + k * q + j] * members[start + x * q + k] }
          product[x * q + j] = sum
        }
      }
      for y in 0..<width {
        for x in y..<width {
          var sum = 0.0
          for j in 0..<q { sum += members[start + x * q + j] * product[y * q + j] }
          s[columns[x], columns[y]] -= sum
        }
      }
    }
  }

  /// Replaces `result` by Σ B_i F B_iᵀ, q × q.
  func contract(_ f: Matrix, into result: inout [Double]) {
    for k in 0..<q * q { result[k] = 0 }
    guard members.isEmpty else {
      for start in stride(from: 0, to: members.count, by: q * columns.count) {
        Self.addContraction(members, start, columns, q, f, to: &result)
      }
      return
    }
    var packed = Array(repeating: 0.0, count: pairs)
    var entry = 0
    for (position, x) in columns.enumerated() where x < f.rows {
      for y in columns[0...position] {
        let weight = x == y ? f[x, y] : 2 * f[x, y]
        for pair in 0..<pairs { packed[pair] += weight * moments[entry + pair] }
        entry += pairs
      }
    }
    var pair = 0
    for j in 0..<q {
      for k in j..<q {
        result[k * q + j] = j == k ? packed[pair] : packed[pair] / 2
        result[j * q + k] = result[k * q + j]
        pair += 1
      }
    }
  }

  /// Adds B F Bᵀ for the B that begins at `start` of `members`.
  static func addContraction(
    _ members: [Double], _ start: Int, _ columns: [Int], _ q: Int, _ f: Matrix,
    to result: inout [Double]
  ) {
    for (x, row) in columns.enumerated() where row < f.rows {
      for j in 0..<q {
        let value = members[start + x * q + j]
        guard value != 0 else { continue }
        for (y, column) in columns.enumerated() where column < f.rows {
          let weighted = value * f[row, column]
          for k in 0..<q { result[k * q + j] += weighted * members[start + y * q + k] }
        }
      }
    }
  }

  func packedPairs(_ m: [Double], at start: Int) -> [Double] {
    var result: [Double] = []
    for j in 0..<q {
      for k in j..<q { result.append(m[start + k * q + j]) }
    }
    return result
  }
}

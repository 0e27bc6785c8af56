import CMoments
import LinearAlgebra

/// Persons whose rows touch columns of other groups: see `waymark_links` in `CMoments`.
@safe final class Links: Sendable {
  private nonisolated(unsafe) let handle: OpaquePointer
  let q: Int

  /// Nil for more random effects than are summed this way.
  init?(q: Int) {
    guard let handle = unsafe waymark_links_create(q) else { return nil }
    unsafe self.handle = handle
    self.q = q
  }

  deinit { unsafe waymark_links_free(handle) }

  /// One of the other groups, by row.
  struct Group {
    var codes: [Int64]
    var first: Int
    var columns: [[Double]]
  }

  /// Adds persons with their rows, and UᵀU to the lower triangle of `cross`; false where memory is short.
  func add(
    _ starts: [Int64], z: [[Double]], groups: [Group], dense: [[Double]], from denseFirst: Int,
    cross: inout Matrix
  ) -> Bool {
    let columns = groups.flatMap(\.columns)
    let m = cross.rows
    let status: Int32 = unsafe ColumnPointers.with(
      z.map { $0[...] }, columns.map { $0[...] }, dense.map { $0[...] }
    ) { lists in
      unsafe CodePointers.with(groups.map(\.codes)) { codes in
        unsafe waymark_links_add(
          handle, starts.count - 1, starts, 0, lists.0, groups.count, codes,
          groups.map { Int64($0.first) }, groups.map { Int64($0.columns.count) }, lists.1,
          dense.count, Int64(denseFirst), lists.2, &cross.elements, m)
      }
    }
    return status == 0
  }

  var persons: Int { unsafe waymark_links_persons(handle) }

  /// The kind of each person: those with one ZᵀZ and the same touched columns; and how many there are.
  func kinds() -> (of: [Int], count: Int)? {
    var kinds = Array(repeating: Int64(0), count: persons)
    let count = unsafe waymark_links_kinds(handle, &kinds)
    return count < 0 ? nil : (kinds.map { Int($0) }, Int(count))
  }

  /// The cross-products of one person.
  func level(_ person: Int) -> CrossProducts.Level {
    let width = unsafe waymark_links_width(handle, person)
    let packed = unsafe waymark_links_a(handle, person)
    var a = Array(repeating: 0.0, count: q * q)
    var entry = 0
    for j in 0..<q {
      for k in 0...j {
        a[k * q + j] = unsafe packed?[entry] ?? 0
        a[j * q + k] = a[k * q + j]
        entry += 1
      }
    }
    return unsafe CrossProducts.Level(
      a: a,
      b: Array(UnsafeBufferPointer(start: waymark_links_b(handle, person), count: q * width)),
      columns: UnsafeBufferPointer(start: waymark_links_columns(handle, person), count: width)
        .map { Int($0) })
  }

  /// Takes Σ BᵀMB from the lower triangle of `swept`; Σ log |H|, or nil where an H is not positive
  /// definite.
  func sweep(_ lambda: [Double], from swept: inout Matrix) -> Double? {
    var logDeterminant = 0.0
    let m = swept.rows
    let status = unsafe waymark_links_sweep(
      handle, lambda, &swept.elements, m, &logDeterminant)
    return status == 0 ? logDeterminant : nil
  }

  /// Sums in the directions of some units.
  struct Sums {
    var traces: [Double]
    var secondTraces: [Double]
    /// tr(F N_a) and tr(F N_ab).
    var contracted: [Double]
    var contractedPairs: [Double]
    /// N_a G and Gᵀ N_ab G.
    var first: [Matrix]
    var second: [Matrix]
    /// N_a over the random trailing columns.
    var blocks: [Matrix]
  }

  /// The sums at λ, second ones where asked for: with `f`, symmetric over the random trailing columns, the
  /// traces with it; with `g`, trailing columns × c, the products with it; and for `blocks` above 0 N_a
  /// over that many random trailing columns.
  func sums(
    _ lambda: [Double], units: [(row: Int, column: Int)], second: Bool, columns m: Int,
    f: Matrix? = nil, g: Matrix? = nil, blocks order: Int = 0
  ) -> Sums {
    let n = units.count
    let pairs = second ? n * (n + 1) / 2 : 0
    let c = g?.columns ?? 0
    var sums = Sums(
      traces: Array(repeating: 0, count: n), secondTraces: Array(repeating: 0, count: pairs),
      contracted: Array(repeating: 0, count: n),
      contractedPairs: Array(repeating: 0, count: pairs), first: [], second: [], blocks: [])
    var first = Array(repeating: 0.0, count: n * m * c)
    var narrow = Array(repeating: 0.0, count: pairs * c * c)
    var whole = Array(repeating: 0.0, count: n * order * order)
    let size = f?.rows ?? order
    unsafe Self.optional(f?.elements) { f in
      unsafe Self.optional(g?.elements) { g in
        unsafe whole.withUnsafeMutableBufferPointer { blocks in
          unsafe waymark_links_directions(
            handle, lambda, n, units.map { Int32($0.row) }, units.map { Int32($0.column) },
            second ? 1 : 0, m, f, size, &sums.contracted, &sums.contractedPairs, g, c, &first,
            &narrow, &sums.traces, &sums.secondTraces,
            order > 0 ? blocks.baseAddress : nil)
        }
      }
    }
    if c > 0 {
      sums.first = Self.matrices(first, n, m, c)
      sums.second = Self.matrices(narrow, pairs, c, c)
    }
    if order > 0 {
      sums.blocks = Self.matrices(whole, n, order, order)
      for a in sums.blocks.indices { sums.blocks[a].mirrorLowerTriangle() }
    }
    return sums
  }

  private static func matrices(
    _ entries: [Double], _ count: Int, _ rows: Int, _ columns: Int
  ) -> [Matrix] {
    (0..<count).map { k in
      Matrix(
        rows: rows, columns: columns,
        elements: Array(entries[k * rows * columns..<(k + 1) * rows * columns]))
    }
  }

  private static func optional(
    _ array: [Double]?, _ body: (UnsafePointer<Double>?) -> Void
  ) {
    guard let array else { return body(nil) }
    unsafe array.withUnsafeBufferPointer { buffer in unsafe body(buffer.baseAddress) }
  }
}

/// Lists of codes as C wants them.
private enum CodePointers {
  static func with<R>(
    _ lists: [[Int64]], _ body: (UnsafePointer<UnsafePointer<Int64>?>?) -> R
  ) -> R {
    unsafe collect(lists, []) { pointers in
      unsafe pointers.withUnsafeBufferPointer { all in unsafe body(all.baseAddress) }
    }
  }

  private static func collect<R>(
    _ lists: [[Int64]], _ found: [UnsafePointer<Int64>?],
    _ body: ([UnsafePointer<Int64>?]) -> R
  ) -> R {
    guard let next = lists.dropFirst(unsafe found.count).first else { return unsafe body(found) }
    return unsafe next.withUnsafeBufferPointer { buffer in
      unsafe collect(lists, found + [buffer.baseAddress], body)
    }
  }
}

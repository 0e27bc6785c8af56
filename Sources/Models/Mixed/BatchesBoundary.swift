import CMoments

/// Persons with times of their own, eight side by side: see `waymark_batches` in `CMoments`.
@safe final class Batches: Sendable {
  private nonisolated(unsafe) let handle: OpaquePointer
  let q: Int
  let m: Int
  let persons: Int

  init?(q: Int, m: Int, persons: Int) {
    guard let handle = unsafe waymark_batches_create(q, m, persons) else { return nil }
    unsafe self.handle = handle
    (self.q, self.m, self.persons) = (q, m, persons)
  }

  deinit { unsafe waymark_batches_free(handle) }

  /// Sets the next persons, and adds their UᵀU, m × m, to the lower triangle of `cross`; false where
  /// memory is short.
  func add(
    _ starts: ArraySlice<Int64>, first: Int, z: [ArraySlice<Double>], u: [ArraySlice<Double>],
    shift: [Double], cross: inout [Double]
  ) -> Bool {
    let status: Int32 = unsafe ColumnPointers.with(z, u, []) { lists in
      unsafe starts.withUnsafeBufferPointer { starts in
        unsafe waymark_batches_add(
          handle, starts.count - 1, starts.baseAddress, Int64(first), lists.0, lists.1, shift,
          &cross)
      }
    }
    return status == 0
  }

  /// Replaces ZᵀU by ZᵀU · basis, m × m and upper triangular.
  func turn(_ basis: [Double]) { unsafe waymark_batches_turn(handle, basis) }

  /// ZᵀZ (q × q) and ZᵀU (q × m) of one person.
  func person(_ index: Int) -> (a: [Double], w: [Double]) {
    var a = Array(repeating: 0.0, count: q * q)
    var w = Array(repeating: 0.0, count: q * m)
    unsafe waymark_batches_person(handle, index, &a, &w)
    return (a, w)
  }

  /// Sums over some persons; `range` begins at a multiple of eight.
  struct Sums {
    var logDeterminant = 0.0
    /// Σ WᵀMW, a lower triangle row by row; so are the others.
    var swept: [Double]
    var first: [Double]
    var traces: [Double]
    var second: [Double]
    var secondTraces: [Double]
  }

  /// Nil where a person's H is not positive definite.
  func sums(
    _ range: Range<Int>, lambda: [Double], units: [(row: Int, column: Int)], second: Bool
  ) -> Sums? {
    let (triangle, n) = (m * (m + 1) / 2, units.count)
    let pairs = second ? n * (n + 1) / 2 : 0
    var sums = Sums(
      swept: Array(repeating: 0, count: triangle),
      first: Array(repeating: 0, count: n * triangle), traces: Array(repeating: 0, count: n),
      second: Array(repeating: 0, count: pairs * triangle),
      secondTraces: Array(repeating: 0, count: pairs))
    let status = unsafe waymark_batches_sum(
      handle, range.lowerBound, range.upperBound, lambda, n, units.map { Int32($0.row) },
      units.map { Int32($0.column) }, second ? 1 : 0, &sums.logDeterminant, &sums.swept,
      &sums.first, &sums.traces, &sums.second, &sums.secondTraces)
    return status == 0 ? sums : nil
  }
}

import CMoments

/// Persons sorted by what their key columns hold, and summed: see `waymark_patterns` in `CMoments`.
///
/// Whoever has them has them alone: nothing of them is shared between threads.
@safe final class Patterns: @unchecked Sendable {
  /// One pattern: `rows` key rows, and Σ v vᵀ over its persons as a lower triangle row by row.
  struct Pattern {
    var rows: Int
    var persons: Int
    /// Key columns, each `rows` long.
    var key: [[Double]]
    var moments: [Double]
  }

  /// Why persons cannot be summed by pattern.
  enum Refusal: Error { case many, varying }

  private let handle: OpaquePointer
  private let keys: Int

  init?(keys: Int, constants: Int, frees: Int, limit: Int, longest: Int) {
    guard
      let handle = unsafe waymark_patterns_create(keys, constants, frees, limit, longest)
    else { return nil }
    unsafe self.handle = handle
    self.keys = keys
  }

  deinit { unsafe waymark_patterns_free(handle) }

  /// Adds persons whose rows are `starts[range]`, less `first`; each list of columns holds rows from
  /// there.
  func add(
    _ starts: ArraySlice<Int64>, first: Int, key: [ArraySlice<Double>],
    constant: [ArraySlice<Double>], free: [ArraySlice<Double>], shift: [Double]
  ) throws(Refusal) {
    let status = unsafe ColumnPointers.with(key, constant, free) { lists in
      unsafe starts.withUnsafeBufferPointer { starts in
        unsafe shift.withUnsafeBufferPointer { shift in
          unsafe waymark_patterns_add(
            handle, starts.count - 1, starts.baseAddress, Int64(first), lists.0, lists.1, lists.2,
            shift.baseAddress)
        }
      }
    }
    switch status {
    case waymark_patterns_done: return
    case waymark_patterns_varying: throw .varying
    default: throw .many
    }
  }

  /// Lets the moments of all patterns together be so many numbers.
  func setRoom(_ numbers: Int) { unsafe waymark_patterns_set_room(handle, max(0, numbers)) }

  /// Forgets all persons.
  func clear() { unsafe waymark_patterns_clear(handle) }

  /// How many patterns there are.
  var count: Int { unsafe waymark_patterns_count(handle) }

  /// Adds persons that are known by their moments.
  func add(_ pattern: Pattern) throws(Refusal) {
    let key = pattern.key.flatMap(\.self)
    precondition(key.count == keys * pattern.rows, "\(key.count) numbers in a key")
    let status = unsafe waymark_patterns_add_pattern(
      handle, pattern.rows, pattern.persons, key, pattern.moments)
    if status != waymark_patterns_done { throw .many }
  }

  /// Adds the persons of another collection of the same kind.
  ///
  /// - Parameters:
  ///   - other: the collection.
  ///   - codes: by key column what its numbers, places in this list, become; nil where they stay.
  /// - Throws: `many`.
  func add(_ other: Patterns, codes: [[Double]?]) throws(Refusal) {
    precondition(keys == other.keys && codes.count == keys, "collections of one kind")
    let sizes = codes.map { $0?.count ?? 0 }
    let status = unsafe ColumnPointers.with(codes.map { ($0 ?? [])[...] }, [], []) { lists in
      unsafe waymark_patterns_merge(handle, other.handle, lists.0, sizes)
    }
    switch status {
    case waymark_patterns_done: return
    case waymark_patterns_varying: preconditionFailure("a code beyond its list")
    default: throw .many
    }
  }

  /// The patterns, in the order in which they first occur.
  var all: [Pattern] {
    unsafe (0..<waymark_patterns_count(handle)).map { k in
      let rows = unsafe waymark_pattern_rows(handle, k)
      let key = unsafe waymark_pattern_key(handle, k)
      let entries = momentsCount(k)
      return unsafe Pattern(
        rows: rows, persons: waymark_pattern_persons(handle, k),
        key: (0..<keys).map { c in
          unsafe Array(UnsafeBufferPointer(start: key.map { unsafe $0 + c * rows }, count: rows))
        },
        moments: Array(
          UnsafeBufferPointer(start: waymark_pattern_moments(handle, k), count: entries)))
    }
  }

  private func momentsCount(_ k: Int) -> Int {
    let n = unsafe Int(waymark_pattern_entries(handle, k))
    return n * (n + 1) / 2
  }
}

/// Columns as C wants them: a list of pointers, alive for one call.
enum ColumnPointers {
  typealias List = UnsafePointer<UnsafePointer<Double>?>?

  static func with<R>(
    _ a: [ArraySlice<Double>], _ b: [ArraySlice<Double>], _ c: [ArraySlice<Double>],
    _ body: ((List, List, List)) -> R
  ) -> R {
    unsafe collect(a + b + c, []) { pointers in
      unsafe pointers.withUnsafeBufferPointer { all in
        let base = all.baseAddress
        return unsafe body(
          (
            base, unsafe base.map { unsafe $0 + a.count },
            unsafe base.map { unsafe $0 + a.count + b.count }
          ))
      }
    }
  }

  private static func collect<R>(
    _ columns: [ArraySlice<Double>], _ found: [UnsafePointer<Double>?],
    _ body: ([UnsafePointer<Double>?]) -> R
  ) -> R {
    guard let next = columns.dropFirst(unsafe found.count).first else { return unsafe body(found) }
    return unsafe next.withUnsafeBufferPointer { buffer in
      unsafe collect(columns, found + [buffer.baseAddress], body)
    }
  }
}

/// Whose class is known.
enum KnownClasses {
  /// The class of each person from 0, and −1 where it is not known.
  ///
  /// - Parameters:
  ///   - name: a column with the number of a class, from 1, and 0 where it is not known.
  ///   - frame: the table.
  ///   - codes: whose each row is.
  ///   - persons: how many there are.
  /// - Returns: one class a person.
  /// - Throws: `LatentClassError`, where the column is none, changes within persons, or holds anything else.
  static func read(
    _ name: String, _ frame: ModelFrame, codes: [Int], persons: Int
  ) throws(LatentClassError) -> [Int64] {
    let changes = try ClassTerms.changesWithin(name, frame, codes)
    guard case .numeric(let values) = frame.columns[name] else { throw .notAClass(name) }
    guard !changes else { throw .changesWithin(name) }
    var known = Array(repeating: Int64(-1), count: persons)
    for (value, person) in zip(values, codes) {
      guard let number = Int64(exactly: value), 0...1_000 ~= number else { throw .notAClass(name) }
      known[person] = number - 1
    }
    return known
  }
}

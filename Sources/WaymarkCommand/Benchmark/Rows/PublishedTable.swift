import ArgumentParser

/// A table with a row per service, as published ones are.
enum PublishedTable {
  /// A count of people that stands in a cell as a number; nil where it is none.
  static func count(_ value: Double?) -> Int? {
    guard let value, value >= 0, value < 1e15 else { return nil }
    return Int(exactly: value)
  }
}

/// The table a model is fitted to: named columns of numbers or of categories, without gaps.
public struct ModelFrame: Sendable, Hashable {
  /// One column.
  public enum Column: Sendable, Hashable {
    /// Measurements, one per row, all finite.
    case numeric([Double])
    /// Categories: for each row the position of its label in `levels`, from 0. The first level is
    /// the one others are compared with.
    case factor(codes: [Int], levels: [String])

    /// Categories from their labels; the levels are the labels in the order of the alphabet.
    public static func factor(_ labels: [String]) -> Column {
      let levels = Set(labels).sorted()
      let position = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
      return .factor(codes: labels.map { position[$0] ?? 0 }, levels: levels)
    }

    /// Number of rows.
    public var count: Int {
      switch self {
      case .numeric(let values): values.count
      case .factor(let codes, _): codes.count
      }
    }
  }

  /// The columns by name.
  public let columns: [String: Column]
  /// Number of rows.
  public let rows: Int

  /// Makes a table from columns of equal length.
  ///
  /// - Throws: `unequalColumns`, `notFinite`, or `unknownLevel`.
  public init(_ columns: [String: Column]) throws(ModelError) {
    let sorted = columns.sorted { $0.key < $1.key }
    let rows = sorted.first?.value.count ?? 0
    for (name, column) in sorted {
      guard column.count == rows else {
        throw .unequalColumns(name, rows: column.count, expected: rows)
      }
      switch column {
      case .numeric(let values):
        if let row = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name, row: row) }
      case .factor(let codes, let levels):
        if let row = codes.firstIndex(where: { !levels.indices.contains($0) }) {
          throw .unknownLevel(name, row: row)
        }
      }
    }
    self.columns = columns
    self.rows = rows
  }

  /// The column of that name.
  public func column(_ name: String) throws(ModelError) -> Column {
    guard let column = columns[name] else { throw .absentColumn(name) }
    return column
  }

  /// The levels that occur and the row codes into them; a numeric column groups by its values.
  public func levels(
    of name: String
  ) throws(ModelError) -> (codes: [Int], levels: [String]) {
    switch try column(name) {
    case .factor(let codes, let levels):
      return Self.used(codes, levels)
    case .numeric(let values):
      let distinct = Set(values).sorted()
      let position = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
      return (values.map { position[$0] ?? 0 }, distinct.map(Self.label))
    }
  }

  /// The combination of several columns: levels that occur, ordered by the first column, then the next.
  func levels(ofCombination names: [String]) throws(ModelError) -> (codes: [Int], levels: [String])
  {
    var result = try levels(of: names[0])
    for name in names.dropFirst() {
      let next = try levels(of: name)
      let codes = zip(result.codes, next.codes).map { $0 * next.levels.count + $1 }
      let distinct = Set(codes).sorted()
      let position = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
      result = (
        codes.map { position[$0] ?? 0 },
        distinct.map {
          result.levels[$0 / next.levels.count] + ":" + next.levels[$0 % next.levels.count]
        }
      )
    }
    return result
  }

  private static func used(_ codes: [Int], _ levels: [String]) -> (codes: [Int], levels: [String]) {
    var occurs = Array(repeating: false, count: levels.count)
    for code in codes { occurs[code] = true }
    let kept = levels.indices.filter { occurs[$0] }
    guard kept.count < levels.count else { return (codes, levels) }
    var position = Array(repeating: 0, count: levels.count)
    for (new, old) in kept.enumerated() { position[old] = new }
    return (codes.map { position[$0] }, kept.map { levels[$0] })
  }

  /// A whole number without its point.
  private static func label(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

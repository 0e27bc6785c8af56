public import Models
public import Tables

/// A table as the frame of columns that a model reads: its complete rows, as they stand.
public enum TableFrame {
  /// What to read of a table for a formula: the outcome as numbers, columns that only make groups as
  /// categories, others as what stands in them.
  ///
  /// - Parameters:
  ///   - formula: names columns of the table.
  ///   - factors: columns that are categories whatever stands in them.
  /// - Returns: the columns, the outcome first.
  public static func columns(_ formula: Formula, factors: Set<String>) -> [ColumnsAsked.Column] {
    let effects = Set(
      formula.fixed.flatMap(\.columns) + formula.random.flatMap { $0.effects.flatMap(\.columns) })
    let groups = Set(formula.random.flatMap(\.grouping)).subtracting(effects)
    return formula.columns.map { name in
      if name == formula.outcome { return .init(name, .numbers) }
      return .init(name, factors.contains(name) || groups.contains(name) ? .categories : .asSeen)
    }
  }

  /// The frame of the columns that were read.
  ///
  /// - Throws: `ModelError` as `ModelFrame` does.
  public static func frame(_ columns: DataColumns) throws(ModelError) -> ModelFrame {
    var frame: [String: ModelFrame.Column] = [:]
    for column in columns.columns {
      switch column.content {
      case .numbers(let values): frame[column.name] = .numeric(values)
      case .categories(let codes, let levels):
        frame[column.name] = .factor(codes: codes, levels: levels)
      }
    }
    return try ModelFrame(frame)
  }
}

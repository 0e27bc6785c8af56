/// A cell of a statistics package's file.
enum StatisticalValue: Sendable, Hashable {
  /// A number.
  case number(Double)
  /// A number that the file keeps in four bytes.
  case single(Float)
  /// No answer, without a reason.
  case missing
  /// One of Stata's missing values that have a letter, such as `.a`.
  case missingWithLetter(UInt8)
  /// A text in UTF-8, as long as its field.
  case text([UInt8])

  /// As a number; nil for all else.
  var double: Double? {
    switch self {
    case .number(let value): value
    case .single(let value): Double(value)
    default: nil
    }
  }
}

/// A column of a statistics package's file.
struct StatisticalVariable: Sendable {
  var name: String
  /// The question; empty where the file has none.
  var label: String
  /// How its numbers are shown, such as `DATE11` or `%td`.
  var format: String
  /// The name of its set of labels; nil where it has none.
  var labelSet: String?
  /// Values that mean that nothing was answered, as ranges with both ends.
  var missing: [(low: StatisticalValue, high: StatisticalValue)]
}

/// What takes a statistics package's file as it is read. Each function ends the reading with false.
protocol StatisticalHandler: AnyObject {
  func begin(rows: Int, columns: Int) -> Bool
  func take(_ variable: StatisticalVariable) -> Bool
  func take(_ value: StatisticalValue, row: Int, column: Int) -> Bool
  func take(label words: String, of value: StatisticalValue, set: String) -> Bool
}

/// How the reading of a statistics package's file ended.
enum StatisticalEnd: Sendable, Hashable {
  case whole
  /// The handler wanted no more.
  case stopped
  /// Text in it is not in the encoding that the file states.
  case encoding
  /// A version or packing that is not known.
  case unknownVersion
  /// It is not what such a file must be.
  case damaged
}

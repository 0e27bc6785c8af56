/// The byte that ends a field.
public enum CSVDelimiter: Sendable, Hashable, CaseIterable {
  /// `,`
  case comma
  /// `;`
  case semicolon
  /// The tabulator.
  case tab
  /// `|`
  case pipe

  /// The byte.
  public var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .pipe: UInt8(ascii: "|")
    }
  }

  /// What it is called in a sentence.
  package var words: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .pipe: "bars"
    }
  }

  /// How it is written on a command line, quoted where a shell needs it.
  package var argument: String {
    switch self {
    case .comma: "','"
    case .semicolon: "';'"
    case .tab: "tab"
    case .pipe: "'|'"
    }
  }

  /// How it is written in a study file.
  package var key: String {
    switch self {
    case .comma: "comma"
    case .semicolon: "semicolon"
    case .tab: "tab"
    case .pipe: "bar"
    }
  }
}

/// How large the parts of a file may be. What is larger is refused at the place where it crosses the
/// limit, so that no file can ask for memory without end.
public enum CSVLimits {
  /// Bytes in a field: 1 MiB.
  public static let field = 1 << 20
  /// Bytes in a record: 16 MiB.
  public static let record = 16 << 20
  /// Fields in a record: 10,000.
  public static let columns = 10_000
}

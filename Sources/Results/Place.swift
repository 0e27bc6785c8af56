/// Where in a file something is: what a reader needs to find it in an editor.
public struct Place: Sendable, Hashable, Codable, Comparable {
  /// The file as the user named it.
  public var file: String
  /// Line, from 1; nil when the whole file is meant.
  public var line: Int?
  /// Column in bytes, from 1; nil when the whole line is meant.
  public var column: Int?
  /// The name of the column or the path of the key, for example `q3` or `/items/2/id`.
  public var field: String?

  /// Makes a place; leave out what is not known.
  public init(file: String, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
  }

  /// Order of reading: by file, line, column.
  public static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0, left.field ?? "")
      < (right.file, right.line ?? 0, right.column ?? 0, right.field ?? "")
  }
}

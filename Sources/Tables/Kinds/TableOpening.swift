/// What to take from a file that holds more than one table, or says too little of itself.
public struct TableOpening: Sendable, Hashable {
  /// The sheet of a workbook, by its name; by default its only visible one that holds anything.
  public var sheet: String?
  /// How bytes stand for characters in a text file; UTF-8 by default.
  public var encoding: StatedEncoding?

  /// The defaults.
  public init() {}
}

/// Encodings of text that a file does not reveal for certain, and that the user may state.
public enum StatedEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  /// With a byte order mark, or little-endian without one, as spreadsheets save it.
  case utf16 = "utf-16"
  /// The encoding of older Windows programs in western Europe.
  case windows1252 = "windows-1252"
}

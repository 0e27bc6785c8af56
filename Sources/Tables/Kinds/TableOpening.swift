/// What to take from a file that holds more than one table, or says too little of itself.
public struct TableOpening: Sendable, Hashable {
  /// The sheet of a workbook, by its name; by default its only visible one that holds anything.
  public var sheet: String?
  /// How bytes stand for characters in a text file; UTF-8 unless stated.
  public var encoding: StatedEncoding?

  /// The defaults.
  public init() {}
}

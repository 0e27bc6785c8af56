/// Why a formula could not be read.
public struct FormulaError: Error, Sendable, Hashable {
  /// Where, in bytes from 1.
  public var column: Int
  /// What is wrong, in words that stand alone.
  public var message: String
  /// What to do about it.
  public var help: String

  /// Makes an error at a position.
  public init(column: Int, _ message: String, help: String) {
    self.column = column
    self.message = message
    self.help = help
  }
}

/// Why an analysis was not done: a value in the place of a result, never a number.
public struct Withheld: Sendable, Hashable, Codable, Error {
  /// A stable code, for example `change.too-few-persons`.
  public var code: String
  /// The reason in plain words.
  public var reason: String
  /// What would make the analysis possible.
  public var help: String

  /// Makes a reason from its code, its words, and the way out.
  public init(_ code: String, _ reason: String, help: String) {
    self.code = code
    self.reason = reason
    self.help = help
  }
}

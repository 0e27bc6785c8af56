/// A caveat that travels with an answer: the answer is real, and this is what to know about it.
public struct Note: Sendable, Hashable, Codable {
  /// A stable code, for example `mixed.boundary`.
  public var code: String
  /// One plain sentence or two, for a reader who is not a statistician.
  public var message: String

  /// Makes a note from its code and words.
  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }
}

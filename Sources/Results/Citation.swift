/// A source that a reader can look up.
public struct Citation: Sendable, Hashable, Codable {
  /// A short name, for example `jacobson-truax-1991`.
  public var id: String
  /// Authors, year, title, journal, pages.
  public var text: String
  /// An address, where there is one.
  public var url: String?

  /// Makes a citation.
  public init(id: String, text: String, url: String? = nil) {
    self.id = id
    self.text = text
    self.url = url
  }
}

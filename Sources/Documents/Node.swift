public import Results

/// A value in a document, and where it stands.
public struct Node: Sendable, Hashable {
  /// What the value is.
  public enum Kind: Sendable, Hashable {
    /// JSON's `null`, or an empty YAML document.
    case null
    /// JSON's `true` or `false`.
    case boolean(Bool)
    /// A JSON number, as it was written.
    case number(String)
    /// Text; in YAML every scalar, see ``Node/isPlain``.
    case string(String)
    /// A list.
    case array([Node])
    /// Keys and values, in the order of the file; in JSON a key may stand twice.
    case object([Member])
  }

  /// One key of an object and its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keyPlace: Place
    /// The value.
    public var value: Node

    /// Makes a member of an object.
    public init(key: String, keyPlace: Place, value: Node) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  /// What the value is.
  public var kind: Kind
  /// Where it starts: line, column in bytes (a byte order mark does not count), and as `field` its
  /// path as a JSON pointer such as `/items/2/id`; nil for the whole document.
  public var place: Place
  /// Whether it is an unquoted YAML scalar: whoever asks may read it as a number, true or false, or
  /// nothing, as well as text.
  public var isPlain: Bool

  /// Makes a value standing at a place.
  public init(kind: Kind, place: Place, isPlain: Bool = false) {
    self.kind = kind
    self.place = place
    self.isPlain = isPlain
  }

  /// Whether it says nothing: JSON's `null`; in YAML an empty value, `~` or `null` without quotes.
  public var isNull: Bool {
    switch kind {
    case .null: true
    case .string(let text): isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
    default: false
    }
  }
}

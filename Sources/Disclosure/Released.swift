public import Results

/// A figure that has passed the gate, or why there is none.
///
/// There is no number in the place of a withheld one: 0 would say that nobody is there, which is
/// something else.
public enum Released<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The figure as it is.
  case shown(Value)
  /// The figure to the nearest multiple of a base.
  case rounded(Value, base: Value)
  /// No figure.
  case withheld(Withheld)

  /// The figure as it may be told; nil where it is withheld.
  public var value: Value? {
    switch self {
    case .shown(let value), .rounded(let value, _): value
    case .withheld: nil
    }
  }

  /// Why there is no figure; nil where there is one.
  public var reason: Withheld? {
    if case .withheld(let reason) = self { reason } else { nil }
  }

  /// The figure in words, or the marker in its place.
  public func text(marker: String, _ words: (Value) -> String) -> String {
    value.map(words) ?? marker
  }
}

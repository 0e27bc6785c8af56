public import Results

/// Answers to an item that call for a conversation with the person, whatever any score says.
///
/// A score cannot show them: a low total may hold one. So they are counted for every batch, and where
/// they stand is listed on request, without anybody's id or answer.
public struct Attention: Sendable, Hashable {
  /// The codes that call for it, in increasing order.
  public var codes: [Int]
  /// The code from which on answers call for it; nil where codes are listed.
  public var atLeast: Int?
  /// Why, in words.
  public var why: String
  /// The source's id, or nil when none is stated.
  public var source: String?
  /// Where it stands in the scale file.
  public var place: Place
}

extension Item {
  /// Whether an answer calls for a conversation.
  public func callsForAttention(_ code: Int) -> Bool { attention?.codes.contains(code) ?? false }

  /// Which answers call for a conversation, as `phq9-9 above 0`; nil when none does.
  public var attentionWords: String? {
    guard let attention else { return nil }
    let below = options.map(\.code).last { code in attention.atLeast.map { code < $0 } ?? false }
    if let below { return "\(id) above \(below)" }
    return "\(id) at \(attention.codes.map(String.init).joined(separator: ", "))"
  }
}

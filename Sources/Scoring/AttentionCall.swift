/// Where an answer stands that calls for a conversation with the person. Neither the answer nor the
/// person is in it.
public struct AttentionCall: Sendable, Hashable {
  /// The line, from 1.
  public internal(set) var line: Int
  let cell: Int
}

/// Why an item has no answer. All of these count as missing; they are told apart in results.
public enum NonAnswer: String, Sendable, Hashable, CaseIterable {
  /// Nothing is known but that nothing was answered.
  case missing
  /// The person was not asked, or was led past the item.
  case skipped
  /// The person was asked and chose not to say, as with "prefer not to say".
  case declined
  /// The person would not take the question, as an interviewer writes down.
  case refused
  /// The item does not apply to the person.
  case notApplicable
}

/// A text in data that stands for no answer, such as `-99`.
public struct MissingCode: Sendable, Hashable {
  /// The text as it stands in data.
  public var code: String
  /// What it stands for.
  public var state: NonAnswer
}

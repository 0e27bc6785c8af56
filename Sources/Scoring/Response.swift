public import Scales

/// What is known of one answer. Whatever is no answer counts as missing for the rules of a scale;
/// results tell the states apart.
public enum Response: Sendable, Hashable {
  /// The code of an answer that the item allows.
  case answered(Int)
  /// Nothing was answered, or a code that the study declares as missing.
  case missing
  /// The person was not asked, or was led past the item.
  case skipped
  /// The person was asked and chose not to say.
  case declined
  /// The person would not take the question.
  case refused
  /// The item does not apply to the person.
  case notApplicable
  /// Something stands there that the item does not allow; it was set aside.
  case setAside

  /// No answer, for a reason that a scale file names.
  public init(_ nonAnswer: NonAnswer) {
    self =
      switch nonAnswer {
      case .missing: .missing
      case .skipped: .skipped
      case .declined: .declined
      case .refused: .refused
      case .notApplicable: .notApplicable
      }
  }

  /// The code, if it is an answer.
  var code: Int? {
    if case .answered(let code) = self { code } else { nil }
  }
}

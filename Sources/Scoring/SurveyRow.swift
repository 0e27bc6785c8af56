/// One row of a survey: who answered, when, and what, by scale.
public struct SurveyRow: Sendable, Hashable {
  /// The file it stands in, as diagnostics name it.
  public var file: String
  /// The line it starts on.
  public var line: Int
  /// The column in bytes of the person's id, from 1.
  public var column: Int
  /// Who answered.
  public var person: Person
  /// When.
  public var occasion: Occasion
  /// The worker who supported them then, where the data say so.
  public var worker: String?
  /// The answers by scale, one per item.
  public var responses: [[Response]]
}

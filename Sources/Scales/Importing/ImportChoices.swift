/// What a person states of a scale because the imported file does not. Nothing of it is guessed.
public struct ImportChoices: Sendable, Hashable {
  /// The id of the scale; by default made of its short name, or of the file's.
  public var id: String?
  /// Which way is better, by score as the draft names it; a score that is not named takes `direction`.
  public var directions: [String: ScoreDefinition.Direction] = [:]
  /// Which way is better in every other score.
  public var direction: ScoreDefinition.Direction?
  /// Who answers.
  public var respondent: Scale.Respondent?
  /// What the licence allows, where the person knows better than the file.
  public var tier: Licence.Tier?
  /// The language whose wording is carried. The default is `en`.
  public var language = "en"
  /// Lowest and highest code of every item of a key list.
  public var range: ClosedRange<Int>?
  /// What a key list makes of its items: a sum or a mean.
  public var kind: ScoreDefinition.Kind?

  /// Nothing is stated.
  public init() {}
}

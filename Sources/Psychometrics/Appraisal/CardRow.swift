/// One row of a card: a property of a scale, what the evidence here says of it, and what to collect next.
public struct CardRow: Sendable, Hashable, Codable {
  /// The properties, as COSMIN has them, and whether change can be told and is measured by one ruler.
  public enum Property: String, Sendable, Hashable, Codable, CaseIterable {
    case content
    case structure
    case internalConsistency = "internal-consistency"
    case reliability
    case measurementError = "measurement-error"
    case changeReliability = "reliability-of-change"
    case invarianceOverTime = "invariance-over-time"
    case hypotheses
    case invariance
    case responsiveness
    case floorAndCeiling = "floor-and-ceiling"
    case interpretability
    case adaptation

    /// In words.
    public var words: String {
      switch self {
      case .content: "Does it ask the right things?"
      case .structure: "Do the items measure one thing?"
      case .internalConsistency: "Do the items go together?"
      case .reliability: "Does the score repeat itself when nothing changes?"
      case .measurementError: "Is the error smaller than a change that matters?"
      case .changeReliability: "Can one person's change be told from another's?"
      case .invarianceOverTime: "Is it the same ruler both times?"
      case .hypotheses: "Does it go with what it should go with?"
      case .invariance: "Is it the same ruler for everybody?"
      case .responsiveness: "Does it move when people's lives do?"
      case .floorAndCeiling: "Is there room at both ends?"
      case .adaptation: "Did the adaptation change the ruler?"
      case .interpretability: "Is it known what a score means?"
      }
    }
  }

  /// The property.
  public var property: Property
  /// The grade.
  public var grade: Grade
  /// People behind it; nil where nobody was looked at.
  public var people: Int?
  /// The figures that were graded, with their intervals.
  public var evidence: String
  /// What they say, in a plain sentence.
  public var sentence: String
  /// What to collect next, and how much; nil where nothing is missing.
  public var next: String?
}

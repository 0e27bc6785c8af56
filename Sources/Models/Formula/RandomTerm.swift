extension Formula {
  /// Random effects that vary together over the levels of one group.
  public struct RandomTerm: Sendable, Hashable, Codable {
    /// What the effects of a level have to do with each other.
    public enum Structure: String, Sendable, Hashable, Codable {
      /// Variances and correlations of their own: `(1 + t | g)` or `us(1 + t | g)`.
      case unstructured
      /// Variances of their own and no correlations: `diag(1 + t | g)`.
      case diagonal
      /// One variance for all of them and one correlation between them: `cs(0 + a | g)`.
      case compoundSymmetry = "compound-symmetry"
    }

    /// What varies; the intercept first where there is one.
    public var effects: [Term]
    /// The columns that make the group: more than one for their combination.
    public var grouping: [String]
    /// How the effects vary together.
    public var structure: Structure

    /// Makes random effects of a group; by default unstructured.
    public init(effects: [Term], grouping: [String], structure: Structure = .unstructured) {
      self.effects = effects
      self.grouping = grouping
      self.structure = structure
    }

    /// The group as written, for example `service:person`.
    public var group: String { grouping.joined(separator: ":") }
  }
}

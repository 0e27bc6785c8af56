public import Results

/// What stands in tables of its own, found when it is asked for.
extension ScaleAppraisal {
  /// How many things may be behind the items, with nothing said beforehand; from fifty people on.
  public func exploration() -> Result<StructureExploration, Withheld> {
    AppraisalParts.attempt { () throws(Withheld) in try parts.exploration(parallel) }
  }

  /// How far scores repeat themselves, from everybody, those with one score among them.
  public func everybodysRetest() -> Result<TestRetest, Withheld> {
    AppraisalParts.attempt(parts.everybodysRetest)
  }

  /// One factor by the answers of everybody, those who left some out among them; where all answered everything it is the
  /// one factor.
  public func everybody() -> Result<ConfirmatoryFit, Withheld> {
    AppraisalParts.attempt(parts.everybody)
  }

  /// One factor beneath the answers as ordered categories; from two hundred people on.
  public func ordinal() -> Result<OrdinalFit, Withheld> {
    ordered ?? AppraisalParts.attempt(parts.ordinal)
  }

  /// How well the items order people along one line; from two hundred people on.
  public func scalability() -> Result<Scalability, Withheld> {
    AppraisalParts.attempt(parts.scalability)
  }

  /// Whether people with more of the rest pass each step of an item more often; from two hundred people on.
  public func monotonicity() -> Result<Monotonicity, Withheld> {
    AppraisalParts.attempt(parts.monotonicity)
  }

  /// The items on one scale; from two hundred people on.
  public func rasch() -> Result<RaschAppraisal, Withheld> { AppraisalParts.attempt(parts.rasch) }

  /// The error among people of like scores; from fifteen people on.
  public func errorByScore() -> Result<ConditionalError, Withheld> {
    AppraisalParts.attempt(parts.errorByScore)
  }

  /// What an answer on two occasions is made of; from fifteen people on.
  public func components() -> Result<GeneralizabilityStudy, Withheld> {
    AppraisalParts.attempt(parts.components)
  }

  /// The same with occasions of each person's own, and with answers missing.
  public func nestedComponents() -> Result<NestedGeneralizability, Withheld> {
    AppraisalParts.attempt(parts.nestedComponents)
  }
}

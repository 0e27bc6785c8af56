public import Results

/// Whether an adapted scale is still its parent's ruler, by people's answers to both.
public struct AdaptationComparison: Sendable, Hashable {
  /// The parent's items, by id.
  public let parentItems: [String]
  /// People who answered every item of the parent.
  public let parentPeople: Int
  /// The parent's factor held, and only the people's mean and spread free.
  public let factor: Result<FixedFactor, Withheld>
  /// The parent's thresholds held likewise.
  public let thresholds: Result<FixedThresholds, Withheld>
  /// Which items moved along the scale, against those that did not.
  public let shift: Result<AnchoredShift, Withheld>
  /// Whether people of both samples who have as much of it answer alike, by item that both have; empty without anchors.
  public let functioning: [DifferentialFunctioning.Item]
  /// Items that both scales have.
  public let shared: Int

  /// What to know about the figures.
  var notes: [Note] {
    var notes: [Note] = []
    if case .success(let found) = factor { notes += found.notes }
    if case .success(let found) = shift {
      notes += found.notes.filter { note in !notes.contains { $0.code == note.code } }
    }
    return notes
  }
}

/// The comparison with the parent.
extension AppraisalParts {
  func adaptation(_ parent: ParentAnswers) throws(Withheld) -> AdaptationComparison {
    let other = parent.answers.complete.answers
    if let few = AdaptationRule.tooFew(adapted: complete.n, parent: other.n) { throw few }
    let items = parent.items
    let factor = Self.attempt { () throws(Withheld) in
      let (means, covariance) = try other.moments()
      let (own, ownCovariance) = try complete.moments()
      let fit = try ConfirmatoryFit.estimate(
        ConfirmatoryModel(
          items: other.k, factors: [Array(0..<other.k)], scaling: .standardised, hasMeans: true),
        AnswerMoments(covariances: [covariance.matrix], means: [means], n: [other.n]))
      return try FixedFactor.of(
        try HeldFactors.of(fit, parentItems: items),
        AnswerMoments(covariances: [ownCovariance.matrix], means: [own], n: [complete.n]))
    }
    let shift = Self.attempt { () throws(Withheld) in
      try AnchoredShift.of(
        try complete.patterns(), parent: try other.patterns(), parentItems: items,
        level: options.level)
    }
    var functioning: [DifferentialFunctioning.Item] = []
    if case .success(let found) = shift, let own = try? complete.patterns(),
      let others = try? other.patterns()
    {
      var settings = DifferentialItem.Options()
      settings.level = options.level
      functioning = found.differential(own, parent: others, options: settings)
    }
    return AdaptationComparison(
      parentItems: parent.answers.items, parentPeople: other.n, factor: factor,
      thresholds: Self.attempt { () throws(Withheld) in
        try FixedThresholds.of(
          try ItemCalibration.of(RaschCounts(try other.patterns())), parentItems: items,
          RaschCounts(try complete.patterns()), level: options.level)
      }, shift: shift, functioning: functioning,
      shared: items.count { $0 != nil })
  }
}

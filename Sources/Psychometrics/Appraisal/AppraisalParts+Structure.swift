import LinearAlgebra
import Results

/// Whether one thing is behind the items.
extension AppraisalParts {
  /// Parallel analyses drawn.
  static let sets = 200
  /// From so many people on, chance is drawn from normal numbers: how an item is answered no longer matters.
  static let manyPeople = 10_000

  /// One factor behind all items.
  private var factor: ConfirmatoryModel {
    ConfirmatoryModel(items: k, factors: [Array(0..<k)], scaling: .standardised)
  }

  private var tooFewItems: Withheld {
    Withheld(
      "appraisal.too-few-items",
      "One factor of \(k == 1 ? "one item" : "\(k) items") fits any answers, so that nothing can be seen from it.",
      help: "Add items, or rest on what the people asked say of them.")
  }

  /// What looks at all pairs of pairs of items is told for up to so many.
  static let mostItems = 60

  /// From fifty people for omega's sake; the verdict on the structure asks for more.
  func oneFactor() throws(Withheld) -> ConfirmatoryFit {
    guard k > 3 else { throw tooFewItems }
    try check(.omega)
    let covariance = try complete.covariance()
    return try ConfirmatoryFit.estimate(
      factor, AnswerMoments(covariances: [covariance.matrix], n: [covariance.n]))
  }

  /// The test of the factor for answers that are not normal, as those to few categories never are.
  func robust(_ fit: Result<ConfirmatoryFit, Withheld>) throws(Withheld) -> RobustFit {
    let fit = try fit.get()
    try check(.factorModel)
    guard complete.n <= Self.mostRows else {
      throw Self.manyPeople(
        "The test for answers that are not normal looks at everybody one by one", complete.n)
    }
    return try RobustFit.estimate(fit, CompleteRows(columns: [complete.pointColumns]))
  }

  /// Figures that look at people one by one are told up to so many.
  static let mostRows = 100_000

  /// One factor by everybody's answers, those who left some out among them.
  func everybody() throws(Withheld) -> ConfirmatoryFit {
    guard k > 3 else { return try oneFactor() }
    return try ConfirmatoryFit.estimate(
      ConfirmatoryModel(
        items: k, factors: [Array(0..<k)], scaling: .standardised, hasMeans: true),
      AnswerMoments(items: k, groups: [try everybody(.factorModel, most: Self.mostRows)]))
  }

  func omega(_ fit: Result<ConfirmatoryFit, Withheld>) throws(Withheld) -> FactorOmega {
    let fit = try fit.get()
    guard fit.verdicts.isEmpty else {
      throw Withheld(
        "appraisal.no-factor",
        "One factor comes to no possible solution here: an item has less than nothing of its own, or runs against the others.",
        help: "Look at the items that run against the others, and collect more answers.")
    }
    return try fit.omega(factor: 0, level: options.level)
  }

  func parallel() throws(Withheld) -> ParallelAnalysis {
    try check(.omega)
    var settings = ParallelAnalysis.Options()
    (settings.sets, settings.seed) = (Self.sets, options.seed)
    guard complete.n < Self.manyPeople, complete.tables != nil else {
      return try ParallelAnalysis.analyse(
        try complete.covariance().standardised().matrix, n: complete.n, options: settings)
    }
    return try ParallelAnalysis.analyse(try complete.smallCodes(), options: settings)
  }

  /// One factor beneath the answers as ordered categories.
  func ordinal() throws(Withheld) -> OrdinalFit {
    guard k > 3 else { throw tooFewItems }
    guard k <= Self.mostItems else {
      throw Withheld(
        "appraisal.many-items",
        "How polychoric correlations vary together is told for up to \(Self.mostItems) items, and there are \(k).",
        help: "Appraise parts of the scale by themselves.")
    }
    try check(.ordered)
    guard complete.n <= Self.mostRows else {
      throw AppraisalParts.manyPeople(
        "How much polychoric correlations vary is told from everybody one by one", complete.n)
    }
    return try OrdinalFit.estimate(factor, try OrdinalAnswers.gather(try complete.smallCodes()))
  }

  /// How many factors there may be, and which items go with which.
  func exploration(
    _ parallel: Result<ParallelAnalysis, Withheld>
  ) throws(Withheld) -> StructureExploration {
    let correlations = try complete.covariance().standardised()
    return try StructureExploration.of(
      correlations.matrix, n: complete.n, factors: try parallel.get().suggested)
  }

  /// How well the items order people along one line.
  func scalability() throws(Withheld) -> Scalability {
    try check(.ordered)
    return try Scalability.of(try complete.patterns(), level: options.level)
  }

  /// Whether people with more of the rest pass each step of an item more often.
  func monotonicity() throws(Withheld) -> Monotonicity {
    try check(.ordered)
    return try Monotonicity.of(try complete.patterns())
  }

  /// The items on one scale.
  func rasch() throws(Withheld) -> RaschAppraisal {
    try check(.ordered)
    return try RaschAppraisal.of(try complete.patterns(), level: options.level)
  }

  /// The error among people of like scores.
  func errorByScore() throws(Withheld) -> ConditionalError {
    try check(.coefficient)
    let rows = (0..<complete.n).map { complete.columns.values($0).compactMap(\.self) }
    guard let error = ErrorByScore.groups(rows, source: "these answers") else {
      throw Withheld(
        "error-by-score.no-spread", "The parts of the score differ by the same for everybody.",
        help: "Look at the answers: they may have been copied down.")
    }
    return error
  }
}

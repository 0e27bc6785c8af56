public import Results

/// How far a score repeats itself in the same persons when no change is expected.
///
/// Complete tables are taken apart by analysis of variance; incomplete ones by restricted maximum
/// likelihood of the same model, to which nobody with a score is lost:
///
///     x_ij = μ + p_i + o_j + e_ij
///
/// Both give the same components where all are above zero and the table is complete.
public struct TestRetest: Sendable, Hashable, Codable {
  /// How the components were had.
  public enum Method: String, Sendable, Hashable, Codable {
    /// Mean squares of a complete table.
    case meanSquares = "mean-squares"
    /// Restricted maximum likelihood of an incomplete one.
    case reml
  }

  /// Variances of the parts of a score, in squared points.
  public struct Components: Sendable, Hashable, Codable {
    /// σ²_P, of persons; from mean squares it may be below zero.
    public var person: Double
    /// σ²_O, of occasions; from mean squares it may be below zero.
    public var occasion: Double
    /// σ²_E, the rest.
    public var residual: Double
  }

  /// Persons with a score.
  public let n: Int
  /// Occasions.
  public let k: Int
  /// Scores.
  public let scores: Int
  /// How the components were had.
  public let method: Method
  /// The variances of the parts of a score.
  public let components: Components
  /// The six intraclass correlations, in the order of ``IntraclassCorrelation/Form``.
  public let correlations: [IntraclassCorrelation]
  /// The error where a shift of everybody counts: SEM² = σ²_O + σ²_E = MS_W. Its interval rests on
  /// n (k − 1) degrees of freedom: exact where nothing shifts everybody, too wide rather than too narrow
  /// for the shifts between these very occasions, and too narrow for occasions yet to come, of which two
  /// or three tell little.
  public let agreementError: MeasurementErrorFigures
  /// The error where it does not: SEM² = σ²_E, with (n − 1)(k − 1) degrees of freedom.
  public let consistencyError: MeasurementErrorFigures
  /// Limits of agreement of those with both scores; nil but for two occasions.
  public let limits: LimitsOfAgreement?
  /// How the search ended; nil where there was none.
  public let convergence: Convergence?
  /// What to know about the figures.
  public let notes: [Note]

  /// The correlation of this form.
  public subscript(_ form: IntraclassCorrelation.Form) -> IntraclassCorrelation? {
    correlations.first { $0.form == form }
  }

  /// The agreement of scores.
  ///
  /// - Parameters:
  ///   - table: a list of `k` scores per person, nil where there is none.
  ///   - method: how to have the components; nil for mean squares where the table is complete.
  ///     Mean squares of an incomplete table are those of the persons without gaps.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the agreement.
  /// - Throws: `Withheld` where fewer than two persons have two scores, persons do not differ, or
  ///   a search is not certified.
  public static func of(
    _ table: [[Double?]], method: Method? = nil, level: Double = 0.95
  ) throws(Withheld) -> TestRetest {
    precondition(level > 0 && level < 1, "level \(level)")
    let k = table.first?.count ?? 0
    precondition(table.allSatisfy { $0.count == k }, "persons on unlike numbers of occasions")
    // An occasion at which nobody has a score is none.
    let used = (0..<k).filter { j in table.contains { $0[j] != nil } }
    let rows = table.map { row in used.map { row[$0] } }.filter { $0.contains { $0 != nil } }
    guard used.count >= 2 else { throw rows.count < 2 ? tooFewPersons : tooFewOccasions }
    guard rows.count(where: { $0.count { $0 != nil } >= 2 }) >= 2 else { throw tooFewPersons }
    let complete = ItemDeviations.completeRows(rows)
    if method ?? (complete.count == rows.count ? .meanSquares : .reml) == .meanSquares {
      return try whole(complete, level)
    }
    return try IncompleteAgreement(rows, occasions: used.count, level: level).agreement()
  }

  private static func whole(_ rows: [[Double]], _ level: Double) throws(Withheld) -> TestRetest {
    let squares = try TwoWayMeanSquares.of(rows)
    let (n, k) = (squares.n, squares.k)
    return TestRetest(
      n: n, k: k, scores: n * k, method: .meanSquares,
      components: Components(
        person: (squares.persons - squares.residual) / Double(k),
        occasion: (squares.occasions - squares.residual) / Double(n), residual: squares.residual),
      correlations: try IntraclassCorrelation.every(squares, level: level),
      agreementError: MeasurementErrorFigures(
        variance: squares.within, degreesOfFreedom: Double(n * (k - 1)), n: n, level: level),
      consistencyError: MeasurementErrorFigures(
        variance: squares.residual, degreesOfFreedom: Double((n - 1) * (k - 1)), n: n,
        level: level),
      limits: k == 2 ? try LimitsOfAgreement.of(rows.map { $0[1] - $0[0] }, level: level) : nil,
      convergence: nil, notes: notes(squares))
  }

  private static func notes(_ squares: TwoWayMeanSquares) -> [Note] {
    var notes: [Note] = []
    if squares.persons < squares.residual {
      notes.append(
        Note(
          "icc.below-zero",
          "Scores of one person differ more than scores of different persons: the correlations are "
            + "below zero, which leaves nothing to call repeatable."))
    }
    if squares.residual <= 1e-13 * squares.persons {
      notes.append(
        Note(
          "icc.no-error",
          "Nobody's scores differ but for a shift that everybody shares: they may have been copied "
            + "from the first occasion."))
    }
    return notes
  }

  static let tooFewPersons = Withheld(
    "icc.too-few-persons", "Fewer than two people have a score on two occasions.",
    help: "Ask the same people a second time, when no change is expected.")

  static let tooFewOccasions = Withheld(
    "icc.one-occasion", "There is only one occasion, so nothing can repeat itself.",
    help: "Ask the same people a second time, when no change is expected.")
}

import Distributions
public import Results

/// Whether a score tells persons apart, and whether it tells one person's occasions apart: persons
/// answering the same items at the same times.
///
///     σ²_P  = (MS_p − MS_pt − MS_pi + MS_e)/(TI)     σ²_PT = (MS_pt − MS_e)/I
///     σ²_T  = (MS_t − MS_pt − MS_ti + MS_e)/(NI)     σ²_PI = (MS_pi − MS_e)/T
///     σ²_I  = (MS_i − MS_pi − MS_ti + MS_e)/(NT)     σ²_TI = (MS_ti − MS_e)/N      σ²_E = MS_e
///
/// With A = σ²_P + σ²_PI/I:
///
///     R_kF = A / (A + σ²_E/(TI))                         mean of all times, the same for everybody
///     R_1R = A / (A + σ²_T + σ²_PT + σ²_E/I)             one time, any
///     R_kR = A / (A + σ²_T/T + σ²_PT/T + σ²_E/(TI))      mean of T times, any
///     R_C  = σ²_PT / (σ²_PT + σ²_E/I) = 1 − MS_e/MS_pt   change within a person
///
/// Components may be below zero; they are reported as they are.
///
/// Items are taken to carry change equally; where they do not, R_C is too low.
///
/// ### Source
/// Cranford, J. A., Shrout, P. E., Iida, M., Rafaeli, E., Yip, T., & Bolger, N. (2006). A procedure for
/// evaluating sensitivity to within-person change: Can mood measures in diary studies detect change
/// reliably? *Personality and Social Psychology Bulletin*, 32(7), 917–929.
/// <https://doi.org/10.1177/0146167206287721> The interval of R_C is Feldt's for alpha, of which it is
/// the like: MS_pt and MS_e, each over what it is on average, have an F for their ratio, with (N − 1)(T − 1)
/// and (N − 1)(T − 1)(I − 1) degrees of freedom. Those of R_kF, R_1R and R_kR are by the delta method on mean
/// squares, on the logit, with t of Satterthwaite's degrees of freedom; a coefficient that is not between 0 and 1 has
/// none.
///
/// ### Agrees with
/// R `psych::mlr(x, aov = TRUE)`.
public struct GeneralizabilityStudy: Sendable, Hashable, Codable {
  /// Variances of the parts of an answer, in squared points.
  public struct Components: Sendable, Hashable, Codable {
    /// Between persons.
    public var person: Double
    /// Between times, for everybody.
    public var time: Double
    /// Between items, for everybody.
    public var item: Double
    /// Of a person between times: what change is.
    public var personTime: Double
    /// Of a person between items.
    public var personItem: Double
    /// Of an item between times, for everybody.
    public var timeItem: Double
    /// The rest.
    public var residual: Double

    /// All seven.
    var all: [Double] { [person, time, item, personTime, personItem, timeItem, residual] }
  }

  /// Persons with every answer.
  public let n: Int
  /// Persons left out because an answer is missing.
  public let incomplete: Int
  /// Times.
  public let times: Int
  /// Items.
  public let items: Int
  /// The variances of the parts.
  public let components: Components
  /// R_kF; nil where its variances do not add up to more than zero.
  public let betweenFixed: Estimate?
  /// R_1R; nil likewise.
  public let betweenOne: Estimate?
  /// R_kR; nil likewise.
  public let betweenMean: Estimate?
  /// R_C; may be below zero. Nil where no person changes otherwise than
  /// everybody.
  public let change: Estimate?
  /// What to know about the figures.
  public let notes: [Note]

  /// A coefficient by a name that belongs to no other.
  public enum Coefficient: String, Sendable, Hashable, Codable, CaseIterable {
    /// R_kF: persons apart, by the mean of times that are the same for everybody.
    case betweenFixed = "generalizability.between.fixed"
    /// R_1R: persons apart, by any one time.
    case betweenOne = "generalizability.between.one"
    /// R_kR: persons apart, by the mean of any T times.
    case betweenMean = "generalizability.between.mean"
    /// R_C: one person's times apart.
    case change = "generalizability.change"
  }

  /// The coefficient of this name; nil where it cannot be had.
  public subscript(_ coefficient: Coefficient) -> Estimate? {
    switch coefficient {
    case .betweenFixed: betweenFixed
    case .betweenOne: betweenOne
    case .betweenMean: betweenMean
    case .change: change
    }
  }

  /// Takes the answers apart.
  ///
  /// - Parameters:
  ///   - cells: for each person a list of times, each a list of answers to the items; nil for none.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the components and coefficients.
  /// - Throws: `Withheld` for fewer than two complete persons, times or items, and where all answers
  ///   are alike.
  public static func of(
    _ cells: [[[Double?]]], level: Double = 0.95
  ) throws(Withheld) -> GeneralizabilityStudy {
    precondition(level > 0 && level < 1, "level \(level)")
    let times = cells.first?.count ?? 0
    let items = cells.first?.first?.count ?? 0
    precondition(
      cells.allSatisfy { $0.count == times && $0.allSatisfy { $0.count == items } },
      "persons at unlike times or items")
    guard times >= 2, items >= 2 else {
      throw Withheld(
        "generalizability.too-small",
        "Change and error can be told apart only where two items or more were asked twice or more.",
        help: "Ask all items of the score on two occasions or more.")
    }
    let complete = cells.filter { $0.allSatisfy { !$0.contains(nil) } }
      .map { $0.map { $0.compactMap(\.self) } }
    guard complete.count >= 2 else {
      throw Withheld(
        "generalizability.too-few-persons",
        "Fewer than two people answered every item at every time.",
        help: "Take the reliabilities for times within persons, which need no complete answers.")
    }
    let squares = CrossedMeanSquares(complete)
    let (n, t, i) = (Double(complete.count), Double(times), Double(items))
    let components = components(squares, n, t, i)
    let total = components.all.reduce(0) { $0 + abs($1) }
    guard total > 0 else {
      throw Withheld(
        "generalizability.no-spread", "Every answer is the same.",
        help: "Look at the answers: they may have been copied down.")
    }
    let between = components.person + components.personItem / i
    let share = { (coefficient: Coefficient, noise: Double) -> Estimate? in
      guard between + noise > 1e-13 * total else { return nil }
      let value = between / (between + noise)
      return GeneralizabilityCoefficient(
        coefficient, squares, persons: n, times: t, items: i
      ).estimate(value, level: level)
    }
    let error = components.residual / (t * i)
    let shift = components.time + components.personTime
    return GeneralizabilityStudy(
      n: complete.count, incomplete: cells.count - complete.count, times: times, items: items,
      components: components, betweenFixed: share(.betweenFixed, error),
      betweenOne: share(.betweenOne, shift + components.residual / i),
      betweenMean: share(.betweenMean, shift / t + error),
      change: change(squares, n, t, i, level), notes: notes(components, squares))
  }

  private static func components(
    _ squares: CrossedMeanSquares, _ n: Double, _ t: Double, _ i: Double
  ) -> Components {
    let e = squares.residual
    return Components(
      person: (squares.person - squares.personTime - squares.personItem + e) / (t * i),
      time: (squares.time - squares.personTime - squares.timeItem + e) / (n * i),
      item: (squares.item - squares.personItem - squares.timeItem + e) / (n * t),
      personTime: (squares.personTime - e) / i, personItem: (squares.personItem - e) / t,
      timeItem: (squares.timeItem - e) / n, residual: e)
  }

  /// R_C = 1 − MS_e/MS_pt; (1 − R_C)/(1 − R̂_C) is the F of its degrees of freedom.
  private static func change(
    _ squares: CrossedMeanSquares, _ n: Double, _ t: Double, _ i: Double, _ level: Double
  ) -> Estimate? {
    guard isChanging(squares) else { return nil }
    let ratio = squares.residual / squares.personTime
    let df = (n - 1) * (t - 1)
    let f = FisherF(numerator: df, denominator: df * (i - 1))
    return Estimate(
      value: 1 - ratio,
      interval: ConfidenceInterval(
        lower: 1 - ratio * f.quantile((1 + level) / 2),
        upper: 1 - ratio * f.quantile((1 - level) / 2), level: level, method: "feldt-1965"))
  }

  /// Whether persons change otherwise than everybody, by more than rounding.
  private static func isChanging(_ squares: CrossedMeanSquares) -> Bool {
    let others =
      squares.person + squares.time + squares.item + squares.personItem + squares.timeItem
      + squares.residual
    return squares.personTime > 1e-13 * others
  }

  private static func notes(_ components: Components, _ squares: CrossedMeanSquares) -> [Note] {
    var notes: [Note] = []
    if components.all.contains(where: { $0 < 0 }) {
      notes.append(
        Note(
          "generalizability.below-zero",
          "A part of the variance is estimated below zero, which says that it is too small to be "
            + "seen in so many answers. It is left as it is."))
    }
    if !isChanging(squares) {
      notes.append(
        Note(
          "generalizability.no-change",
          "Nobody changes otherwise than everybody, so there is no change to tell apart."))
    }
    return notes
  }
}

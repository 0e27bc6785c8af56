import Models
public import Results

/// Whether a score tells persons apart and one person's occasions apart, where times are each
/// person's own: numbers of occasions may differ, and answers may be missing.
///
///     y_ptj = μ + p + t(p) + e         by restricted maximum likelihood
///
///     R_kRN = σ²_P / (σ²_P + σ²_T(P)/T + σ²_E/(TI))      mean of T occasions
///     R_CN  = σ²_T(P) / (σ²_T(P) + σ²_E/I)               change within a person
///
/// Differences between items are part of the error here, so R_CN is at most as large as R_C of
/// ``GeneralizabilityStudy`` where both can be had.
///
/// ### Source
/// Shrout, P. E., & Lane, S. P. (2012). Psychometrics. In M. R. Mehl & T. S. Conner (Eds.), *Handbook of
/// research methods for studying daily life*, 302–320. Guilford.
///
/// ### Agrees with
/// R `psych::mlr(x, lme = TRUE)`: `RkRn` and `Rcn`.
public struct NestedGeneralizability: Sendable, Hashable, Codable {
  /// Persons with an answer.
  public let n: Int
  /// Occasions with an answer, over all persons.
  public let occasions: Int
  /// T: occasions the mean is of, the most of any person.
  public let times: Int
  /// I: items.
  public let items: Int
  /// σ²_P, between persons.
  public let person: Double
  /// σ²_T(P), between a person's occasions.
  public let occasion: Double
  /// σ²_E, the rest.
  public let residual: Double
  /// R_kRN, `generalizability.between.nested`.
  public let between: Estimate
  /// R_CN, `generalizability.change.nested`.
  public let change: Estimate
  /// How the search ended.
  public let convergence: Convergence
  /// What to know about the figures.
  public let notes: [Note]

  /// Takes the answers apart.
  ///
  /// - Parameters:
  ///   - persons: for each person a list of occasions, each a list of answers to the items; nil for
  ///     none. Persons may have any number of occasions.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the components and coefficients.
  /// - Throws: `Withheld` where there are fewer than two persons, nobody has two occasions or no
  ///   occasion two answers, and where a search is not certified.
  public static func of(
    _ persons: [[[Double?]]], level: Double = 0.95
  ) throws(Withheld) -> NestedGeneralizability {
    precondition(level > 0 && level < 1, "level \(level)")
    let items = persons.reduce(0) { max($0, $1.reduce(0) { max($0, $1.count) }) }
    var answers: [Double] = []
    var (people, times): ([String], [String]) = ([], [])
    var (most, occasions, n, pairs) = (0, 0, 0, 0)
    for (p, person) in persons.enumerated() {
      var own = 0
      for (t, row) in person.enumerated() {
        let given = row.compactMap(\.self)
        if given.isEmpty { continue }
        own += 1
        pairs += given.count - 1
        for answer in given {
          answers.append(answer)
          people.append("\(p)")
          times.append("\(p) \(t)")
        }
      }
      most = max(most, own)
      occasions += own
      if own > 0 { n += 1 }
    }
    guard n >= 2, most >= 2, pairs > 0 else {
      throw Withheld(
        "generalizability.too-small",
        "Change and error can be told apart only where two people or more answered two items or more "
          + "on two occasions or more.",
        help: "Ask all items of the score on two occasions or more.")
    }
    let parts = try ScoreComponents.fit(
      "answer ~ 1 + (1 | person) + (1 | occasion)",
      ["answer": .numeric(answers), "person": .factor(people), "occasion": .factor(times)])
    let (t, i) = (Double(most), Double(items))
    return NestedGeneralizability(
      n: n, occasions: occasions, times: most, items: items, person: parts.person,
      occasion: parts.occasion, residual: parts.residual,
      between: parts.share(level: level) {
        $0.person / ($0.person + $0.occasion / t + $0.residual / (t * i))
      },
      change: parts.share(level: level) { $0.occasion / ($0.occasion + $0.residual / i) },
      convergence: parts.convergence, notes: notes(parts))
  }

  private static func notes(_ parts: ScoreComponents) -> [Note] {
    guard parts.person == 0 || parts.occasion == 0 else { return [] }
    return [
      Note(
        "generalizability.boundary",
        parts.occasion == 0
          ? "A person's occasions do not differ beyond the error of single answers: there is no change "
            + "to tell apart, and no interval."
          : "Persons do not differ beyond chance, so there is no interval.")
    ]
  }
}

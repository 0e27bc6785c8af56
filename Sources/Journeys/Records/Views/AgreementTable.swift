public import Results

/// How two views of the same things agree: a count for each answer of the one and answer of the other.
public struct AgreementTable: Sendable, Hashable {
  /// How near two different answers are to each other.
  public enum Weights: String, Sendable, Hashable, CaseIterable {
    /// Not at all: w = 1 for the same answer, else 0.
    case none
    /// By steps of the order of answers: w = 1 − |i − j| / (K − 1).
    case linear
    /// By squares of the steps: w = 1 − (i − j)² / (K − 1)².
    case quadratic

    fileprivate func weight(_ i: Int, _ j: Int, of count: Int) -> Double {
      if i == j { return 1 }
      let steps = Double(abs(i - j)) / Double(max(1, count - 1))
      switch self {
      case .none: return 0
      case .linear: return 1 - steps
      case .quadratic: return 1 - steps * steps
      }
    }
  }

  /// The answers, in their order.
  public let answers: [String]
  /// Pairs by the position of the first view's answer, then of the second's.
  public let counts: [[Int]]

  /// Counts pairs of answers; a pair with an answer that is not listed is left out.
  public init(answers: [String], pairs: some Sequence<(first: String, second: String)>) {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: answers.count), count: answers.count)
    for pair in pairs {
      guard let first = answers.firstIndex(of: pair.first),
        let second = answers.firstIndex(of: pair.second)
      else { continue }
      counts[first][second] += 1
    }
    (self.answers, self.counts) = (answers, counts)
  }

  /// Pairs.
  public var pairs: Int { counts.joined().reduce(0, +) }

  /// Pairs of the same answer.
  public var same: Int { answers.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// Pairs whose first answer stands further on in the order than the second.
  public var firstFurther: Int { pairs(where: >) }

  /// Pairs whose second answer stands further on.
  public var secondFurther: Int { pairs(where: <) }

  private func pairs(where holds: (Int, Int) -> Bool) -> Int {
    answers.indices.reduce(0) { sum, i in
      sum + answers.indices.reduce(0) { $0 + (holds(i, $1) ? counts[i][$1] : 0) }
    }
  }

  /// The pairs without which no coefficient is given: 20, and twice the square of the number of answers.
  ///
  /// ### Source
  /// Cicchetti, D. V. (1981). Testing the normal approximation and minimal sample size requirements of
  /// weighted kappa when the number of categories is large. Applied Psychological Measurement, 5(1),
  /// 101–104, for 2K². <https://doi.org/10.1177/014662168100500114>. The 20 are this house's.
  public var fewestPairs: Int { max(20, 2 * answers.count * answers.count) }

  /// Cohen's kappa, weighted or not: agreement beyond what two views would have that know nothing of each
  /// other and answer as often so and so.
  ///
  ///     κ  = (p_o − p_e) / (1 − p_e)
  ///     p_o = Σ w_ij p_ij,   p_e = Σ w_ij p_i. p_.j
  ///
  /// from −1 to 1. Its standard error is that of a smooth function of multinomial shares, which for κ is
  /// the one of Fleiss, Cohen and Everitt (1969):
  ///
  ///     n Var = Σ p_ij d_ij² − (Σ p_ij d_ij)²
  ///     d_ij  = [w_ij − (1 − κ)(w̄_i. + w̄_.j)] / (1 − p_e),   w̄_i. = Σ_j p_.j w_ij,  w̄_.j = Σ_i p_i. w_ij
  ///
  /// Where nearly everybody gives one answer κ may be near 0 although the views nearly always agree; then
  /// ``ac1()`` and ``same`` tell more.
  ///
  /// ### Source
  /// Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
  /// Measurement, 20(1), 37–46. <https://doi.org/10.1177/001316446002000104>.
  /// Cohen, J. (1968). Weighted kappa. Psychological Bulletin, 70(4), 213–220.
  /// <https://doi.org/10.1037/h0026256>.
  /// Fleiss, J. L., Cohen, J., & Everitt, B. S. (1969). Large sample standard errors of kappa and weighted
  /// kappa. Psychological Bulletin, 72(5), 323–327. <https://doi.org/10.1037/h0028106>.
  ///
  /// ### Agrees with
  /// R `psych::cohen.kappa`; see `Fixtures/journeys/agreement`.
  ///
  /// - Parameter weights: how near different answers are; others than `none` only where answers have an order.
  /// - Returns: κ with its standard error and a 95 % interval by the normal distribution.
  /// - Throws: `Withheld` with `agreement.few-pairs`, or `agreement.one-answer` where 1 − p_e is 0.
  public func kappa(_ weights: Weights = .none) throws(Withheld) -> Estimate {
    let (rows, columns) = shares
    let k = answers.count
    let (rowMeans, columnMeans) = answers.indices.reduce(into: ([Double](), [Double]())) {
      sums, i in
      sums.0.append(
        answers.indices.reduce(0) { $0 + columns[$1] * weights.weight(i, $1, of: k) })
      sums.1.append(answers.indices.reduce(0) { $0 + rows[$1] * weights.weight($1, i, of: k) })
    }
    let chance = answers.indices.reduce(0) { $0 + rows[$1] * rowMeans[$1] }
    return try coefficient(weights, chance: chance, method: "fleiss-cohen-everitt-1969") {
      rowMeans[$0] + columnMeans[$1]
    }
  }

  /// Gwet's AC1: agreement beyond chance, where chance is how often a view is a mere guess.
  ///
  ///     AC1 = (p_o − p_e) / (1 − p_e)
  ///     p_e = Σ π_i (1 − π_i) / (K − 1),   π_i = (p_i. + p_.i) / 2
  ///
  /// Its standard error is found as that of κ, with (1 − π_i − π_j) / (K − 1) in place of w̄_i. + w̄_.j.
  ///
  /// ### Source
  /// Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high
  /// agreement. British Journal of Mathematical and Statistical Psychology, 61(1), 29–48.
  /// <https://doi.org/10.1348/000711006X126600>.
  ///
  /// - Returns: AC1 with its standard error and a 95 % interval by the normal distribution.
  /// - Throws: `Withheld` as ``kappa(_:)``.
  public func ac1() throws(Withheld) -> Estimate {
    let (rows, columns) = shares
    let means = zip(rows, columns).map { ($0 + $1) / 2 }
    let others = Double(max(1, answers.count - 1))
    let chance = means.reduce(0) { $0 + $1 * (1 - $1) } / others
    return try coefficient(.none, chance: chance, method: "gwet-2008") {
      (1 - means[$0] - means[$1]) / others
    }
  }

  /// (p_o − p_e) / (1 − p_e) with its error, where a slope says how p_e grows with each share.
  private func coefficient(
    _ weights: Weights, chance: Double, method: String, slope: (Int, Int) -> Double
  ) throws(Withheld) -> Estimate {
    let n = pairs
    guard n >= fewestPairs, answers.count > 1 else {
      throw Withheld(
        "agreement.few-pairs",
        "\(n == 1 ? "1 pair of views was" : "\(n) pairs of views were") recorded; a coefficient needs "
          + "\(fewestPairs).",
        help: "Say how many of them agree. Have two people note the same meetings more often.")
    }
    guard chance < 1 - 1e-12 else {
      throw Withheld(
        "agreement.one-answer", "Every view gave one and the same answer.",
        help: "They always agree; whether they could disagree, nothing here shows.")
    }
    var observed = 0.0
    for i in answers.indices {
      for j in answers.indices {
        observed += weights.weight(i, j, of: answers.count) * Double(counts[i][j]) / Double(n)
      }
    }
    let value = (observed - chance) / (1 - chance)
    var (mean, square) = (0.0, 0.0)
    for i in answers.indices {
      for j in answers.indices {
        let share = Double(counts[i][j]) / Double(n)
        let w = weights.weight(i, j, of: answers.count)
        let d = (w - (1 - value) * slope(i, j)) / (1 - chance)
        mean += share * d
        square += share * d * d
      }
    }
    let error = (max(0, square - mean * mean) / Double(n)).squareRoot()
    let z = 1.959963984540054
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: max(-1, value - z * error), upper: min(1, value + z * error), level: 0.95,
        method: method))
  }

  /// Shares of the answers of the first view, and of the second; 0 where there is no pair.
  private var shares: (first: [Double], second: [Double]) {
    let n = Double(max(1, pairs))
    return (
      counts.map { Double($0.reduce(0, +)) / n },
      answers.indices.map { answer in Double(counts.reduce(0) { $0 + $1[answer] }) / n }
    )
  }
}

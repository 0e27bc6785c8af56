public import Results

/// The standard error of measurement score by score, from the answers to the items.
public enum ErrorByScore {
  /// Fewest persons a row of ``groups(_:smallest:source:)`` rests on.
  public static let fewestPersons = 15

  /// Lord's binomial error of a sum of `k` items that each count 0 or 1:
  ///
  ///     SEM(x) = √(x (k − x) / (k − 1))
  ///
  /// At 0 and k it is 0, which nobody's error is; those scores get no row.
  ///
  /// ### Source
  /// Lord, F. M. (1955). Estimating test reliability. *Educational and Psychological Measurement*,
  /// 15(4), 325–336. As in JASP, `standardErrorOfMeasurement.R` (reference/psychometrics.md §1.2).
  ///
  /// - Parameter k: items, 2 or more.
  /// - Returns: a row per score from 1 to k − 1.
  public static func binomial(items k: Int) -> ConditionalError? {
    precondition(k >= 2, "\(k) items")
    return ConditionalError(
      (1..<k).map { x in
        let variance = Double(x) * Double(k - x) / Double(k - 1)
        return .init(from: Double(x), through: Double(x), standardError: variance.squareRoot())
      }, source: "Lord (1955), binomial")
  }

  /// The error among people of like scores, by analysis of variance of persons by items:
  ///
  ///     SEM² = k · MS_residual,   MS_residual = Σ (x_ij − x̄_i − x̄_j + x̄)² / ((n − 1)(k − 1))
  ///
  /// within each group of scores. Where all of a group have the same score this is k/(k − 1) · Σ_j s_j²
  /// with s_j² the variance of item j in the group. Like alpha it looks at one occasion and leaves
  /// day-to-day fluctuation out.
  ///
  /// Groups are made from the lowest score up, each of `smallest` people at least; equal scores stay
  /// together, and a rest too small joins the group before it. A group whose answers do not differ has
  /// no row.
  ///
  /// ### Source
  /// Feldt, L. S., Steffen, M., & Gupta, N. C. (1985). A comparison of five methods for estimating the
  /// standard error of measurement at specific score levels. *Applied Psychological Measurement*, 9(4),
  /// 351–361; in JASP as `ANOVA` (reference/psychometrics.md §1.2).
  ///
  /// - Parameters:
  ///   - answers: complete answers, a list of `k` per person, in points of the score they add up to.
  ///   - smallest: fewest persons in a group, 2 or more. The default is 15.
  ///   - source: what to call the sample.
  /// - Returns: the rows, from the lowest score to the highest; nil where there is none.
  public static func groups(
    _ answers: [[Double]], smallest: Int = fewestPersons, source: String
  ) -> ConditionalError? {
    precondition(smallest >= 2, "groups of \(smallest)")
    guard let k = answers.first?.count, k >= 2, answers.count >= smallest else { return nil }
    precondition(answers.allSatisfy { $0.count == k }, "answers to different items")
    let rows = ScoreGroups(answers, smallest: smallest).rows { group in
      Double(k) * residual(group, items: k)
    }
    return ConditionalError(rows, source: source)
  }

  // MS_residual of persons by items.
  private static func residual(_ answers: [[Double]], items k: Int) -> Double {
    let n = Double(answers.count)
    let means = answers.map { $0.reduce(0, +) / Double(k) }
    let items = (0..<k).map { j in answers.reduce(0) { $0 + $1[j] } / n }
    let mean = means.reduce(0, +) / n
    var squares = 0.0
    for (person, row) in answers.enumerated() {
      for j in 0..<k {
        let rest = row[j] - means[person] - items[j] + mean
        squares += rest * rest
      }
    }
    return squares / ((n - 1) * Double(k - 1))
  }
}

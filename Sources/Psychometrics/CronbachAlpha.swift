public import Results
public import Scoring

/// Cronbach's alpha: how far the items of a score agree with each other on one occasion.
///
///     alpha = k/(k − 1) · (1 − Σ_j s_j² / s_T²)
///
/// with `s_j²` the variance of item `j` and `s_T²` that of their sum, over complete responses.
/// Both variances have the same divisor, so alpha is a ratio of whole numbers and is computed as
/// one: the result does not depend on the order of the rows.
///
/// ### Source
/// Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika,
/// 16(3), 297–334, equation 2. <https://doi.org/10.1007/BF02310555>
///
/// ### Agrees with
/// R `psych::alpha(x)$total$raw_alpha`.
public enum CronbachAlpha {
  /// Alpha of the responses gathered.
  ///
  /// - Parameters:
  ///   - moments: complete responses to the items of one score.
  ///   - source: what to call the sample.
  /// - Returns: the coefficient with Feldt's interval and the number of persons.
  /// - Throws: `Withheld` when the score is not a sum or mean of items, there are fewer than two
  ///   items or two persons, or every person has the same total.
  public static func reliability(
    _ moments: ItemMoments, source: String
  ) throws(Withheld) -> Reliability {
    let k = moments.k
    guard k > 0 else {
      throw Withheld(
        "alpha.not-items",
        "The score is not a sum or mean of items, so their agreement says nothing about it.",
        help: "Take the reliability from a study that measured the same people twice.")
    }
    guard k >= 2 else {
      throw Withheld(
        "alpha.one-item", "A score of one item has no agreement between items.",
        help: "Take the reliability from a study that asked the item twice.")
    }
    guard moments.n >= 2 else {
      throw Withheld(
        "alpha.too-few-persons", "Fewer than two people answered every item.",
        help: "Collect more responses on the first occasion.")
    }
    let items = (0..<k).reduce(Int128(0)) { $0 + moments.scaledCovariance($1, $1) }
    let total = (0..<k).reduce(Int128(0)) { sum, j in
      (0..<k).reduce(sum) { $0 + moments.scaledCovariance(j, $1) }
    }
    guard total > 0 else {
      throw Withheld(
        "alpha.no-spread", "Everybody has the same score, so items cannot agree or disagree.",
        help: "Look at the answers: they may have been copied down.")
    }
    let alpha = Double(k) / Double(k - 1) * (Double(total - items) / Double(total))
    return Reliability(
      kind: .cronbachAlpha,
      coefficient: Estimate(value: alpha, interval: interval(alpha: alpha, n: moments.n, items: k)),
      n: moments.n, source: source)
  }
}

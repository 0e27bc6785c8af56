public import Results

extension ErrorByScore {
  /// Lord's binomial error brought to the reliability that is known:
  ///
  ///     SEM²(x) = x (k − x)/(k − 1) · (1 − ρ) / (1 − KR21)
  ///     KR21    = k/(k − 1) · [ 1 − x̄ (k − x̄) / (k s²) ],     s² with divisor n
  ///
  /// Lord's alone supposes items of one difficulty, for which KR21 would be the reliability. So brought,
  /// the mean of SEM² over the persons is s² (1 − ρ).
  ///
  /// ### Source
  /// Keats, J. A. (1957). Estimation of error variances of test scores. *Psychometrika*, 22(1), 29–41.
  /// <https://doi.org/10.1007/BF02289207>
  ///
  /// - Parameters:
  ///   - k: items, each 0 or 1; 2 or more.
  ///   - scores: the persons' sums.
  ///   - reliability: ρ, for example KR-20, which is alpha; below 1.
  ///   - source: what to call the sample.
  /// - Returns: a row per score from 1 to k − 1.
  /// - Throws: `Withheld` where scores lie outside 0 to k, do not differ, or ρ is 1.
  public static func keats(
    items k: Int, scores: [Double], reliability: Double, source: String
  ) throws(Withheld) -> ConditionalError {
    precondition(k >= 2 && reliability.isFinite, "\(k) items, reliability \(reliability)")
    guard scores.allSatisfy({ $0 >= 0 && $0 <= Double(k) }) else {
      throw Withheld(
        "error-by-score.not-binary", "Scores lie outside 0 to \(k), so items do not count 0 or 1.",
        help: "Take the error among people of like scores.")
    }
    let count = Double(k)
    let n = Double(scores.count)
    let mean = scores.reduce(0, +) / n
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let binomial = mean * (count - mean) - variance
    guard !scores.isEmpty, variance > 0, binomial > 0, reliability < 1 else {
      throw Withheld(
        "error-by-score.no-spread",
        "Scores do not differ, or they differ as those do that have no error.",
        help: "Look at the answers: they may have been copied down.")
    }
    // 1 − KR21 = (x̄ (k − x̄) − s²) / ((k − 1) s²).
    let factor = (1 - reliability) * (count - 1) * variance / binomial
    let rows = (1..<k).map { x in
      let lord = Double(x) * Double(k - x) / (count - 1)
      return ConditionalError.Row(
        from: Double(x), through: Double(x), standardError: (factor * lord).squareRoot())
    }
    return try made(rows, "Keats (1957), binomial; \(source)")
  }
}

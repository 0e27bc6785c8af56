import Distributions
public import Results

extension ErrorByScore {
  /// Thorndike's error: the standard deviation of the difference of two halves among people of like
  /// scores.
  ///
  ///     SEM(x) = SD(half₁ − half₂ | x)
  ///
  /// Right where both halves have errors of one size and nothing but error sets them apart.
  ///
  /// ### Source
  /// Thorndike, R. L. (1951). Reliability. In E. F. Lindquist (Ed.), *Educational measurement*, 560–620.
  /// Compared in Feldt, L. S., Steffen, M., & Gupta, N. C. (1985). A comparison of five methods for
  /// estimating the standard error of measurement at specific score levels. *Applied Psychological
  /// Measurement*, 9(4), 351–361.
  ///
  /// - Parameters:
  ///   - answers: complete answers, a list of `k` per person, in points of the score they add up to.
  ///   - half: positions of the items of the first half; nil for every second item.
  ///   - smallest: fewest persons in a group, 2 or more. The default is 15.
  ///   - source: what to call the sample.
  /// - Returns: the rows, from the lowest score to the highest.
  /// - Throws: `Withheld` for fewer people than make a group, fewer than two items, and where halves
  ///   differ by the same for everybody.
  public static func thorndike(
    _ answers: [[Double]], half: [Int]? = nil, smallest: Int = fewestPersons, source: String
  ) throws(Withheld) -> ConditionalError {
    let k = try checked(answers, smallest)
    let first = Set(half ?? Array(stride(from: 0, to: k, by: 2)))
    precondition(
      first.allSatisfy { (0..<k).contains($0) } && !first.isEmpty && first.count < k,
      "a half of \(first.count) among \(k) items")
    let rows = ScoreGroups(answers, smallest: smallest).rows { group in
      let differences = group.map { row in
        row.indices.reduce(0) { first.contains($1) ? $0 + row[$1] : $0 - row[$1] }
      }
      let deviation = SampleMoments(differences)?.standardDeviation ?? 0
      return deviation * deviation
    }
    return try made(rows, "Thorndike (1951), halves; \(source)")
  }

  /// Feldt's error: Thorndike's for any number of parts that are alike.
  ///
  ///     SEM²(x) = K Σ_i Σ_h (y_ih − ȳ_i − ȳ_h + ȳ)² / ((K − 1) n_x)
  ///
  /// with `y_ih` person i's sum of part h, `ȳ_h` and `ȳ` the means of all people, whatever their score,
  /// and `n_x` those of like scores.
  ///
  /// ### Source
  /// Feldt, L. S., Steffen, M., & Gupta, N. C. (1985). A comparison of five methods for estimating the
  /// standard error of measurement at specific score levels. *Applied Psychological Measurement*, 9(4),
  /// 351–361; in JASP as `Feldt` (reference/psychometrics.md §1.2).
  ///
  /// - Parameters:
  ///   - answers: complete answers, a list of `k` per person, in points of the score they add up to.
  ///   - parts: positions of the items of each part, two parts or more; nil for every item a part.
  ///   - smallest: fewest persons in a group, 2 or more. The default is 15.
  ///   - source: what to call the sample.
  /// - Returns: the rows, from the lowest score to the highest.
  /// - Throws: `Withheld` for fewer people than make a group, fewer than two items, and where parts
  ///   differ by the same for everybody.
  public static func feldt(
    _ answers: [[Double]], parts: [[Int]]? = nil, smallest: Int = fewestPersons, source: String
  ) throws(Withheld) -> ConditionalError {
    let k = try checked(answers, smallest)
    let parts = parts ?? (0..<k).map { [$0] }
    precondition(
      parts.count >= 2 && parts.flatMap(\.self).sorted() == Array(0..<k),
      "\(parts.count) parts that do not hold each of \(k) items once")
    let split = { (row: [Double]) in parts.map { $0.reduce(0) { $0 + row[$1] } } }
    let count = Double(parts.count)
    let n = Double(answers.count)
    var means = [Double](repeating: 0, count: parts.count)
    for row in answers {
      for (h, value) in split(row).enumerated() { means[h] += value / n }
    }
    let mean = means.reduce(0, +) / count
    let rows = ScoreGroups(answers, smallest: smallest).rows { group in
      var squares = 0.0
      for row in group {
        let own = split(row)
        let level = own.reduce(0, +) / count
        for h in own.indices {
          let rest = own[h] - level - means[h] + mean
          squares += rest * rest
        }
      }
      return count * squares / ((count - 1) * Double(group.count))
    }
    return try made(rows, "Feldt (1985), \(parts.count) parts; \(source)")
  }

  /// The number of items, where there is something to look at.
  static func checked(_ answers: [[Double]], _ smallest: Int) throws(Withheld) -> Int {
    precondition(smallest >= 2, "groups of \(smallest)")
    guard answers.count >= smallest else {
      throw Withheld(
        "error-by-score.too-few-persons",
        "Fewer than \(smallest) people answered every item, so no group of like scores can be made.",
        help: "Collect more responses, or take the published error.")
    }
    let k = answers[0].count
    precondition(answers.allSatisfy { $0.count == k }, "answers to different items")
    guard k >= 2 else {
      throw Withheld(
        "error-by-score.one-item", "A score of one item has no parts to set against each other.",
        help: "Take the error from a study that asked the item twice.")
    }
    return k
  }

  static func made(
    _ rows: [ConditionalError.Row], _ source: String
  ) throws(Withheld) -> ConditionalError {
    guard let error = ConditionalError(rows, source: source) else {
      throw Withheld(
        "error-by-score.no-spread", "The parts of the score differ by the same for everybody.",
        help: "Look at the answers: they may have been copied down.")
    }
    return error
  }
}

public import Results

/// A row of a table from raw scores to measures.
public struct MeasuredScore: Sendable, Hashable, Codable {
  /// The raw score, in points.
  public let from: Double
  /// Its measure by weighted likelihood, in logits, with its standard error.
  public let to: Estimate
}

extension ScaleAppraisal {
  /// What each raw score is worth on the scale of the items: a table that a scale's file can carry.
  ///
  /// The sum of categories is the raw score where each step of each item adds as much; then, and only then, one measure
  /// belongs to each raw score.
  ///
  /// - Parameter rasch: the items on their scale.
  /// - Returns: a row for each raw score that these answers can place, or why there is no table.
  public func conversion(
    _ rasch: Result<RaschAppraisal, Withheld>
  ) -> Result<[MeasuredScore], Withheld> {
    AppraisalParts.attempt { () throws(Withheld) in
      let found = try rasch.get()
      let points = parts.complete.columns.points
      let step = points.lazy.compactMap { $0.count > 1 ? $0[1] - $0[0] : nil }.first ?? 0
      let isEven = points.allSatisfy { values in
        zip(values, values.dropFirst()).allSatisfy { abs($1 - $0 - step) < 1e-9 * max(1, step) }
      }
      guard isEven, step > 0 else {
        throw Withheld(
          "appraisal.uneven-steps",
          "Steps of some item add more than those of another, so that one raw score stands for different measures.",
          help: "Score the items by whole steps first, and appraise that score.")
      }
      guard let measures = found.measures else {
        throw Withheld(
          "appraisal.no-measures", "The items tell nobody apart, so that scores have no measure.",
          help: "Look at how the items were asked and coded.")
      }
      let lowest = points.reduce(0) { $0 + ($1.first ?? 0) }
      return measures.rows.map {
        MeasuredScore(from: lowest + step * Double($0.score), to: $0.weighted)
      }
    }
  }
}

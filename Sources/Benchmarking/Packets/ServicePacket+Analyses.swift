import Distributions
public import Results

extension ServicePacket {
  /// The six numbers by which change is sized, for `MeanChangeEffect`.
  ///
  /// - Throws: `Withheld` where the packet does not tell its scores, or as `PairedSummary` does.
  public func pairedSummary() throws(Withheld) -> PairedSummary {
    guard let n, let scores else { throw notTold }
    return try PairedSummary(
      n: n, firstMean: scores.meanPre, firstDeviation: scores.standardDeviationPre ?? 0,
      secondMean: scores.meanPost, secondDeviation: scores.standardDeviationPost ?? 0,
      correlation: scores.correlation ?? 0)
  }

  /// Mean change and its spread as a row of a funnel of means.
  ///
  /// - Throws: `Withheld` where the packet does not tell its scores.
  public func changeRow() throws(Withheld) -> MeanRow {
    guard let n, let moments else { throw notTold }
    let squares = moments.squaresX - 2 * moments.products + moments.squaresY
    return MeanRow(
      key.service, mean: moments.meanY - moments.meanX, n: n,
      standardDeviation: n > 1 ? (max(0, squares) / Double(n - 1)).squareRoot() : nil,
      completion: completion)
  }

  /// Who stands behind it; nil where the packet does not tell all of it.
  public var completion: Completion? {
    guard let eligible, let first, let n else { return nil }
    return try? Completion(eligible: eligible, first: first, paired: n)
  }

  private var notTold: Withheld {
    Withheld(
      "packet.not-told", "The packet of this service does not tell its scores.",
      help: "Put services or periods together until enough people stand behind each.")
  }
}

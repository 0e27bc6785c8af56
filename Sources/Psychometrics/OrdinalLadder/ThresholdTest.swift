import Distributions
import LinearAlgebra

/// What freeing all thresholds of an item would gain, without fitting the model again.
///
///     s = Dᵀ V r,    D = Δ_β − Δ (ΔᵀVΔ)⁻¹ ΔᵀV Δ_β,    T = sᵀ (DᵀVΓVD)⁻¹ s
///
/// with V = n_g/γ, r what the model leaves, Δ_β the slopes of the item's thresholds in every copy after the first and Δ those of
/// all numbers found; the middle is the covariance of s, so that T is a χ² whatever the weights. An item that moved
/// pulls the rest the other way: begin with the first, and free one at a time.
///
/// ### Source
/// Satorra, A. (1989). Alternative test criteria in covariance structure analysis: A unified approach.
/// *Psychometrika, 54*(1), 131–151 (the generalised score test). Holm (1979), as in `Holm`. Saris, Satorra & Sörbom
/// (1987), as in ``ScoreTest`` (the expected change).
public struct ThresholdTest: Sendable, Hashable, Codable {
  /// The item of the ruler, from 0.
  public let item: Int
  /// T.
  public let statistic: Double
  /// Thresholds times the copies after the first.
  public let degreesOfFreedom: Int
  /// Probability of a larger one were the thresholds the same.
  public let p: Double
  /// The same, adjusted after Holm for how many items there are.
  public let adjustedP: Double
  /// By how much the item's thresholds would move on average in each copy after the first, were they free: above 0 where
  /// people of the same standing give lower answers than in the first.
  public let shifts: [Double]
}

extension ThresholdFit {
  /// The tests of all items whose thresholds are held the same, the largest first by `p`; an item of which nothing
  /// can be told has none.
  public var thresholdTests: [ThresholdTest] {
    guard model.level.rawValue >= ThresholdModel.Level.scalar.rawValue, model.copies.count > 1
    else { return [] }
    let squares = ThresholdSquares(model, groups)
    let variation = squares.heavyVariation
    guard let state = ThresholdState(model, values),
      let spread = ThresholdSpread(
        slopes: squares.heavy(squares.slopes(state)), variation: variation)
    else { return [] }
    let residuals = zip(squares.residuals(state), squares.errorWeights).map { $0 * $1.squareRoot() }
    var found: [(item: Int, statistic: Double, df: Int, p: Double, shifts: [Double])] = []
    for item in 0..<model.items where !model.except.contains(item) {
      let cuts = model.cuts[item]
      let later = Array(model.copies.dropFirst())
      var columns = Matrix(rows: residuals.count, columns: cuts * later.count)
      for (at, copy) in later.enumerated() {
        let own = copy.firstItem + item
        for (cut, row) in squares.rows(item: own, group: copy.group).enumerated() {
          columns[row, at * cuts + cut] =
            state.scales[copy.group][own] * squares.errorWeights[row].squareRoot()
        }
      }
      let whole = columns.transposed * columns
      let apart =
        columns - spread.slopes * (spread.inverse * (spread.slopes.transposed * columns))
      let own = apart.transposed * apart
      // Nearly nothing left of a column: its threshold cannot be told from what is free already.
      guard own.diagonal.indices.allSatisfy({ own[$0, $0] > 1e-9 * whole[$0, $0] }),
        let inverse = Uncertainty(own).covariance,
        let middle = Uncertainty(apart.transposed * (variation * apart)).covariance
      else { continue }
      let score = apart.transposed * residuals
      let statistic = innerProduct(score, middle * score)
      let change = inverse * score
      found.append(
        (
          item, statistic, columns.columns,
          ChiSquared(degreesOfFreedom: Double(columns.columns)).upperTail(statistic),
          later.indices.map { at in
            change[at * cuts..<(at + 1) * cuts].reduce(0, +) / Double(cuts)
          }
        ))
    }
    let adjusted = Holm.adjusted(found.map(\.p))
    return zip(found, adjusted).map { test, adjusted in
      ThresholdTest(
        item: test.item, statistic: test.statistic, degreesOfFreedom: test.df, p: test.p,
        adjustedP: adjusted, shifts: test.shifts)
    }.sorted { ($0.p, -$0.statistic, $0.item) < ($1.p, -$1.statistic, $1.item) }
  }
}

import Distributions
import LinearAlgebra
public import Models
public import Results

/// What a typical journey looks like: the model's average over time with its band, and where most
/// people's own lines run, for everyone or group by group.
///
///     value(t) = x(t)ᵀβ,      variance = x(t)ᵀ C x(t),      value(t) ± q √variance
///     people's own lines: value(t) ± z √(z(t)ᵀ G z(t))
///
/// with C the covariance of the fixed effects, q the quantile of Student's t with the degrees of freedom
/// that the model's method gives the combination x(t), and G the covariance of what varies over people. The first band says how well the average is known; the second
/// how much people differ, scores' own ups and downs left out. Columns beside time and the group are at
/// the average of the group's rows.
///
/// ### Source
/// Laird, N. M., & Ware, J. H. (1982). Random-effects models for longitudinal data. Biometrics,
/// 38(4), 963–974. <https://doi.org/10.2307/2529876>
public struct TypicalJourney: Sendable, Hashable, Codable {
  /// One time of a curve.
  public struct Point: Sendable, Hashable, Codable {
    /// When.
    public var time: Double
    /// The average with its error and band.
    public var value: Estimate
    /// Where `share` of people's own lines run; nil where the model lets nothing vary over people, or
    /// lets something vary that is not of time and group alone.
    public var people: ConfidenceInterval?
  }

  /// The curve of one group.
  public struct Curve: Sendable, Hashable, Codable {
    /// The group; nil for everyone.
    public var group: String?
    /// The curve at its times.
    public var points: [Point]
    /// How many rows the group has.
    public var rows: Int
    /// The first time at which anybody of the group was seen.
    public var first: Double
    /// The last.
    public var last: Double
  }

  /// The column of times.
  public let time: String
  /// The column of groups.
  public let groups: String?
  /// The share of people's own lines that their band is to hold, in (0, 1).
  public let share: Double
  /// A curve for each group.
  public let curves: [Curve]

  /// Draws the curves of a model.
  ///
  /// - Parameters:
  ///   - model: the fitted model with its table.
  ///   - groups: the column whose groups have curves of their own; by default one curve for everyone.
  ///   - times: when; by default over the times at which each group was seen.
  ///   - share: the share of people's own lines that their band is to hold, in (0, 1); four in five by
  ///     default.
  /// - Throws: `ModelError` where there is no column of that name.
  public init(
    _ model: GrowthModel, by groups: String? = nil, at times: [Double]? = nil, share: Double = 0.8
  ) throws(ModelError) {
    precondition(share > 0 && share < 1, "a share of \(share)")
    (time, self.groups, self.share) = (model.time, groups, share)
    let grid = times ?? GrowthGrid.times(of: model.times)
    var curves: [Curve] = []
    for group in try GroupedRows(model.frame, by: groups).groups {
      let seen = group.rows.map { model.times[$0] }
      guard let first = seen.min(), let last = seen.max() else { continue }
      let own = times == nil ? grid.filter { $0 >= first && $0 <= last } : grid
      let rows = try CurveRows(model, at: own, of: group, by: groups)
      curves.append(
        Curve(
          group: group.label,
          points: own.indices.map { place in
            let value = model.estimate(rows.fixed[place])
            let spread = rows.own.map { model.spread($0[place]) }
            let half = spread.map { Normal().quantile((1 + share) / 2) * $0 }
            return Point(
              time: own[place], value: value,
              people: half.map {
                ConfidenceInterval(
                  lower: value.value - $0, upper: value.value + $0, level: share,
                  method: "normal-between-persons")
              })
          }, rows: group.rows.count, first: first, last: last))
    }
    self.curves = curves
  }
}

/// The rows x and z of a group at some times.
private struct CurveRows {
  var fixed: [[Double]]
  /// nil where nothing varies over people, or something that is not of time and group alone.
  var own: [[Double]]?

  init(
    _ model: GrowthModel, at times: [Double], of group: GroupedRows.Group, by groups: String?
  ) throws(ModelError) {
    let known = [model.time] + (groups.map { [$0] } ?? [])
    func frame(_ rows: [Int], _ columns: [String], at times: [Double]) throws(ModelError)
      -> ModelFrame
    {
      var kept: [String: ModelFrame.Column] = [:]
      for name in columns + (groups.map { [$0] } ?? []) {
        kept[name] = model.frame.columns[name]?.picked(rows)
      }
      kept[model.time] = .numeric(times)
      return try ModelFrame(kept)
    }
    let one = Array(repeating: group.rows.first ?? 0, count: times.count)
    let others = model.fixed.columns.filter { !known.contains($0) }
    if others.isEmpty {
      fixed = try model.fixed.rows(of: frame(one, [], at: times))
    } else {
      fixed = []
      for time in times {
        let same = Array(repeating: time, count: group.rows.count)
        fixed.append(try model.fixed.mean(of: frame(group.rows, others, at: same)))
      }
    }
    let isOwn = !model.own.names.isEmpty && model.own.columns.allSatisfy(known.contains)
    own = isOwn ? try model.own.rows(of: frame(one, [], at: times)) : nil
  }
}

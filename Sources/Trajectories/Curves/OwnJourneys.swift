import LinearAlgebra
public import Models
import Results

/// Each person's own curve as the model has it, with how far it was drawn towards the average.
///
///     value_i(t) = x_i(t)ᵀβ + z_i(t)ᵀb_i,      reliability = 1 − Var(b_i | y) / Var(b)
///
/// The fewer scores a person has, and the more they go up and down, the nearer their curve lies to the
/// average. A reliability of 1 would leave the person's own scores as they are, one of 0 gives everybody
/// the average. Columns beside time are as in the person's first row; other groups of the model, such as
/// workers, are at their average.
///
/// ### Source
/// Laird, N. M., & Ware, J. H. (1982). Random-effects models for longitudinal data. Biometrics,
/// 38(4), 963–974. <https://doi.org/10.2307/2529876>
public struct OwnJourneys: Sendable, Hashable, Codable {
  /// Something in which a person may differ from the average.
  public struct Effect: Sendable, Hashable, Codable {
    /// The term, for example `(Intercept)` or `weeks`.
    public var term: String
    /// How far the person's differs from the average.
    public var difference: Double
    /// The error of that difference, β, θ and σ taken as known.
    public var standardError: Double
    /// How much of it rests on the person's own scores, in [0, 1]; nil where the model found no
    /// differences between people in it.
    public var reliability: Double?
  }

  /// One person.
  public struct Person: Sendable, Hashable, Codable {
    /// Who, as the table names them.
    public var label: String
    /// Their effects, in the order of the model.
    public var effects: [Effect]
    /// Their curve at the times of all.
    public var values: [Double]
    /// Their first time.
    public var first: Double
    /// Their last.
    public var last: Double
    /// How many scores they have.
    public var scores: Int
    /// The line of their own scores alone; nil with fewer than two times.
    public var alone: LeastSquaresLine?
  }

  /// The column of times.
  public let time: String
  /// The times of every curve; what lies outside a person's first and last is the model's extension.
  public let times: [Double]
  /// The people, in the order of the model's levels.
  public let people: [Person]

  /// The curves of a model; nil where it lets nothing vary over people.
  ///
  /// - Parameters:
  ///   - model: the fitted model with its table.
  ///   - times: when; by default over the times of the table.
  /// - Throws: `ModelError` where the table does not belong to the fit.
  public init?(_ model: GrowthModel, at times: [Double]? = nil) throws(ModelError) {
    guard let name = model.person,
      let modes = model.fit.conditionalModes.first(where: { $0.group == name }),
      let grouping = model.fit.formula.random.first(where: { $0.group == name })?.grouping,
      case .numeric(let outcome)? = model.frame.columns[model.fit.formula.outcome]
    else { return nil }
    let grid = times ?? GrowthGrid.times(of: model.times)
    (time, self.times) = (model.time, grid)
    let rows = try PersonRows(model.frame, grouping).rows
    guard rows.count == modes.levels.count else { return nil }
    let places = model.own.names.map { modes.terms.firstIndex(of: $0) }
    let beta = model.fit.fixedEffects.map(\.estimate.value)
    var known: [[Double]: (fixed: [Double], own: [[Double]])] = [:]
    var people: [Person] = []
    people.reserveCapacity(modes.levels.count)
    for (level, label) in modes.levels.enumerated() {
      guard let row = rows[level].first else { continue }
      let own = rows[level]
      let effects = places.enumerated().compactMap { k, place in
        place.map { Effect(model, modes, level, $0, variance: model.ownCovariance[k, k]) }
      }
      let key = model.key(row)
      let curve: (fixed: [Double], own: [[Double]])
      if let found = known[key] {
        curve = found
      } else {
        let frame = try model.frame(row, at: grid)
        curve = (
          try model.fixed.rows(of: frame).map { x in
            zip(x, beta).reduce(0) { $0 + $1.0 * $1.1 }
          }, try model.own.rows(of: frame)
        )
        known[key] = curve
      }
      let values = grid.indices.map { i in
        zip(curve.own[i], effects).reduce(curve.fixed[i]) { $0 + $1.0 * $1.1.difference }
      }
      let seen = own.map { model.times[$0] }
      people.append(
        Person(
          label: label, effects: effects, values: values, first: seen.min() ?? 0,
          last: seen.max() ?? 0, scores: own.count,
          alone: LeastSquaresLine(seen, own.map { outcome[$0] })))
    }
    self.people = people
  }
}

extension OwnJourneys.Effect {
  fileprivate init(
    _ model: GrowthModel, _ modes: ConditionalModes, _ level: Int, _ place: Int, variance: Double
  ) {
    let left = max(0, modes.variances[level][place, place])
    self.init(
      term: modes.terms[place], difference: modes.modes[level, place],
      standardError: left.squareRoot(),
      reliability: variance > 0 ? min(1, max(0, 1 - left / variance)) : nil)
  }
}

extension GrowthModel {
  /// What else than time the row of a person says, so that curves are made once for those alike.
  fileprivate func key(_ row: Int) -> [Double] {
    columns(beside: [time]).map { name in
      switch frame.columns[name] {
      case .numeric(let values)?: values[row]
      case .factor(let codes, _)?: Double(codes[row])
      case nil: 0
      }
    }
  }

  /// One row at several times.
  fileprivate func frame(_ row: Int, at times: [Double]) throws(ModelError) -> ModelFrame {
    var kept: [String: ModelFrame.Column] = [:]
    for name in columns(beside: [time]) {
      kept[name] = frame.columns[name]?.repeated(row, count: times.count)
    }
    kept[time] = .numeric(times)
    return try ModelFrame(kept)
  }
}

/// The rows of each person, in the order of the model's levels: by their codes, as two people may read
/// alike.
private struct PersonRows {
  var rows: [[Int]] = []

  init(_ frame: ModelFrame, _ grouping: [String]) throws(ModelError) {
    var codes = Array(repeating: 0, count: frame.rows)
    for name in grouping {
      let groups = try GroupedRows(frame, by: name).groups
      for (place, group) in groups.enumerated() {
        for row in group.rows { codes[row] = codes[row] * groups.count + place }
      }
      let distinct = Set(codes).sorted()
      let position = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
      for row in codes.indices { codes[row] = position[codes[row]] ?? 0 }
      rows = Array(repeating: [], count: distinct.count)
    }
    for (row, code) in codes.enumerated() where code < rows.count { rows[code].append(row) }
  }
}

/// A yes-or-no outcome read from a column: 0 and 1, two categories, or successes of a number of trials.
struct BinaryOutcome {
  /// Successes of each row.
  let successes: [Double]
  /// Trials of each row, at least 1.
  let trials: [Double]
  /// What a failure and a success are called.
  let categories: [String]

  init(
    _ name: String, trials trialsName: String?, _ frame: ModelFrame, _ effects: GroupEffects
  ) throws(ModelError) {
    if let trialsName {
      (successes, trials) = try Self.counts(name, trialsName, frame)
      categories = ["failure", "success"]
    } else {
      trials = Array(repeating: 1, count: frame.rows)
      switch try frame.column(name) {
      case .numeric(let values):
        guard values.allSatisfy({ $0 == 0 || $0 == 1 }) else {
          throw .generalized(.notBinary(name))
        }
        successes = values
        categories = ["0", "1"]
      case .factor:
        let (codes, levels) = try frame.levels(of: name)
        guard levels.count <= 2 else { throw .generalized(.notBinary(name)) }
        successes = codes.map(Double.init)
        categories = levels
      }
    }
    let (yes, all) = (successes.reduce(0, +), trials.reduce(0, +))
    guard yes > 0, yes < all else { throw .constantOutcome(name) }
    var hasYes = Array(repeating: false, count: effects.levels.count)
    var hasNo = hasYes
    for (row, code) in effects.codes.enumerated() {
      if successes[row] > 0 { hasYes[code] = true }
      if successes[row] < trials[row] { hasNo[code] = true }
    }
    guard zip(hasYes, hasNo).contains(where: { $0 && $1 }) else {
      throw .generalized(.outcomeNeverChanges(name, group: effects.group))
    }
  }

  private static func counts(
    _ name: String, _ trialsName: String, _ frame: ModelFrame
  ) throws(ModelError) -> (successes: [Double], trials: [Double]) {
    var columns: [[Double]] = []
    for column in [name, trialsName] {
      guard case .numeric(let values) = try frame.column(column) else {
        throw .generalized(.countsNotNumeric(column))
      }
      let least = column == trialsName ? 1.0 : 0
      if let row = values.firstIndex(where: {
        !($0 >= least && $0 <= 0x1p53 && $0 == $0.rounded())
      }) {
        throw .generalized(.notACount(column, row: row))
      }
      columns.append(values)
    }
    if let row = columns[0].indices.first(where: { columns[0][$0] > columns[1][$0] }) {
      throw .generalized(.moreThanTrials(name, trials: trialsName, row: row))
    }
    return (columns[0], columns[1])
  }
}

import Models
import Synchronization
import Waymark

/// Rows counted and forgotten: what reading and parsing a file takes by itself, with the columns of a formula
/// read as `waymark trajectories --stream` reads them.
final class CountedRows: StretchWork {
  typealias Failure = ModelError
  typealias Worker = Int

  let runs: [String]
  let wanted: [String]
  private let count = Mutex(0)

  init(_ plan: MomentPlan) {
    runs = plan.grouping
    wanted = [plan.formula.outcome] + plan.columns.map(\.name)
  }

  func worker() -> Int { 0 }
  func make(_ stretch: ColumnStretch, _ worker: inout Int) { worker = stretch.rows }
  func take(_ stretch: ColumnStretch, _ worker: inout Int) {
    let rows = worker
    count.withLock { $0 += rows }
  }

  /// One line of JSON: seconds and rows.
  static func run(_ path: String, _ text: String) throws {
    let formula = try Formula(text)
    let (timing, facts) = try Timing.of(1) {
      let stream = try ColumnStream(
        reading: path, ColumnsAsked(TableFrame.columns(formula, factors: [])))
      return try stream.read { (sample: DataColumns) throws(ModelError) -> CountedRows in
        CountedRows(try MomentPlan(formula, sample: TableFrame.frame(sample)))
      }.facts
    }
    print("{\"seconds\": \(timing.best), \"rows\": \(facts.columns.rowsRead)}")
  }
}

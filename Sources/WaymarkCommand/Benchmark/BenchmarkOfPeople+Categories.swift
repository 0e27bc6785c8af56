import Benchmarking
import Disclosure
import Models
import Results
import Trajectories

extension BenchmarkOfPeople {
  /// Outcomes by category. One category that is too small takes another with it, since the services' people
  /// are known in all.
  func categories(
    _ fit: MixedModelFit, _ tables: PeopleTables
  ) throws(Withheld) -> ResultTable {
    var result = ResultTable(columns: [
      "column", "category", "n", "observed", "expected", "difference", "std.error", "conf.low",
      "conf.high", "reason",
    ])
    for (column, columns) in tables.categories {
      let frame: ModelFrame
      do throws(ModelError) {
        frame = try TableFrame.frame(columns)
      } catch {
        throw Withheld(
          "benchmark.categories", "'\(column)' cannot be used: \(error.message).", help: error.help)
      }
      let outcomes = try CategoryOutcomes(column, fit, frame, level: comparison.level)
      let released = gate.table(try CountTable(outcomes.categories.map(\.n)))
      for (position, category) in outcomes.categories.enumerated() {
        let count = released.count(row: 0, column: position)
        let isShown = count.value != nil
        let difference = isShown ? category.difference : nil
        result.rows.append([
          .text(column), .text(category.name), .integer(count.value),
          .number(isShown ? category.observed.finite : nil),
          .number(isShown ? category.expected.finite : nil), .number(difference?.value.finite),
          .number(difference?.standardError?.finite),
          .number(difference?.interval?.lower.finite),
          .number(difference?.interval?.upper.finite), .text(count.reason?.reason),
        ])
      }
    }
    return result
  }
}

import Models
import Results

/// A table with a row per person as a comparison of services reads it.
struct ServiceTable {
  let outcomes: [Double]
  /// What is adjusted for.
  let design: Design
  /// Its columns.
  let columns: [[Double]]
  /// The service of each row, as a position among `services`.
  let codes: [Int]
  let services: [String]

  init(_ formula: Formula, service: String, _ frame: ModelFrame) throws(Withheld) {
    do throws(ModelError) {
      guard case .numeric(let values) = try frame.column(formula.outcome) else {
        throw .outcomeNotNumeric(formula.outcome)
      }
      guard frame.rows > 0 else { throw .noRows }
      outcomes = values
      design = try Design(formula.fixed, frame)
      columns = try design.columns(in: frame)
      (codes, services) = try frame.levels(of: service)
    } catch {
      throw Self.withheld(error)
    }
  }

  /// What a model found wrong, as the reason why services are not compared.
  static func withheld(_ error: ModelError) -> Withheld {
    Withheld(
      "benchmark.model", "The model of what is expected could not be fitted: \(error.message).",
      help: error.help)
  }
}

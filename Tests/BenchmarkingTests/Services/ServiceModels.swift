import Models
import TestSupport
import Testing

/// The models of `Fixtures/benchmarking/services`.
enum ServiceModels {
  static func expected() throws -> Expected {
    try Expected("Fixtures/benchmarking/services/expected.csv")
  }

  static func dyestuff(_ criterion: MixedModel.Criterion = .reml) throws -> MixedModelFit {
    let table = try Fixture("models/dyestuff").table("input.csv")
    let frame = try ModelFrame([
      "Batch": .factor(table.column("Batch")),
      "Yield": .numeric(table.column("Yield").compactMap(Double.init)),
    ])
    var options = MixedModel.Options()
    options.criterion = criterion
    return try MixedModel("Yield ~ 1 + (1 | Batch)", options: options).fit(frame)
  }

  /// Pupils in schools: columns `school`, `pre`, `post`, `iq`.
  static func schools() throws -> ModelFrame {
    let table = try Fixture("models/bdf").table("input.csv")
    let iq = try Fixture("benchmarking/services").table("iq.csv")
    func numbers(_ texts: [String]) -> ModelFrame.Column { .numeric(texts.compactMap(Double.init)) }
    return try ModelFrame([
      "school": numbers(table.column("school")), "pre": numbers(table.column("pre")),
      "post": numbers(table.column("post")), "iq": numbers(iq.column("iq")),
    ])
  }

  static func schools(
    _ formula: String, _ criterion: MixedModel.Criterion = .reml
  ) throws -> MixedModelFit {
    var options = MixedModel.Options()
    options.criterion = criterion
    return try MixedModel(formula, options: options).fit(try schools())
  }
}

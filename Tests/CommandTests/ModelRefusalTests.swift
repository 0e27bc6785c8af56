import Results
import TestSupport
import Testing

@Suite("waymark trajectories: what cannot be fitted")
struct ModelRefusalTests {
  /// A code, and how the program ends with it: 0 where it only tells, 64 for a formula, 65 for data.
  static let ends: [(code: DiagnosticCode, exit: Int32)] = [
    (.columnNotANumber, 65), (.columnMissingCells, 0), (.columnNoneComplete, 65),
    (.modelFormula, 64), (.modelNoRandomEffects, 65), (.modelRepeatedEffect, 65),
    (.modelConstantOutcome, 65), (.modelOutcomeDetermined, 65), (.modelOneLevel, 65),
    (.modelOneGroup, 65), (.modelTooManyEffects, 65), (.modelTooManyLevels, 65),
    (.modelCurve, 65), (.modelTooFewRows, 65), (.modelCollinear, 65), (.modelNotFitted, 65),
    (.modelRowsApart, 65), (.modelNotStreamed, 65),
  ]

  @Test("each ends the program as the others of its kind do, and nothing half done goes out")
  func ends() throws {
    for (code, exit) in Self.ends {
      let golden = try #require(GoldenCase.models.first { $0.code == code })
      let command = try Command()
      defer { command.remove() }
      for (name, bytes) in golden.files { try command.write(bytes: bytes, to: name) }
      let outcome = try command.run(program: Command.program, golden.arguments)
      #expect(outcome.code == exit, "\(code.rawValue)")
      #expect(outcome.output.isEmpty == (exit != 0), "\(code.rawValue)")
    }
  }
}

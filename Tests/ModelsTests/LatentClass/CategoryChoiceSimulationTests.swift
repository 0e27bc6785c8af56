import Models
import TestSupport
import Testing

/// How often kinds are called that are not there, of outcomes in categories. Asked for at length by
/// `WAYMARK_SLOW=1`.
@Suite("Kinds or degree: made-up cohorts of one kind, yes or no and in categories")
struct CategoryChoiceSimulationTests {
  @Test(
    "two kinds are called in at most 5 % of cohorts of one kind",
    .enabled(if: Slow.isAskedFor, "a long simulation: WAYMARK_SLOW=1"),
    arguments: [CategoryCohort.Kind.normal, .leaning],
    [LatentClassModel.Outcome.binary, .ordinal])
  func oneKind(_ kind: CategoryCohort.Kind, _ outcome: LatentClassModel.Outcome) throws {
    let cohorts = 100
    let cohort = CategoryCohort(kind: kind, outcome: outcome, spread: 1.5)
    let model = try cohort.model("y ~ time + (1 | person)")
    let called = try (0..<cohorts).count { number in
      let frame = try cohort.frame(seed: UInt64(50_000 + number)).frame
      return try model.fit(frame, classes: 1...3).choice.verdict == .kinds
    }
    print("\(kind.rawValue), \(outcome.rawValue): kinds called in \(called) of \(cohorts)")
    #expect(Double(called) <= 0.05 * Double(cohorts))
  }
}

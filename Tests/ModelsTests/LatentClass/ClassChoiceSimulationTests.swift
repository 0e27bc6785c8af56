import Models
import TestSupport
import Testing

/// How often kinds are called that are not there, and found where they are. Asked for at length by
/// `WAYMARK_SLOW=1`. No cohort here had a part in choosing how much better heaps must be.
@Suite("Kinds or degree: made-up cohorts of one kind and of two")
struct ClassChoiceSimulationTests {
  @Test(
    "two kinds are called in at most 5 % of cohorts of one kind",
    arguments: [ClassCohort.Kind.normal, .leaning, .leaningStarts, .floored], [200, 500])
  func oneKind(_ kind: ClassCohort.Kind, _ persons: Int) throws {
    let cohorts = Slow.cases(3, 200)
    let called = try called(kind, persons, cohorts)
    if Slow.isAskedFor {
      print("\(kind.rawValue), \(persons): kinds called in \(called) of \(cohorts)")
    }
    #expect(Double(called) <= (Slow.isAskedFor ? 0.05 : 0.34) * Double(cohorts))
  }

  @Test(
    "two kinds three standard deviations apart are found in at least 80 % of cohorts of 500",
    arguments: [ClassCohort.Kind.twoKinds, .unequalKinds])
  func twoKinds(_ kind: ClassCohort.Kind) throws {
    let cohorts = Slow.cases(3, 200)
    let called = try called(kind, 500, cohorts)
    if Slow.isAskedFor { print("\(kind.rawValue): kinds called in \(called) of \(cohorts)") }
    #expect(Double(called) >= (Slow.isAskedFor ? 0.8 : 0.3) * Double(cohorts))
  }

  private func called(_ kind: ClassCohort.Kind, _ persons: Int, _ cohorts: Int) throws -> Int {
    let model = try ClassCohort.model()
    return try (0..<cohorts).count { number in
      let frame = try ClassCohort(kind: kind, persons: persons).frame(seed: UInt64(50_000 + number))
        .frame
      return try model.fit(frame, classes: 1...3).choice.verdict == .kinds
    }
  }
}

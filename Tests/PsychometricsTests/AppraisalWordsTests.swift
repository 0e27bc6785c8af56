import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("What an appraisal says where figures cannot be had")
struct AppraisalWordsTests {
  private static func reason(_ work: () throws -> Void) -> Withheld? {
    do {
      try work()
      return nil
    } catch {
      return error as? Withheld
    }
  }

  @Test("has a reason in plain words and a way out, and none of the words that are not said")
  func words() throws {
    let constant = try Consistency.of(
      ItemDeviations(MadeUpItems.answers(30, items: 3, seed: 5).map { $0 + [2] }).covariance)
    let few = try Consistency.of(
      ItemDeviations(MadeUpItems.answers(5, items: 8, seed: 6)).covariance)
    let against = try Consistency.of(
      ItemDeviations(MadeUpItems.answers(90, items: 4, seed: 8).map { [-$0[0]] + $0[1...] })
        .covariance)
    let table = try TestRetest.of([[1, 5], [5, 2], [2, 4], [4, 1]])
    let study = try GeneralizabilityStudy.of(LongitudinalItems.few)
    let gaps = try TestRetest.of(ShroutFleissTable.incomplete)
    let reasons = [
      Self.reason { _ = try ItemCovariance.complete([]) },
      Self.reason { _ = try SplitHalves.of(MadeUpItems.covariance(27, seed: 1)) },
      Self.reason { _ = try TestRetest.of([]) },
      Self.reason { _ = try TestRetest.of([[2, 2], [2, 2]]) },
      Self.reason { _ = try TestRetest.of([[2, 2, nil], [2, 2, 2], [2, nil, 2]]) },
      Self.reason { _ = try GeneralizabilityStudy.of([]) },
      Self.reason { _ = try NestedGeneralizability.of([]) },
      Self.reason { _ = try ChangeScoreReliability.of(ChangeItems(first: [], second: [])) },
      Self.reason { _ = try ErrorByScore.thorndike([], source: "") },
      Self.reason { _ = try FloorAndCeiling.of([], range: 0...1) },
    ]
    #expect(reasons.allSatisfy { $0 != nil })
    let withheld =
      reasons.compactMap(\.self) + (constant.coefficients + few.coefficients).compactMap(\.withheld)
    for one in withheld {
      #expect(one.code.contains(".") && !one.reason.isEmpty && !one.help.isEmpty)
      #expect(RefusedWords.found(in: one.reason + " " + one.help).isEmpty, "\(one)")
    }
    let notes = constant.notes + few.notes + against.notes + table.notes + study.notes + gaps.notes
    #expect(Set(notes.map(\.code)).count >= 6)
    for note in notes { #expect(RefusedWords.found(in: note.message).isEmpty, "\(note)") }
  }
}

import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Times within persons")
struct NestedGeneralizabilityTests {
  @Test(
    "with gaps and unlike numbers of occasions: as Fisher scoring of the whole covariance has it")
  func unbalanced() throws {
    var cells = LongitudinalItems.few
    cells[0][2] = [nil, nil, nil]
    cells[3] = [cells[3][0]]
    cells[2][0][1] = nil
    cells[5][1][2] = nil
    let found = try NestedGeneralizability.of(cells)
    #expect(found.n == 6 && found.occasions == 15 && found.times == 3 && found.items == 3)
    // numpy 2.4: REML of V = Σ θ Z Zᵀ by Fisher scoring to a gradient of 7e-15.
    #expect(agrees(found.person, 0.723167392137587, relative: 1e-6))
    #expect(agrees(found.occasion, 0.487749823016031, relative: 1e-6))
    #expect(agrees(found.residual, 0.593045832123152, relative: 1e-6))
    #expect(agrees(found.between.value, 0.759913265725504, relative: 1e-6))
    #expect(agrees(found.change.value, 0.711595006911041, relative: 1e-6))
    #expect(agrees(found.change.standardError, 0.158708376218764, relative: 1e-5))
    #expect(found.convergence.certified && found.notes.isEmpty)
    let interval = try #require(found.change.interval)
    #expect(interval.lower > 0 && interval.upper < 1 && interval.lower < found.change.value)
  }

  @Test(
    "exLong: the nested analysis of variance",
    .enabled(if: LongitudinalItems.cells != nil, SharedData.absence))
  func exLong() throws {
    let found = try NestedGeneralizability.of(try #require(LongitudinalItems.answers))
    // numpy 2.4: mean squares of persons, of times in persons, of answers in times.
    #expect(agrees(found.person, 0.48854884409559673, relative: 1e-6))
    #expect(agrees(found.occasion, 0.4120260366341089, relative: 1e-6))
    #expect(agrees(found.residual, 0.623872317161294, relative: 1e-6))
    #expect(agrees(found.between.value, 0.7027356370414262, relative: 1e-6))
    #expect(agrees(found.change.value, 0.6645758359558934, relative: 1e-6))
  }

  @Test("occasions that do not differ: R_CN is zero without an interval, and that is said")
  func boundary() throws {
    // Every occasion of a person has the same mean.
    let cells: [[[Double?]]] = [
      [[1, 3], [3, 1], [2, 2]], [[4, 6], [5, 5], [6, 4]], [[8, 9], [9, 8], [8, 9]],
    ]
    let found = try NestedGeneralizability.of(cells)
    #expect(found.occasion == 0 && found.change.value == 0 && found.change.interval == nil)
    #expect(found.notes.map(\.code) == ["generalizability.boundary"])
  }

  @Test("what cannot be had says why")
  func withheld() {
    for cells in [
      [], [[[1, 2], [2, 3]]], [[[1, 2]], [[3, 4]]], [[[1], [2]], [[3], [4]]],
      [[[nil, nil]], [[nil, nil]]],
    ] as [[[[Double?]]]] {
      #expect {
        try NestedGeneralizability.of(cells)
      } throws: {
        ($0 as? Withheld)?.code == "generalizability.too-small"
      }
    }
  }
}

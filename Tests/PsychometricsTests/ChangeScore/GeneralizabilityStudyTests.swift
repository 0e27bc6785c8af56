import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Persons by times by items")
struct GeneralizabilityStudyTests {
  private static func check(
    _ found: GeneralizabilityStudy, _ components: [Double], _ coefficients: [Double],
    _ tolerance: Double
  ) {
    let parts = found.components
    let all = [
      parts.person, parts.time, parts.item, parts.personTime, parts.personItem, parts.timeItem,
      parts.residual,
    ]
    for (part, value) in zip(all, components) {
      #expect(agrees(part, value, relative: 0, absolute: tolerance))
    }
    let four = GeneralizabilityStudy.Coefficient.allCases.map { found[$0]?.value }
    for (coefficient, value) in zip(four, coefficients) {
      #expect(agrees(coefficient, value, relative: 0, absolute: tolerance))
    }
  }

  @Test("six people: as projections have it")
  func few() throws {
    // numpy 2.4: sums of squares of nested models by least squares.
    let found = try GeneralizabilityStudy.of(LongitudinalItems.few)
    Self.check(
      found,
      [
        0.651851851851853, 0.0722222222222243, 0.0907407407407364, 0.399999999999992,
        -0.00740740740740383, -0.031481481481471, 0.485185185185202,
      ], [0.923346986541835, 0.506012506012507, 0.754482428878796, 0.712087912087901], 1e-12)
    // scipy 1.17.1: 1 − MS_e/MS_pt · f.ppf([.975, .025], 10, 20).
    #expect(agrees(found.change?.interval?.lower, 0.201426483184412, relative: 1e-10))
    #expect(agrees(found.change?.interval?.upper, 0.915779311701318, relative: 1e-10))
    // numpy 2.4 and scipy 1.17.1: slopes by differences of the coefficients as written with components; error, limits.
    for (coefficient, values) in [
      (.betweenFixed, [0.053855908544, 0.669989770033, 0.986201401510]),
      (.betweenOne, [0.206177881876, 0.138732124691, 0.866916167543]),
      (.betweenMean, [0.152790579438, 0.325798842725, 0.951319680162]),
    ] as [(GeneralizabilityStudy.Coefficient, [Double])] {
      #expect(agrees(found[coefficient]?.standardError, values[0], relative: 1e-9))
      #expect(agrees(found[coefficient]?.interval?.lower, values[1], relative: 1e-9))
      #expect(agrees(found[coefficient]?.interval?.upper, values[2], relative: 1e-9))
    }
    #expect(found.notes.map(\.code) == ["generalizability.below-zero"])
  }

  @Test(
    "exLong: the reference's figures",
    .enabled(if: LongitudinalItems.cells != nil, SharedData.absence))
  func exLong() throws {
    let found = try GeneralizabilityStudy.of(try #require(LongitudinalItems.answers))
    #expect(found.n == 200 && found.times == 3 && found.items == 3 && found.incomplete == 0)
    // reference/psychometrics.md §4.6: psych's `mlr` by analysis of variance.
    Self.check(
      found,
      [
        0.5121917478381, 0.1857641473949, 0.1682642006806, 0.3220284477722, 0.1190354749185,
        0.0126001162533, 0.3239725253089,
      ], [0.938766871040, 0.472631783400, 0.728896265987, 0.748869773064], 1e-12)
  }

  @Test("people with a gap are left out and counted; a shift of everything changes nothing")
  func properties() throws {
    var gap = LongitudinalItems.few
    gap.append([[1, nil, 2], [1, 2, 3], [2, 2, 2]])
    let found = try GeneralizabilityStudy.of(gap)
    let whole = try GeneralizabilityStudy.of(LongitudinalItems.few)
    #expect(found.incomplete == 1 && found.components == whole.components)
    let far = LongitudinalItems.few.map { $0.map { $0.map { $0.map { $0 + 1e6 } } } }
    let shifted = try GeneralizabilityStudy.of(far)
    #expect(agrees(shifted.change?.value, whole.change?.value ?? .nan, relative: 1e-12))
  }

  @Test("with answers that are all sums of effects there is no error, and R_C is 1")
  func noError() throws {
    var cells: [[[Double?]]] = []
    for p in 0..<4 {
      // What each person has of each time, and 5 more for the second item.
      let own = (0..<3).map { t in p * p + (p * t) % 3 }
      cells.append(own.map { [Double($0), Double($0 + 5)] })
    }
    let found = try GeneralizabilityStudy.of(cells)
    #expect(found.components.residual < 1e-25)
    #expect(agrees(found.change?.value, 1, relative: 1e-13))
  }

  @Test("what cannot be had says why")
  func withheld() {
    for (cells, code) in [
      ([], "generalizability.too-small"), ([[[1, 2]]], "generalizability.too-small"),
      ([[[1], [2]], [[2], [3]]], "generalizability.too-small"),
      ([[[1, 2], [2, 3]], [[1, nil], [2, 3]]], "generalizability.too-few-persons"),
      ([[[2, 2], [2, 2]], [[2, 2], [2, 2]]], "generalizability.no-spread"),
    ] as [([[[Double?]]], String)] {
      #expect {
        try GeneralizabilityStudy.of(cells)
      } throws: {
        ($0 as? Withheld)?.code == code
      }
    }
  }

  @Test("where all change alike there is no R_C, and that is said")
  func allAlike() throws {
    // A person's own answer to each item, and 0.1 more for everything at each time.
    var cells: [[[Double?]]] = []
    for (first, second) in [(0.0, 0.3), (0.1, 0.1), (0.2, 0.5), (0.3, 0.2)] {
      cells.append([0.0, 0.1, 0.2].map { [first + $0, second + $0] })
    }
    let found = try GeneralizabilityStudy.of(cells)
    #expect(found[.change] == nil && found[.betweenFixed] != nil)
    #expect(found.notes.contains { $0.code == "generalizability.no-change" })
  }
}

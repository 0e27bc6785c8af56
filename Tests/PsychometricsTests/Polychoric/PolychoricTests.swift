import Distributions
import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Polychoric correlation in two steps (Olsson 1979)")
struct PolychoricTests {
  /// Items A2 and A3 of `psych::bfi`, complete cases (reference/psychometrics.md §4.2).
  static let agreeable = PairTable(
    rows: 6, columns: 6,
    counts: [
      16, 7, 5, 5, 6, 8, 21, 30, 17, 21, 28, 8, 14, 22, 24, 51, 28, 9, 15, 49, 76, 197, 153, 50, 16,
      52, 58, 195, 484, 194, 7, 9, 24, 80, 265, 465,
    ])
  /// The table of Tallis (1962) that handbooks of this coefficient share.
  static let classic = PairTable(
    rows: 3, columns: 3, counts: [13, 69, 41, 6, 113, 132, 0, 22, 104])

  @Test("agrees with the reference values of psychometrics.md §4.2, and its thresholds")
  func agreesWithReference() throws {
    let found = try Polychoric.estimate(Self.agreeable)
    #expect(agrees(found.correlation, 0.55786391748267, relative: 0, absolute: 1e-13))
    #expect(agrees(found.standardError, 0.0143199284, relative: 0, absolute: 1e-10))
    #expect(found.verdict == .inside && found.convergence.certified && found.n == 2709)
    let classic = try Polychoric.estimate(Self.classic)
    #expect(agrees(classic.correlation, 0.49137194911390, relative: 0, absolute: 1e-13))
    for (tau, expected) in zip(classic.rows.values, [-0.6871312868, 0.6682092997]) {
      #expect(agrees(tau, expected, relative: 0, absolute: 5e-10))
    }
    for (tau, expected) in zip(classic.columns.values, [-1.7743819100, -0.1357739313]) {
      // Printed to ten decimals by a program that stops at nine: Φ⁻¹(19/500) is −1.77438191034.
      #expect(agrees(tau, expected, relative: 0, absolute: 5e-10))
    }
    #expect(classic.emptyCells == 1)
  }

  @Test(
    "agrees with the reference values of ten pairs of psych::bfi",
    .enabled(if: AnchorData.agreeableness != nil, SharedData.absence))
  func agreesOnTenPairs() throws {
    let items = try #require(AnchorData.agreeableness)
    var counts = PairCounts(categories: [6, 6, 6, 6, 6])
    counts.add(items)
    #expect(counts.table(1, 2) == Self.agreeable)
    let matrix = PolychoricMatrix(counts)
    // reference/psychometrics.md §4.2, fourteen decimals.
    let expected = [
      0.40888446361650, 0.32562606418529, 0.17593934915961, 0.22841512695117, 0.55786391748267,
      0.38991249381058, 0.44684983275276, 0.41090439990520, 0.57377500656986, 0.35424290691719,
    ]
    for (pair, value) in zip(matrix.pairs, expected) {
      #expect(agrees(try pair.result.get().correlation, value, relative: 0, absolute: 2e-13))
    }
    let first = try matrix.pairs[0].result.get().rows.values
    let thresholds = [
      -1.893253958294781, -1.232419170566416, -0.738931949691476, -0.321439378300182,
      0.440902106518748,
    ]
    for (tau, value) in zip(first, thresholds) {
      #expect(agrees(tau, value, relative: 0, absolute: 1e-14))
    }
    #expect(matrix.isPositiveDefinite)
  }

  @Test("a table of two by two is met exactly: four cells, three free numbers")
  func tetrachoric() throws {
    let found = try Polychoric.estimate(PairTable(rows: 2, columns: 2, counts: [40, 10, 20, 30]))
    let both = BivariateNormal(correlation: found.correlation)
      .cumulative(found.rows.values[0], found.columns.values[0])
    #expect(agrees(both, 0.4, relative: 1e-13))
    // At the summit the cells are met, so both informations are the same.
    #expect(agrees(found.observedStandardError, found.standardError ?? 0, relative: 1e-8))
  }

  @Test(
    "finds again the correlation a table was made from",
    arguments: [-0.98, -0.75, -0.2, 0, 0.4, 0.9, 0.97])
  func recovers(_ rho: Double) throws {
    let both = BivariateNormal(correlation: rho)
    let edges = [-Double.infinity, -1, -0.25, 0.5, 1.25, .infinity]
    var counts: [Int] = []
    for a in 0..<5 {
      for b in 0..<5 {
        let share =
          both.cumulative(edges[a + 1], edges[b + 1]) - both.cumulative(edges[a], edges[b + 1])
          - both.cumulative(edges[a + 1], edges[b]) + both.cumulative(edges[a], edges[b])
        counts.append(Int((1e13 * share).rounded()))
      }
    }
    let found = try Polychoric.estimate(PairTable(rows: 5, columns: 5, counts: counts))
    // Counts are rounded at 1e-13 of the whole.
    #expect(agrees(found.correlation, rho, relative: 0, absolute: 1e-10))
  }

  @Test("exchanging the items changes nothing, and mirroring one turns the sign")
  func symmetries() throws {
    let straight = try Polychoric.estimate(Self.agreeable)
    let exchanged = try Polychoric.estimate(Self.agreeable.transposed)
    #expect(agrees(exchanged.correlation, straight.correlation, relative: 1e-13))
    let mirrored = PairTable(
      rows: 6, columns: 6,
      counts: (0..<6).flatMap { a in (0..<6).map { Self.agreeable[a, 5 - $0] } })
    let turned = try Polychoric.estimate(mirrored)
    #expect(agrees(turned.correlation, -straight.correlation, relative: 1e-13))
    #expect(turned.columns.values.reversed().map { -$0 } == straight.columns.values)
  }

  @Test("a category that nobody used has no threshold and changes nothing")
  func unusedCategory() throws {
    let wide = PairTable(
      rows: 4, columns: 4, counts: [13, 0, 69, 41, 6, 0, 113, 132, 0, 0, 0, 0, 0, 0, 22, 104])
    let found = try Polychoric.estimate(wide)
    let narrow = try Polychoric.estimate(Self.classic)
    #expect(found.correlation == narrow.correlation)
    #expect(found.rows.used == [0, 1, 3] && found.columns.used == [0, 2, 3])
    #expect(found.emptyCells == 1)
  }

  @Test(
    "where the likelihood rises to the end it says so, and half a person is put in only when asked")
  func ends() throws {
    let table = PairTable(rows: 2, columns: 2, counts: [30, 0, 15, 25])
    let found = try Polychoric.estimate(table)
    #expect(found.verdict == .risesToOne && found.correlation == 1 && found.standardError == nil)
    let corrected = try Polychoric.estimate(table, emptyCell: .halfInTwoByTwo)
    #expect(corrected.verdict == .inside && corrected.isCorrected)
    // The table with [30 − ½, ½; 15 + ½, 25 − ½] has the same margins and is met exactly.
    let both = BivariateNormal(correlation: corrected.correlation)
      .cumulative(corrected.rows.values[0], corrected.columns.values[0])
    #expect(agrees(both, 29.5 / 70, relative: 1e-12))
    let negative = try Polychoric.estimate(
      PairTable(rows: 3, columns: 3, counts: [0, 0, 9, 0, 12, 0, 7, 0, 0]))
    #expect(negative.verdict == .risesToMinusOne && negative.correlation == -1)
  }

  @Test("is withheld where nobody answered both, or everybody the same")
  func withheld() {
    for (counts, code) in [
      ([0, 0, 0, 0], "polychoric.nobody"), ([5, 3, 0, 0], "polychoric.same-answer"),
      ([1, 0, 0, 0], "polychoric.same-answer"),
    ] {
      #expect {
        try Polychoric.estimate(PairTable(rows: 2, columns: 2, counts: counts))
      } throws: { ($0 as? Withheld)?.code == code }
    }
  }

  @Test("sparse tables end in a correlation or at an end, never in a number that is none")
  func sparse() throws {
    var random = SeededGenerator(seed: 20)
    for _ in 0..<300 {
      let (rows, columns) = (
        Int.random(in: 2...6, using: &random), Int.random(in: 2...6, using: &random)
      )
      var counts = [Int](repeating: 0, count: rows * columns)
      for _ in 0..<Int.random(in: 2...15, using: &random) {
        counts[Int.random(in: 0..<counts.count, using: &random)] += 1
      }
      guard
        let found = try? Polychoric.estimate(
          PairTable(rows: rows, columns: columns, counts: counts))
      else { continue }
      #expect(abs(found.correlation) <= 1)
      #expect(
        found.verdict != .inside || found.convergence.certified, "\(rows) × \(columns) \(counts)")
    }
  }

  @Test(
    "a matrix of pairs from different people may be the correlations of nobody, and that is said")
  func indefinite() {
    // Three groups of people answer two of three items each; the three correlations contradict each other.
    let none = PairCounts.missing
    var counts = PairCounts(categories: [2, 2, 2])
    let like: [UInt8] = [0, 0, 0, 0, 1, 1, 1, 1, 0, 1]
    let same: [UInt8] = [0, 0, 0, 0, 1, 1, 1, 1, 1, 0]
    let turned = same.map { 1 - $0 }
    let nobody = [UInt8](repeating: none, count: 10)
    counts.add([like, same, nobody])
    counts.add([nobody, like, same])
    counts.add([like, nobody, turned])
    let matrix = PolychoricMatrix(counts)
    #expect(matrix.correlations != nil)
    #expect(!matrix.isPositiveDefinite)
    #expect((matrix.smallestEigenvalue ?? 0) < -0.1)
    var alone = PairCounts(categories: [2, 2])
    alone.add([like, nobody])
    let nothing = PolychoricMatrix(alone)
    #expect(nothing.correlations == nil && nothing.withheld?.code == "polychoric.nobody")
  }
}

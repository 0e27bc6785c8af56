import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Turned factors: oblimin, promax, and a general factor above them")
struct FactorRotationTests {
  /// Nine items, three each of factors that correlate by 0.3, 0.4 and 0.5.
  static let pattern: [[Double]] = [
    [0.8, 0, 0], [0.7, 0, 0], [0.6, 0, 0], [0, 0.75, 0], [0, 0.65, 0], [0, 0.55, 0], [0, 0, 0.7],
    [0, 0, 0.6], [0, 0, 0.5],
  ]
  static let phi = Matrix(rows: 3, columns: 3, elements: [1, 0.3, 0.4, 0.3, 1, 0.5, 0.4, 0.5, 1])

  /// The correlations that these factors imply.
  static var correlations: Matrix {
    let loadings = Matrix(columns: (0..<3).map { f in pattern.map { $0[f] } }, rows: 9)
    var r = loadings * phi * loadings.transposed
    for i in 0..<9 { r[i, i] = 1 }
    return r
  }

  @Test("oblimin finds perfect simple structure again, factors and their correlations")
  func simpleStructure() throws {
    let solution = try FactorExtraction.extract(3, from: Self.correlations)
    let turned = try FactorRotation.rotate(solution.loadings)
    #expect(turned.convergence.certified)
    // Where every item has one loading the criterion is 0, which nothing is below.
    for i in 0..<9 {
      let row = (0..<3).map { turned.loadings[i, $0] }.sorted()
      #expect(agrees(row[2], Self.pattern[i].max() ?? 0, relative: 1e-5))
      #expect(abs(row[0]) < 1e-5 && abs(row[1]) < 1e-5)
    }
    let found = [turned.correlations[0, 1], turned.correlations[0, 2], turned.correlations[1, 2]]
    for (value, expected) in zip(found.sorted(), [0.3, 0.4, 0.5]) {
      #expect(agrees(value, expected, relative: 1e-5))
    }
  }

  @Test(
    "turning keeps what the factors explain, and their variances",
    arguments: [FactorRotation.Method.oblimin, .promax])
  func invariants(_ method: FactorRotation.Method) throws {
    var r = Self.correlations
    // Not quite simple: two items go together besides.
    r[0, 4] += 0.1
    r[4, 0] += 0.1
    let solution = try FactorExtraction.extract(3, from: r)
    let turned = try FactorRotation.rotate(solution.loadings, by: method)
    let before = solution.loadings * solution.loadings.transposed
    let after = turned.loadings * turned.correlations * turned.loadings.transposed
    for (x, y) in zip(before.elements, after.elements) { #expect(abs(x - y) < 1e-12) }
    for j in 0..<3 { #expect(agrees(turned.correlations[j, j], 1, relative: 1e-12)) }
    // Each item still belongs to the factor it was made for.
    for block in 0..<3 {
      let strongest = (0..<3).map { i in
        (0..<3).max { turned.loadings[3 * block + i, $0] < turned.loadings[3 * block + i, $1] }
      }
      #expect(Set(strongest).count == 1)
    }
  }

  @Test("one factor is left alone, and the same seed gives the same turn")
  func single() throws {
    let one = Matrix(rows: 3, columns: 1, elements: [0.7, 0.6, 0.5])
    #expect(try FactorRotation.rotate(one).loadings == one)
    let solution = try FactorExtraction.extract(3, from: Self.correlations)
    let turned = try FactorRotation.rotate(solution.loadings, seed: 9)
    #expect(turned == (try FactorRotation.rotate(solution.loadings, seed: 9)))
  }

  @Test("a general factor with groups apart from it is found again")
  func general() throws {
    // Factors with loadings 0.8, 0.7 and 0.6 on a general one correlate by their products.
    let gamma = [0.8, 0.7, 0.6]
    let loadings = Matrix(columns: (0..<3).map { f in Self.pattern.map { $0[f] } }, rows: 9)
    var phi = Matrix.identity(3)
    for f in 0..<3 {
      for g in 0..<3 where f != g { phi[f, g] = gamma[f] * gamma[g] }
    }
    var r = loadings * phi * loadings.transposed
    for i in 0..<9 { r[i, i] = 1 }
    let found = try SchmidLeiman.estimate(r)
    for i in 0..<9 {
      #expect(agrees(found.general[i], gamma[i / 3] * (Self.pattern[i].max() ?? 0), relative: 1e-5))
    }
    let strength = (0..<9).reduce(0) { $0 + gamma[$1 / 3] * (Self.pattern[$1].max() ?? 0) }
    #expect(
      agrees(found.omegaHierarchical, strength * strength / r.elements.reduce(0, +), relative: 1e-5)
    )
    #expect(found.omegaTotal > found.omegaHierarchical && !found.isHeywood)
  }

  /// Correlations of nine tests of 213 people (Thurstone & Thurstone 1941, as printed in McDonald 1999): the
  /// numbers below the diagonal, row by row.
  static let thurstone: Matrix = {
    let below = [
      0.828, 0.776, 0.779, 0.439, 0.493, 0.46, 0.432, 0.464, 0.425, 0.674, 0.447, 0.489, 0.443,
      0.59,
      0.541, 0.447, 0.432, 0.401, 0.381, 0.402, 0.288, 0.541, 0.537, 0.534, 0.35, 0.367, 0.32,
      0.555,
      0.38, 0.358, 0.359, 0.424, 0.446, 0.325, 0.598, 0.452,
    ]
    var r = Matrix.identity(9)
    var next = below.makeIterator()
    for i in 0..<9 {
      for j in 0..<i {
        r[i, j] = next.next() ?? .nan
        r[j, i] = r[i, j]
      }
    }
    return r
  }()

  @Test("Thurstone's nine tests (psychometrics.md §4.3)")
  func nineTests() throws {
    let found = try SchmidLeiman.estimate(Self.thurstone)
    // psych stops its searches at about 1e-5.
    #expect(agrees(found.omegaHierarchical, 0.7360703183, relative: 0, absolute: 5e-5))
    #expect(agrees(found.omegaTotal, 0.9308254149, relative: 0, absolute: 5e-5))
    let general = [
      0.708954, 0.725705, 0.683159, 0.646080, 0.622222, 0.558362, 0.587128, 0.576797, 0.540627,
    ]
    for (value, expected) in zip(found.general, general) {
      #expect(agrees(value, expected, relative: 0, absolute: 5e-4))
    }
  }
}

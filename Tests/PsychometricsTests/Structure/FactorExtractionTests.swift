import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Exploratory factors by maximum likelihood and least squares")
struct FactorExtractionTests {
  /// ΛΛᵀ with ones on the diagonal.
  static func correlations(_ loadings: [[Double]]) -> Matrix {
    var r = Matrix.identity(loadings.count)
    for i in loadings.indices {
      for j in loadings.indices where i != j { r[i, j] = innerProduct(loadings[i], loadings[j]) }
    }
    return r
  }

  @Test(
    "one factor of five items of psych::bfi (psychometrics.md §4.2)",
    .enabled(if: StructureTests.agreeableness != nil, SharedData.absence))
  func fiveItems() throws {
    let r = try #require(StructureTests.agreeableness)
    let likelihood = try FactorExtraction.extract(1, from: r, n: 2709)
    #expect(likelihood.convergence.certified && likelihood.heywood.isEmpty)
    // factanal stops at about 1e-7.
    #expect(agrees(likelihood.fit?.chiSquared, 86.5627158584, relative: 1e-9))
    #expect(likelihood.fit?.degreesOfFreedom == 5)
    let uniquenesses = [
      0.858455394467, 0.566838104052, 0.419792903082, 0.767019207744, 0.606678387163,
    ]
    for (found, value) in zip(likelihood.uniquenesses, uniquenesses) {
      #expect(agrees(found, value, relative: 0, absolute: 1e-6))
    }
    let squares = try FactorExtraction.extract(1, from: r, method: .leastSquares)
    #expect(squares.convergence.certified && squares.fit == nil)
    let loadings = [0.376955909943, 0.677845292325, 0.757086797178, 0.480753423858, 0.612879372579]
    for (found, value) in zip(squares.loadings.column(0), loadings) {
      #expect(agrees(found, value, relative: 0, absolute: 1e-9))
    }
    #expect(agrees(squares.residualSquares, 0.014517463244, relative: 1e-9))
  }

  @Test(
    "five factors of 25 items of psych::bfi (psychometrics.md §4.3)",
    .enabled(if: StructureTests.inventory != nil, SharedData.absence))
  func inventory() throws {
    let r = try #require(StructureTests.inventory)
    let found = try FactorExtraction.extract(5, from: r, n: 2436)
    #expect(found.convergence.certified && found.heywood.isEmpty)
    #expect(agrees(found.fit?.chiSquared, 1490.586504374180, relative: 1e-9))
    #expect(found.fit?.degreesOfFreedom == 185)
  }

  @Test(
    "what was made from factors is found again exactly",
    arguments: [FactorSolution.Method.maximumLikelihood, .leastSquares])
  func recovers(_ method: FactorSolution.Method) throws {
    let made = [
      [0.7, 0.1], [0.6, 0.2], [0.8, -0.1], [0.5, 0.4], [0.2, 0.7], [0.1, 0.6], [-0.1, 0.5],
    ]
    let r = Self.correlations(made)
    let found = try FactorExtraction.extract(2, from: r, n: 200, method: method)
    #expect(found.convergence.certified)
    #expect(found.residualSquares < 1e-16)
    for (i, row) in made.enumerated() {
      #expect(agrees(found.uniquenesses[i], 1 - innerProduct(row, row), relative: 1e-6))
      #expect(agrees(found.communalities[i], innerProduct(row, row), relative: 1e-6))
    }
    if method == .maximumLikelihood { #expect((found.fit?.chiSquared ?? 1) < 1e-10) }
  }

  @Test("an item wholly explained is a Heywood case and is named")
  func heywood() throws {
    // One factor with λ₁ = √(r₁₂ r₁₃ / r₂₃) = 1.34 for three items.
    let r = Matrix(rows: 3, columns: 3, elements: [1, 0.6, 0.6, 0.6, 1, 0.2, 0.6, 0.2, 1])
    for method in [FactorSolution.Method.maximumLikelihood, .leastSquares] {
      let found = try FactorExtraction.extract(1, from: r, n: 100, method: method)
      #expect(found.heywood == [0], "\(method)")
      #expect(found.convergence.atBound.contains(0))
    }
  }

  @Test("more factors than items can bear, and singular correlations, are withheld")
  func withheld() {
    let r = Self.correlations([[0.7], [0.6], [0.5]])
    #expect { try FactorExtraction.extract(2, from: r) } throws: {
      ($0 as? Withheld)?.code == "structure.too-many-factors"
    }
    #expect {
      try FactorExtraction.extract(1, from: Matrix(rows: 3, columns: 3, repeating: 1))
    } throws: {
      ($0 as? Withheld)?.code == "structure.singular"
    }
    let two = Self.correlations([[0.7], [0.6]])
    #expect { try FactorExtraction.extract(1, from: two) } throws: {
      ($0 as? Withheld)?.code == "structure.too-many-factors"
    }
  }
}

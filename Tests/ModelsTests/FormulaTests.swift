import Foundation
import Models
import Testing

@Suite("Formulas (Wilkinson & Rogers 1973, as R reads them)")
struct FormulaTests {
  @Test(
    "fixed effects come out as R's terms() gives them",
    arguments: [
      ("y ~ a", ["(Intercept)", "a"]),
      ("y ~ 1", ["(Intercept)"]),
      ("y ~ 0 + a", ["a"]),
      ("y ~ a - 1", ["a"]),
      ("y ~ a*b", ["(Intercept)", "a", "b", "a:b"]),
      ("y ~ a:b + a", ["(Intercept)", "a", "a:b"]),
      ("y ~ b + a:b", ["(Intercept)", "b", "b:a"]),
      ("y ~ a*b*c - a:b:c", ["(Intercept)", "a", "b", "c", "a:b", "a:c", "b:c"]),
      ("y ~ (a + b):c", ["(Intercept)", "a:c", "b:c"]),
      ("y ~ a + a + a:a", ["(Intercept)", "a"]),
      ("y~`a b`+x.1_z", ["(Intercept)", "a b", "x.1_z"]),
      ("y ~ t + I(t^2)", ["(Intercept)", "t", "I(t^2)"]),
      ("y ~ t*g + I(t ^ 2):g", ["(Intercept)", "t", "g", "t:g", "g:I(t^2)"]),
      ("y ~ poly(t,2) + poly(t, degree = 2)", ["(Intercept)", "poly(t, 2)"]),
      ("y ~ poly(t, 3, raw=TRUE)", ["(Intercept)", "poly(t, 3, raw = TRUE)"]),
      ("y ~ ns(`a b`, df=3)*g", ["(Intercept)", "ns(`a b`, df = 3)", "g", "ns(`a b`, df = 3):g"]),
      ("y ~ ns(t, knots=c(-1.5,2e1))", ["(Intercept)", "ns(t, knots = c(-1.5, 20))"]),
      ("y ~ piecewise(t, 3, 6) - 1", ["piecewise(t, 3, 6)"]),
      ("y ~ factor(t)", ["(Intercept)", "factor(t)"]),
      ("y ~ us + cs + poly + I", ["(Intercept)", "us", "cs", "poly", "I"]),
    ])
  func fixedTerms(_ text: String, _ expected: [String]) throws {
    #expect(try Formula(text).fixed.map(\.name) == expected)
  }

  @Test(
    "random effects are written out",
    arguments: [
      ("y ~ 1 + (1 | g)", ["(Intercept)|g"]),
      ("y ~ t + (t | g)", ["(Intercept)+t|g"]),
      ("y ~ t + (1 + t | g)", ["(Intercept)+t|g"]),
      ("y ~ t + (0 + t | g)", ["t|g"]),
      ("y ~ t + (t - 1 | g)", ["t|g"]),
      ("y ~ t + (t || g)", ["(Intercept)|g", "t|g"]),
      ("y ~ 1 + (1 | a/b)", ["(Intercept)|a", "(Intercept)|a:b"]),
      ("y ~ 1 + (1 | a) + (1 | b)", ["(Intercept)|a", "(Intercept)|b"]),
      ("y ~ (1 | a:b)", ["(Intercept)|a:b"]),
      ("y ~ us(t | g)", ["(Intercept)+t|g"]),
      ("y ~ diag(1 + t | g)", ["(Intercept)|g diagonal", "t|g diagonal"]),
      ("y ~ diag(0 + factor(t) | g)", ["factor(t)|g diagonal"]),
      (
        "y ~ cs(1 + t | a/b)",
        [
          "(Intercept)+t|a compound-symmetry", "(Intercept)+t|a:b compound-symmetry",
        ]
      ),
      ("y ~ (poly(t, 2) || g)", ["(Intercept)|g", "poly(t, 2)|g"]),
    ])
  func randomTerms(_ text: String, _ expected: [String]) throws {
    let found = try Formula(text).random.map {
      $0.effects.map(\.name).joined(separator: "+") + "|" + $0.group
        + ($0.structure == .unstructured ? "" : " \($0.structure.rawValue)")
    }
    #expect(found == expected)
  }

  @Test(
    "what cannot be read is refused where it stands",
    arguments: [
      ("", 1), ("y", 2), ("y ~", 4), ("~ a", 1), ("y ~ a +", 8), ("y ~ a b", 7),
      ("y ~ (a", 7), ("y ~ a)", 6), ("y ~ a^2", 6), ("y ~ 2", 5), ("y ~ 1a", 5),
      ("y ~ (1 | )", 10), ("y ~ (1 | g", 11), ("y ~ 1 | g", 7), ("y ~ (0 | g)", 8),
      ("y ~ a:1", 6), ("y ~ a*(1|g)", 6), ("y ~ a - (1|g)", 9), ("y ~ ((1|g) | h)", 12),
      ("y ~ `a", 5), ("y ~ ``", 5), ("y ~ log(x)", 5), ("y ~ a ~ b", 7),
      ("y ~ (1 | a/)", 12), ("y ~ (1 | a*b)", 11), ("log(y) ~ a", 4), ("y ~ a $ b", 7),
      ("y ~ a + é^2", 11), ("y ~ 1.5", 5), ("y ~ 2x", 5), ("y ~ a - - b", 9),
      ("y ~ I(t)", 8), ("y ~ I(t^1)", 9), ("y ~ I(t^2.5)", 9), ("y ~ I(t^2", 10),
      ("y ~ I(2*t)", 7), ("y ~ poly(t)", 11), ("y ~ poly(t, 0)", 13), ("y ~ poly(t, 21)", 13),
      ("y ~ poly(t, 2", 14), ("y ~ poly(t, raw = TRUE)", 23), ("y ~ poly(t, 2, raw = 1)", 16),
      ("y ~ poly(t, 2, TRUE)", 16), ("y ~ poly(t, 2, df = 3)", 16),
      ("y ~ poly(t, 2, degree = 3)", 16), ("y ~ poly(t, degree = 2, degree = 3)", 25),
      ("y ~ poly(t, 2, 3)", 16), ("y ~ poly(t + 1, 2)", 12), ("y ~ poly(t, c(1, 2))", 13),
      ("y ~ ns(t)", 9), ("y ~ ns(t, df = 2.5)", 11), ("y ~ ns(t, knots = c(5, 2))", 24),
      ("y ~ ns(t, 3, knots = 2)", 11), ("y ~ ns(t, knots = c(2 5))", 23),
      ("y ~ ns(t, knots = c())", 21), ("y ~ ns(t, knots = TRUE)", 11),
      ("y ~ ns(t, df = -1)", 11), ("y ~ ns(t, df = )", 16), ("y ~ piecewise(t)", 16),
      ("y ~ piecewise(t, 3, 3)", 21), ("y ~ piecewise(t, knot = 3)", 18),
      ("y ~ factor(t, 2)", 15), ("y ~ factor(t", 13), ("y ~ us(1 + t)", 13),
      ("y ~ cs(1 + t || g)", 14), ("y ~ diag(0 | g)", 12), ("y ~ ar1(1 + t | g)", 5),
      ("y ~ (poly(t, 2 | g)", 16), ("y ~ (1 | poly(g, 2))", 14), ("y ~ a = b", 7),
      ("y ~ a, b", 6), ("y ~ 1 + (t | g) (t | h)", 17),
    ])
  func refused(_ text: String, _ column: Int) {
    let error = #expect(throws: FormulaError.self) { _ = try Formula(text) }
    #expect(error?.column == column)
    #expect(error?.help.isEmpty == false)
  }

  @Test("deep, long and exploding formulas are refused, not followed")
  func limits() {
    let deep = "y ~ " + String(repeating: "(", count: 3_000) + "a"
    let long = "y ~ " + String(repeating: "a", count: 5_000)
    let exploding = "y ~ " + (0..<12).map { "(a\($0)+b\($0))" }.joined(separator: ":")
    let crossed = "y ~ " + (0..<30).map { "a\($0)" }.joined(separator: "*")
    for text in [deep, long, exploding, crossed] {
      #expect(throws: FormulaError.self) { _ = try Formula(text) }
    }
  }

  @Test("any bytes end in a formula or an error")
  func noTrap() {
    var state: UInt64 = 7
    let signs =
      Array("y~ab01+-*:/|()` .é²^,=").map(String.init) + [
        "poly(", "ns(", "I(", "df = ", "c(", "cs(", "factor(", "piecewise(", "TRUE", "e9",
      ]
    for _ in 0..<20_000 {
      var text = "y ~ "
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += signs[Int(state >> 33) % signs.count]
      }
      _ = try? Formula(text)
    }
  }

  @Test(
    "a column is found where the formula first names it, functions apart",
    arguments: [
      ("y ~ t + (t | g)", "t", 5), ("y ~ t + (t | g)", "g", 14), ("y ~ poly(poly, 2)", "poly", 10),
      ("é ~ `a b`", "a b", 6), ("y ~ t", "u", nil),
    ] as [(String, String, Int?)])
  func position(_ text: String, _ column: String, _ expected: Int?) throws {
    #expect(try Formula(text).position(of: column) == expected)
  }

  @Test("a formula comes back from JSON as it was")
  func coding() throws {
    let formula = try Formula(
      "y ~ ns(t, knots = c(2, 5)) * g + poly(x, 2, raw = TRUE) + cs(1 + piecewise(t, 3) | a/b)")
    let text = try JSONEncoder().encode(formula)
    #expect(try JSONDecoder().decode(Formula.self, from: text) == formula)
  }

  @Test("every column is named once")
  func columns() throws {
    let formula = try Formula("y ~ t * arm + (t | service/person)")
    #expect(formula.columns == ["y", "t", "arm", "service", "person"])
  }
}

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
    ])
  func randomTerms(_ text: String, _ expected: [String]) throws {
    let found = try Formula(text).random.map {
      $0.effects.map(\.name).joined(separator: "+") + "|" + $0.group
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
      ("y ~ `a", 5), ("y ~ ``", 5), ("y ~ log(x)", 8), ("y ~ a ~ b", 7),
      ("y ~ (1 | a/)", 12), ("y ~ (1 | a*b)", 11),
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
    let signs = Array("y~ab01+-*:/|()` .é²^,")
    for _ in 0..<20_000 {
      var text = "y ~ "
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(signs[Int(state >> 33) % signs.count])
      }
      _ = try? Formula(text)
    }
  }

  @Test("every column is named once")
  func columns() throws {
    let formula = try Formula("y ~ t * arm + (t | service/person)")
    #expect(formula.columns == ["y", "t", "arm", "service", "person"])
  }
}

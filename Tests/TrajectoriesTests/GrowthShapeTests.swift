import Models
import Testing
import Trajectories

@Suite("Shapes of growth as formulas")
struct GrowthShapeTests {
  @Test(
    "a shape is the formula that a person would write",
    arguments: [
      (.flat, nil, .level, "y ~ 1 + (1 | person)"),
      (.line, nil, .line, "y ~ t + (t | person)"),
      (.line, "arm", .line, "y ~ t * arm + (t | person)"),
      (.flat, "arm", .shape, "y ~ arm + (1 | person)"),
      (.polynomial(2), nil, .line, "y ~ poly(t, 2) + (t | person)"),
      (
        .piecewise([3, 6.5]), "arm", .shape,
        "y ~ piecewise(t, 3.0, 6.5) * arm + (piecewise(t, 3.0, 6.5) | person)"
      ),
      (.naturalSpline(3), nil, .level, "y ~ ns(t, df = 3) + (1 | person)"),
      (.means, "arm", .level, "y ~ factor(t) * arm + (1 | person)"),
    ] as [(GrowthShape, String?, GrowthShape.Variation, String)])
  func written(
    _ shape: GrowthShape, _ groups: String?, _ variation: GrowthShape.Variation, _ text: String
  ) throws {
    #expect(try shape.formula("y", over: "t", by: groups, varying: variation).text == text)
  }

  @Test("names that are no plain words are quoted; a shape that cannot be is refused")
  func names() throws {
    let formula = try GrowthShape.line.formula(
      "total score", over: "2nd time", by: "arm/site", of: "id number")
    #expect(formula.columns == ["total score", "2nd time", "arm/site", "id number"])
    for shape in [
      GrowthShape.polynomial(0), .naturalSpline(0), .piecewise([]), .piecewise([3, 2]),
    ] {
      #expect(throws: FormulaError.self) { try shape.formula("y", over: "t") }
    }
    #expect(throws: FormulaError.self) { try GrowthShape.line.formula("y", over: "a`b") }
  }
}

import Foundation
import Models
import TestSupport
import Testing

/// Rows with times, and R's columns for them (R 4.2.2, `Fixtures/models/design/regenerate.R`).
struct DesignFixture {
  struct Expected {
    var names: [String] = []
    var columns: [String: [[Double]]] = [:]
  }

  let rows: ModelFrame
  let new: ModelFrame
  let formulas: [String: Expected]

  init() throws {
    let fixture = Fixture("models/design")
    rows = try Self.frame(fixture.table("input.csv"))
    new = try Self.frame(fixture.table("new.csv"))
    let table = try fixture.table("expected.csv")
    var formulas: [String: Expected] = [:]
    for row in table.column("formula").indices {
      func cell(_ name: String) -> String { table.column(name)[row] }
      let (formula, set) = (cell("formula"), cell("set"))
      if cell("row") == "1" {
        if set == "rows" { formulas[formula, default: Expected()].names.append(cell("name")) }
        formulas[formula, default: Expected()].columns[set, default: []].append([])
      }
      let last = (formulas[formula]?.columns[set]?.count ?? 0) - 1
      formulas[formula]?.columns[set]?[last].append(Double(cell("value")) ?? .nan)
    }
    self.formulas = formulas
  }

  private static func frame(_ table: Fixture.Table) throws -> ModelFrame {
    try ModelFrame([
      "t": .numeric(table.column("t").compactMap(Double.init)),
      "v": .numeric(table.column("v").compactMap(Double.init)),
      "g": .factor(table.column("g")), "y": .numeric(table.column("t").map { _ in 0 }),
    ])
  }
}

@Suite("Columns of a formula (R's model.matrix, poly and splines::ns)")
struct DesignTests {
  static let formulas = [
    "1 + t", "I(t^2)", "t + I(t^3) + g", "poly(t, 1)", "poly(t, 2)", "poly(v, 4)",
    "poly(t, degree = 5)", "poly(t, 2, raw = TRUE)", "ns(t, df = 1)", "ns(t, 2)", "ns(t, df = 3)",
    "ns(t, df = 5)", "ns(v, df = 2)", "ns(t, knots = c(2, 5))", "ns(t, knots = 4.5)",
    "piecewise(t, 3)", "piecewise(t, 3, 7.5)", "factor(v)", "factor(v) * g",
    "0 + factor(v) + t:g", "0 + g", "t:g", "g * ns(t, df = 2)", "ns(t, df = 2):g",
    "t * g + poly(t, 2) * g", "I(t^2):g + t",
  ]

  // Closed forms: 1e-10 of the column's largest value, for what the two programs round differently.
  @Test("names and numbers are R's, for the rows and for new ones", arguments: formulas)
  func agreesWithR(_ text: String) throws {
    let fixture = try DesignFixture()
    let expected = try #require(fixture.formulas[text])
    let design = try Design(Formula("y ~ \(text)").fixed, fixture.rows)
    #expect(design.names == expected.names)
    #expect(design.assignments.count == design.names.count)
    for (set, frame) in [("rows", fixture.rows), ("new", fixture.new)] {
      let found = try design.columns(in: frame)
      let columns = try #require(expected.columns[set])
      #expect(found.count == columns.count)
      for (place, (a, b)) in zip(found, columns).enumerated() {
        #expect(a.count == b.count && !a.isEmpty)
        let scale = b.reduce(0) { max($0, abs($1)) }
        for (x, y) in zip(a, b) {
          #expect(
            agrees(x, y, relative: 1e-10, absolute: 1e-10 * scale), "\(design.names[place]), \(set)"
          )
        }
      }
    }
    #expect(fixture.formulas.count == Self.formulas.count)
  }

  func error(_ text: String, _ columns: [String: ModelFrame.Column]) throws -> ModelError? {
    let frame = try ModelFrame(columns)
    return #expect(throws: ModelError.self) {
      _ = try Design(Formula("y ~ \(text)").fixed, frame)
    }
  }

  @Test("what a column cannot carry is refused by name")
  func refused() throws {
    let columns: [String: ModelFrame.Column] = [
      "t": .numeric([0, 0, 0, 0, 0, 0, 0, 1, 2]), "one": .factor(Array(repeating: "A", count: 9)),
      "g": .factor((0..<9).map { "\($0 % 2)" }),
    ]
    #expect(try error("one", columns) == .oneLevel("one"))
    #expect(try error("t * one", columns) == .oneLevel("one"))
    #expect(try error("poly(g, 2)", columns) == .notNumeric("g"))
    #expect(try error("ns(g, 2)", columns) == .notNumeric("g"))
    #expect(try error("u", columns) == .absentColumn("u"))
    #expect(
      try error("poly(t, 3)", columns)
        == .tooFewDistinctNumbers("t", term: "poly(t, 3)", distinct: 3, needed: 4))
    #expect(
      try error("ns(t, 3)", columns)
        == .tooFewDistinctNumbers("t", term: "ns(t, 3)", distinct: 3, needed: 4))
    #expect(try error("ns(t, 2)", columns) == .tiedKnots("t", term: "ns(t, 2)"))
    for knot in [-1.0, 0, 2, 3] {
      let term = "piecewise(t, \(Int(knot)))"
      #expect(try error(term, columns) == .knotOutside("t", term: term, knot: knot))
    }
    let term = "ns(t, knots = 2)"
    #expect(try error(term, columns) == .knotOutside("t", term: term, knot: 2))
    #expect(try error("t:factor(t)", ["t": .numeric([3, 3])]) == .oneLevel("t"))
  }

  @Test("new rows are refused where they are of a category that was not seen")
  func newRows() throws {
    let design = try Design(
      Formula("y ~ g * t + factor(v)").fixed,
      ModelFrame([
        "g": .factor(["a", "b", "a", "b"]), "t": .numeric([1, 2, 3, 4]),
        "v": .numeric([0, 1, 2, 2]),
      ]))
    func columns(_ g: ModelFrame.Column, _ v: [Double] = [1, 1, 0]) throws -> [[Double]] {
      try design.columns(in: ModelFrame(["g": g, "t": .numeric([1, 2, 3]), "v": .numeric(v)]))
    }
    #expect(throws: ModelError.newLevel("g", row: 2)) { try columns(.factor(["a", "b", "c"])) }
    #expect(throws: ModelError.newLevel("v", row: 1)) {
      try columns(.factor(["a", "b", "b"]), [0, 5, 5])
    }
    #expect(throws: ModelError.notCategories("g")) { try columns(.numeric([1, 2, 3])) }
    // Levels that are listed and do not occur, in another order, are no trouble.
    let sparse = ModelFrame.Column.factor(codes: [2, 2, 0], levels: ["b", "z", "a"])
    #expect(try columns(sparse) == columns(.factor(["a", "a", "b"])))
    // One row of one category is enough: the levels are those that were learned.
    #expect(try columns(.factor(["b", "b", "b"]))[1] == [1, 1, 1])
  }

  @Test("a power too large to be a number is refused, not passed on")
  func overflow() throws {
    let frame = try ModelFrame(["t": .numeric([1e200, 2e200, 3]), "y": .numeric([1, 2, 3])])
    let design = try Design(Formula("y ~ I(t^2)").fixed, frame)
    #expect(throws: ModelError.notFinite("I(t^2)", row: 0)) { try design.columns(in: frame) }
  }

  @Test("a design comes back from JSON with the same columns")
  func coding() throws {
    let fixture = try DesignFixture()
    let design = try Design(
      Formula("y ~ ns(t, 4) * g + poly(v, 2) + piecewise(t, 3) + factor(v)").fixed, fixture.rows)
    let read = try JSONDecoder().decode(Design.self, from: JSONEncoder().encode(design))
    #expect(read == design)
    #expect(try read.columns(in: fixture.new) == design.columns(in: fixture.new))
  }
}

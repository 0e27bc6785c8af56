import Benchmarking
import Models
import TestSupport
import Testing

@Suite("Plans of packets")
struct BlockPlanTests {
  static func plan(
    _ formula: String, time: String? = "t", constants: Set<String> = [],
    categories: Set<String> = ["arm", "service"]
  ) throws -> BlockPlan {
    try BlockPlan(
      Formula(formula), service: "service", person: "person", time: time, constants: constants,
      categories: categories)
  }

  static let roles: [(String, String)] = [
    ("y ~ t + x + (1 | person)", "t key, x free"),
    (
      "y ~ t * arm + age + (1 + t | person) + (1 | service)",
      "t key, arm key, age constant, service key"
    ),
    ("y ~ week + (week | service/person)", "week key, service key"),
    ("y ~ factor(x) + piecewise(week, 3) + (1 | person)", "x key, week key"),
    ("y ~ I(x^2) + age:arm + (1 | service:person)", "x free, age constant, arm key"),
  ]

  @Test(
    "columns enter by what is stated of them and by the formula, not by rows",
    arguments: roles.indices)
  func columns(_ place: Int) throws {
    let (formula, expected) = Self.roles[place]
    let plan = try Self.plan(formula, constants: ["age"])
    let words = plan.columns.map { "\($0.name) \($0.role)" }.joined(separator: ", ")
    #expect(words == expected)
    #expect(plan.isByService == expected.contains("service"))
    #expect(try plan.moments().shift.allSatisfy { $0 == 0 })
  }

  @Test("curves that are learned from all rows, and effects that are no times, have no sums")
  func refusals() {
    #expect(throws: MomentRefusal.curveOfAllRows("poly(t, 2)")) {
      try Self.plan("y ~ poly(t, 2) + (1 | person)")
    }
    #expect(throws: MomentRefusal.curveOfAllRows("ns(x, df = 3)")) {
      try Self.plan("y ~ ns(x, df = 3) + (1 | person)")
    }
  }

  @Test("whose group the persons are")
  func grouping() throws {
    for (formula, group) in [
      ("y ~ t + (1 | service)", []), ("y ~ t + (1 | person)", ["person"]),
      ("y ~ t + (1 | service/person)", ["service", "person"]), ("y ~ t", []),
    ] {
      #expect(BlockPlan.grouping(try Formula(formula), person: "person") == group)
    }
  }
}

import Models
import TestSupport
import Testing

@Suite("Mixed model: residuals and weights that cannot be")
struct ResidualErrorTests {
  let base: [String: ModelFrame.Column] = [
    "y": .numeric([1, 3, 2, 5, 4, 7, 6, 9]),
    "t": .numeric([0, 1, 2, 3, 0, 1, 2, 3]),
    "half": .numeric([0, 1, 2.5, 3, 0, 1, 2, 3]),
    "g": .factor(["a", "a", "a", "a", "b", "b", "b", "b"]),
    "h": .factor(["c", "d", "e", "c", "d", "e", "c", "d"]),
    "visit": .factor(["1", "2", "3", "4", "1", "2", "2", "4"]),
    "one": .factor(["1", "1", "1", "1", "1", "1", "1", "1"]),
    "zero": .numeric([1, 2, 3, 0, 1, 1, 1, 1]),
    "less": .numeric([1, 2, 3, 4, 1, 1, 1, -1]),
  ]

  func error(
    _ formula: String, _ residual: ResidualStructure = .independent, within: String? = nil,
    weights: String? = nil
  ) throws -> ModelError? {
    var options = MixedModel.Options()
    options.residual = residual
    options.within = within
    options.weights = weights
    let frame = try ModelFrame(base)
    let error = #expect(throws: ModelError.self) {
      _ = try MixedModel(formula, options: options).fit(frame)
    }
    #expect(error?.message.isEmpty == false && error?.help.isEmpty == false)
    return error
  }

  @Test("steps that are not whole are refused with their row")
  func steps() throws {
    #expect(try error("y ~ t + (1 | g)", .ar1(time: "half")) == .notWhole("half", row: 2))
    #expect(try error("y ~ t + (1 | g)", .ar1(time: "visit")) == .notNumeric("visit"))
    #expect(try error("y ~ t + (1 | g)", .continuousAR1(time: "visit")) == .notNumeric("visit"))
  }

  @Test("two rows of a person at one occasion are refused")
  func repeated() throws {
    let found = try error("y ~ t", .unstructured(occasion: "visit"), within: "g")
    #expect(found == .repeatedOccasion("visit", group: "g"))
  }

  @Test("one category for all is refused")
  func oneLevel() throws {
    #expect(try error("y ~ t + (1 | g)", .byGroup("one")) == .oneLevel("one"))
    #expect(try error("y ~ t", .unstructured(occasion: "one"), within: "g") == .oneLevel("one"))
  }

  @Test("columns that are not there are named")
  func absent() throws {
    #expect(try error("y ~ t + (1 | g)", .byGroup("sex")) == .absentColumn("sex"))
    #expect(try error("y ~ t", .ar1(time: nil), within: "who") == .absentColumn("who"))
    #expect(try error("y ~ t + (1 | g)", weights: "many") == .absentColumn("many"))
  }

  @Test("weights are numbers above zero")
  func weights() throws {
    #expect(try error("y ~ t + (1 | g)", weights: "zero") == .notPositive("zero", row: 3))
    #expect(try error("y ~ t + (1 | g)", weights: "less") == .notPositive("less", row: 7))
    #expect(try error("y ~ t + (1 | g)", weights: "visit") == .notNumeric("visit"))
  }

  @Test("residuals that go together need one group, and say so")
  func groups() throws {
    #expect(
      try error("y ~ t + (1 | g) + (1 | h)", .ar1(time: nil)) == .structureNeedsOneGroup)
    #expect(try error("y ~ t", .ar1(time: nil)) == .noRandomEffects)
    #expect(try error("y ~ t", within: "g") == .noRandomEffects)
  }

  @Test("a person of a thousand rows is the longest")
  func length() throws {
    var random = RandomTable(seed: 1)
    let rows = 1_010
    let frame = try ModelFrame([
      "y": .numeric((0..<rows).map { _ in random.normal() }),
      "g": .factor((0..<rows).map { $0 < 1_001 ? "a" : "b" }),
    ])
    var options = MixedModel.Options()
    options.residual = .ar1(time: nil)
    let error = #expect(throws: ModelError.self) {
      _ = try MixedModel("y ~ 1 + (1 | g)", options: options).fit(frame)
    }
    #expect(error == .personTooLong(rows: 1_001, limit: 1_000))
    #expect(error?.message.contains("1001") == true && error?.help.isEmpty == false)
  }
}

import Distributions
import LinearAlgebra
import Models
import TestSupport
import Testing

@Suite("Latent classes: likelihood, score and steps")
struct LatentClassLikelihoodTests {
  struct Way: Sendable, CustomTestStringConvertible {
    var effects: LatentClassModel.RandomEffects
    var residual: LatentClassModel.Residual
    var formula = "score ~ time + (time | person)"
    var membership = false
    var testDescription: String { "\(formula), \(effects), \(residual), \(membership)" }
  }

  static let ways = [
    Way(effects: .shared, residual: .shared),
    Way(effects: .shared, residual: .specific, membership: true),
    Way(effects: .proportional, residual: .shared),
    Way(effects: .specific, residual: .specific),
    Way(effects: .specific, residual: .shared, formula: "score ~ time + (time || person)"),
    Way(effects: .shared, residual: .specific, formula: "score ~ time"),
    Way(
      effects: .shared, residual: .shared, formula: "score ~ time + age + (1 | person)",
      membership: true),
  ]

  static func function(_ way: Way, classes: Int, persons: Int = 60) throws -> LatentClassFunction {
    let cohort = try ClassCohort(kind: .twoKinds, persons: persons, leaving: 0.1).frame(seed: 4)
    var columns = cohort.frame.columns
    var random = Xoshiro256(seed: 8)
    guard case .numeric(let codes) = columns["person"] else { throw Absent() }
    let ages = (0..<persons).map { _ in 40 + 10 * random.normal() }
    columns["age"] = .numeric(codes.map { ages[Int($0)] })
    var options = LatentClassModel.Options()
    (options.randomEffects, options.residual) = (way.effects, way.residual)
    if way.membership { options.membership = try Formula("score ~ age").fixed }
    if !way.formula.contains("|") { options.within = "person" }
    return try LatentClassFunction(
      LatentClassModel(try Formula(way.formula), options: options), ModelFrame(columns),
      classes: classes)
  }

  struct Absent: Error {}

  @Test("the score is the slope of the likelihood", arguments: ways)
  func score(_ way: Way) throws {
    let function = try Self.function(way, classes: 3)
    var x = function.start(0, seed: 3)
    var random = Xoshiro256(seed: 5)
    for k in x.indices { x[k] += 0.1 * random.normal() }
    try Self.expectSlope(function, at: x, within: 1e-4)
  }

  /// The score beside differences of the likelihood, but for what rounding of ℓ over the width, and the third
  /// derivative times its square, come to.
  static func expectSlope(
    _ function: LatentClassFunction, at x: [Double], within: Double
  ) throws {
    let (_, score) = try #require(function.score(x))
    for k in x.indices {
      let width = 1e-5 * max(1, abs(x[k]))
      var (above, below) = (x, x)
      above[k] += width
      below[k] -= width
      let up = try #require(function.score(above)).value
      let down = try #require(function.score(below)).value
      let slope = (up - down) / (above[k] - below[k])
      #expect(abs(slope - score[k]) < within + 1e-6 * abs(slope), "\(k): \(slope) \(score[k])")
    }
  }

  @Test("steps never lower the likelihood", arguments: ways, [1, 2, 4])
  func monotone(_ way: Way, _ classes: Int) throws {
    let function = try Self.function(way, classes: classes)
    for number in 0..<4 {
      let run = function.steps(function.start(number, seed: 7), 40)
      #expect(run.values.count == 80)
      for (before, after) in zip(run.values, run.values.dropFirst()) {
        #expect(after >= before - 1e-9 * abs(before), "\(number): \(before) \(after)")
      }
    }
  }

  @Test("the order of classes changes nothing", arguments: ways)
  func order(_ way: Way) throws {
    let function = try Self.function(way, classes: 3)
    let x = function.start(1, seed: 2)
    let value = try #require(function.score(x)).value
    for order in [[1, 0, 2], [2, 0, 1], [2, 1, 0]] {
      let other = try #require(function.score(function.ordered(x, order))).value
      #expect(abs(value - other) < 1e-9 * abs(value))
    }
  }
}

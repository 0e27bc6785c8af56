import Glibc
import Models
import TestSupport
import Testing

@Suite("Likelihood with random effects integrated out")
struct GeneralizedLikelihoodTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var formula: String
    var parameters: [Double]
    var isOrdinal = false
    var testDescription: String { formula }

    func function(_ frame: ModelFrame) throws -> MarginalFunction {
      isOrdinal
        ? try MixedOrdinalModel(formula).likelihood(frame)
        : try MixedLogisticModel(formula).likelihood(frame)
    }
  }

  static let cases = [
    Case(formula: "yes ~ t + (1 | person)", parameters: [-0.5, 0.3, 1.4]),
    Case(
      formula: "yes ~ t * arm + (t | person)", parameters: [-0.5, 0.3, 0.2, -0.1, 1.4, -0.3, 0.5]),
    Case(formula: "yes ~ t + (t || person)", parameters: [-0.5, 0.3, 1.4, 0.5]),
    Case(
      formula: "yes ~ t + (t + I(t^2) | person)",
      parameters: [-0.5, 0.3, 1.1, -0.2, 0.1, 0.6, -0.05, 0.2]),
    Case(
      formula: "step ~ t + (1 | person)", parameters: [-1.4, -0.1, 1.2, 0.3, 1.3], isOrdinal: true),
    Case(
      formula: "step ~ t * arm + (t | person)",
      parameters: [-1.4, -0.1, 1.2, 0.3, 0.2, -0.1, 1.3, -0.2, 0.4], isOrdinal: true),
  ]

  @Test(
    "the gradient is that of what is computed, however few the nodes", arguments: cases,
    [1, 2, 3, 7])
  func gradient(_ model: Case, _ nodes: Int) throws {
    let frame = try ModelFrame(GeneralizedTable(seed: 3, persons: 20, occasions: 5).columns)
    let function = try model.function(frame)
    let x = model.parameters
    #expect(function.parameterCount == x.count)
    let point = try #require(function.evaluate(x, nodes: nodes))
    for k in x.indices {
      let width = 1e-4
      func value(_ steps: Double) throws -> Double {
        var moved = x
        moved[k] += steps * width
        return try #require(function.evaluate(moved, nodes: nodes)).value
      }
      // Of fourth order: the error is that of rounding.
      let difference =
        (8 * (try value(1) - value(-1)) - (try value(2) - value(-2))) / (12 * width)
      #expect(agrees(point.gradient[k], difference, relative: 1e-7, absolute: 1e-7))
    }
  }

  /// P of a row in the logistic or cumulative model, from its definition.
  func probability(_ model: Case, _ outcome: Double, _ eta: Double) -> Double {
    func f(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    guard model.isOrdinal else { return outcome == 1 ? f(eta) : 1 - f(eta) }
    let upper = outcome == 3 ? 1 : f(model.parameters[Int(outcome)] - eta)
    let lower = outcome == 0 ? 0 : f(model.parameters[Int(outcome) - 1] - eta)
    return upper - lower
  }

  /// ∫∫ Π P(yⱼ | b₀ + b₁ tⱼ) φ(b) db by the trapezoidal rule over a square of ±8.5 standard deviations.
  @Test(
    "two random effects agree with a dense double integral",
    arguments: [
      Case(formula: "yes ~ t + (t | person)", parameters: [-0.5, 0.3, 1.4, -0.3, 0.5]),
      Case(
        formula: "step ~ t + (t | person)", parameters: [-1.4, -0.1, 1.2, 0.3, 1.3, -0.2, 0.4],
        isOrdinal: true),
    ])
  func bruteForce(_ model: Case) throws {
    let table = GeneralizedTable(seed: 5, persons: 6, occasions: 5)
    let (y, t) = (table.numbers(model.isOrdinal ? "step" : "yes"), table.numbers("t"))
    let person = table.codes("person")
    let thresholds = model.isOrdinal ? 3 : 0
    let x = Array(model.parameters[thresholds...])
    // Fixed effects, then λ₁₁, λ₂₁, λ₂₂.
    let (intercept, slope) = model.isOrdinal ? (0, x[0]) : (x[0], x[1])
    let lambda = Array(x.suffix(3))
    let step = 0.125
    let grid = (-68...68).map { Double($0) * step }
    var total = 0.0
    for p in 0..<6 {
      let rows = y.indices.filter { person[$0] == p }
      var integral = 0.0
      for u in grid {
        for v in grid {
          let (b0, b1) = (lambda[0] * u, lambda[1] * u + lambda[2] * v)
          var product = exp(-(u * u + v * v) / 2) / (2 * Double.pi) * step * step
          for row in rows {
            product *= probability(
              model, y[row], intercept + slope * t[row] + b0 + b1 * t[row])
          }
          integral += product
        }
      }
      total += log(integral)
    }
    let function = try model.function(ModelFrame(table.columns))
    let found = try #require(function.evaluate(model.parameters, nodes: 35)).value
    #expect(agrees(found, total, relative: 1e-9))
  }

  @Test("more nodes come closer", arguments: cases)
  func nodes(_ model: Case) throws {
    let frame = try ModelFrame(GeneralizedTable(seed: 7, persons: 15, occasions: 5).columns)
    let function = try model.function(frame)
    func value(_ nodes: Int) throws -> Double {
      try #require(function.evaluate(model.parameters, nodes: nodes)).value
    }
    let best = try value(model.parameters.count == 8 ? 17 : 41)
    let errors = try [1, 3, 7, 13].map { abs(try value($0) - best) }
    #expect(errors[1] < errors[0] && errors[2] < errors[1] && errors[3] < errors[2])
    #expect(errors[3] < 1e-4)
  }

  @Test("predictors of any size neither overflow nor vanish", arguments: [1e3, 1e6, -1e6])
  func extremes(_ size: Double) throws {
    let frame = try ModelFrame(GeneralizedTable(seed: 3, persons: 20, occasions: 5).columns)
    let function = try MixedLogisticModel("yes ~ t + (1 | person)").likelihood(frame)
    let point = try #require(function.evaluate([size, 0, 1.4]))
    #expect(point.value.isFinite && point.value < -100)
    #expect(point.gradient.allSatisfy { $0.isFinite })
    let wide = try #require(function.evaluate([0, 0, size]))
    #expect(wide.value.isFinite)
  }

  @Test("long series have a likelihood too small for a number, and its logarithm is right")
  func longSeries() throws {
    // Two levels of 3,000 rows: half of each is yes, so ℓ is near 6,000 log ½.
    let yes = (0..<6_000).map { Double($0 % 2) }
    let frame = try ModelFrame([
      "yes": .numeric(yes), "g": .factor(yes.indices.map { $0 < 3_000 ? "a" : "b" }),
    ])
    let function = try MixedLogisticModel("yes ~ 1 + (1 | g)").likelihood(frame)
    // With Λ = 0 nothing is integrated.
    #expect(agrees(function.evaluate([0, 0])?.value, 6_000 * log(0.5), relative: 1e-13))
    // Laplace is exact to 1/n here: −½ log(1 + λ² · 750) per level.
    let wide = try #require(function.evaluate([0, 1])).value
    #expect(agrees(wide, 6_000 * log(0.5) - log(751), relative: 1e-6))
  }
}

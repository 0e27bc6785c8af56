import Glibc
import LinearAlgebra
import Models
import TestSupport
import Testing

/// A model of invented rows: one group, correlated and not, nested, crossed, and all at once.
struct DevianceCase: Sendable, CustomTestStringConvertible {
  var formula: String
  var criterion: MixedModel.Criterion
  var testDescription: String { "\(criterion.rawValue): \(formula)" }

  func deviance(_ frame: ModelFrame) throws -> DevianceFunction {
    var options = MixedModel.Options()
    options.criterion = criterion
    return try MixedModel(formula, options: options).deviance(frame)
  }

  static let all: [DevianceCase] = [
    "y ~ t + (1 | person)",
    "y ~ t * arm + (t | person)",
    "y ~ t + (t || person)",
    "y ~ 0 + t + (0 + t | person)",
    "y ~ 1 + (1 | service/person)",
    "y ~ t + x + (t | person) + (1 | service)",
    "y ~ t + (1 | person) + (1 | practitioner)",
    "y ~ t + (t || person) + (t | practitioner) + (1 | service)",
    "y ~ arm + (t + x | practitioner) + (1 | person)",
  ].flatMap { formula in
    [MixedModel.Criterion.reml, .maximumLikelihood].map {
      DevianceCase(formula: formula, criterion: $0)
    }
  }

  /// Parameters away from the start and from zero, one of them negative.
  func theta(_ count: Int) -> [Double] {
    (0..<count).map { k in
      let step = Double(k % 4)
      return 0.9 - 0.35 * step + 0.03 * Double(k)
    }
  }
}

@Suite("Profiled deviance")
struct DevianceTests {
  func frame(_ seed: UInt64 = 1) throws -> ModelFrame {
    var table = RandomTable(seed: seed)
    return try ModelFrame(table.rows(60))
  }

  @Test("the gradient is that of central differences", arguments: DevianceCase.all)
  func gradient(_ model: DevianceCase) throws {
    let deviance = try model.deviance(try frame())
    let theta = model.theta(deviance.parameterCount)
    let gradient = try #require(deviance.gradient(theta))
    let largest = gradient.reduce(0) { max($0, abs($1)) }
    for k in theta.indices {
      func value(_ steps: Double) -> Double {
        var moved = theta
        moved[k] += steps * 1e-3
        return deviance.value(moved) ?? .nan
      }
      // Four points: the error is that of the fifth derivative, some 1e-11, and of rounding, 1e-10.
      let difference =
        (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * 1e-3)
      #expect(agrees(gradient[k], difference, relative: 1e-6, absolute: 1e-8 * largest))
    }
  }

  @Test("the deviance is that of the whole normal density", arguments: DevianceCase.all)
  func density(_ model: DevianceCase) throws {
    for seed in [1, 2, 3] as [UInt64] {
      let frame = try frame(seed)
      let deviance = try model.deviance(frame)
      let theta = model.theta(deviance.parameterCount)
      let dense = try DenseDeviance(model.formula, frame, model.criterion)
      let expected = try dense.value(deviance.unscaled(theta), deviance.names)
      // Sixty rows through another road: a few hundred roundings.
      #expect(agrees(deviance.value(theta) ?? .nan, expected, relative: 1e-11))
    }
  }

  @Test("persons seen at the same times share one cell, and count as many")
  func sharedTimes() throws {
    var table = RandomTable(seed: 5)
    var columns = table.rows(60)
    columns["t"] = .numeric((0..<60).map { Double($0 / 12) })
    let shared = try ModelFrame(columns)
    let model = DevianceCase(formula: "y ~ t + x + (t | person)", criterion: .reml)
    let deviance = try model.deviance(shared)
    #expect(deviance.cells == 1)
    let theta = model.theta(deviance.parameterCount)
    let dense = try DenseDeviance(model.formula, shared, .reml)
    let expected = try dense.value(deviance.unscaled(theta), deviance.names)
    #expect(agrees(deviance.value(theta) ?? .nan, expected, relative: 1e-11))
  }
}

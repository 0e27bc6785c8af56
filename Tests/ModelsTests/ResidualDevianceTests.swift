import LinearAlgebra
import Models
import TestSupport
import Testing

/// A model of invented rows whose residuals go together, or differ.
struct ResidualCase: Sendable, CustomTestStringConvertible {
  var formula: String
  var residual: ResidualStructure
  var weights: String?
  var criterion: MixedModel.Criterion
  var testDescription: String {
    "\(criterion.rawValue): \(formula), \(residual)\(weights == nil ? "" : ", weights")"
  }

  func deviance(_ frame: ModelFrame) throws -> DevianceFunction {
    var options = MixedModel.Options()
    options.criterion = criterion
    options.residual = residual
    options.within = "person"
    options.weights = weights
    return try MixedModel(formula, options: options).deviance(frame)
  }

  static let all: [ResidualCase] = [
    ("y ~ t + (1 | person)", .byGroup("arm"), nil),
    ("y ~ t * arm + (t | person)", .ar1(time: "t"), nil),
    ("y ~ t + x + (t || person)", .ar1(time: nil), nil),
    ("y ~ t * arm", .ar1(time: "t"), nil),
    ("y ~ own + (1 | person)", .continuousAR1(time: "own"), nil),
    ("y ~ own + x + (own | person)", .continuousAR1(time: "own"), nil),
    ("y ~ t * arm + x", .unstructured(occasion: "visit"), nil),
    ("y ~ t + (1 | person)", .byGroup("visit"), nil),
    ("y ~ t + cs(0 + t + x | person)", .ar1(time: "t"), nil),
    ("y ~ t + x + (t | person)", .independent, "w"),
    ("y ~ t + (1 | person) + (1 | worker)", .independent, "w"),
    ("y ~ t + cs(1 + t + x | person)", .independent, nil),
    ("y ~ t + cs(1 + t | person) + (1 | worker)", .independent, nil),
    ("y ~ t + (1 | person) + cs(0 + t + x | worker)", .independent, nil),
  ].flatMap { formula, residual, weights in
    [MixedModel.Criterion.reml, .maximumLikelihood].map {
      ResidualCase(formula: formula, residual: residual, weights: weights, criterion: $0)
    }
  }

  static func frame(_ seed: UInt64) throws -> ModelFrame {
    var table = SharedTimesTable(seed: seed)
    var columns = table.columns(persons: 12, occasions: 6, shuffled: seed % 2 == 0)
    if case .numeric(let t) = columns["t"] {
      columns["visit"] = .factor(t.map { "v\(Int($0))" })
      columns["w"] = .numeric(t.indices.map { Double(1 + ($0 * 7) % 5) })
    }
    return try ModelFrame(columns)
  }

  /// Parameters away from the start, none where a structure ends.
  func theta(_ deviance: DevianceFunction) -> [Double] {
    deviance.names.enumerated().map { k, name in
      let place = Double(k % 4)
      return name.hasPrefix("residual.") ? 0.8 - 0.1 * place : 0.9 - 0.35 * place
    }
  }
}

@Suite("Profiled deviance: residuals, weights, compound symmetry")
struct ResidualDevianceTests {
  @Test("the deviance is that of the whole normal density", arguments: ResidualCase.all)
  func density(_ model: ResidualCase) throws {
    for seed in [1, 2, 3] as [UInt64] {
      let frame = try ResidualCase.frame(seed)
      let deviance = try model.deviance(frame)
      let theta = model.theta(deviance)
      var dense = try DenseDeviance(model.formula, frame, model.criterion)
      let x = zip(deviance.names, theta).filter { $0.0.hasPrefix("residual.") }.map(\.1)
      var residual = DenseResidual(
        structure: model.residual, frame: frame, group: "person"
      ).matrix(x)
      if model.weights != nil, case .numeric(let w) = frame.columns["w"] {
        for row in w.indices { residual[row, row] /= w[row] }
      }
      dense.residual = residual
      let expected = try dense.value(deviance.unscaled(theta), deviance.names)
      // Forty rows through another road: a few hundred roundings.
      #expect(agrees(deviance.value(theta), expected, relative: 1e-11))
    }
  }

  @Test("the gradient is that of central differences", arguments: ResidualCase.all)
  func gradient(_ model: ResidualCase) throws {
    let deviance = try model.deviance(try ResidualCase.frame(1))
    let theta = model.theta(deviance)
    let gradient = try #require(deviance.gradient(theta))
    let largest = gradient.reduce(0) { max($0, abs($1)) }
    for k in theta.indices {
      func value(_ steps: Double) -> Double {
        var moved = theta
        moved[k] += steps * 1e-3
        return deviance.value(moved) ?? .nan
      }
      // Four points: the error is that of the fifth derivative, some 1e-11, and of rounding, 1e-10.
      let difference = (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * 1e-3)
      #expect(agrees(gradient[k], difference, relative: 1e-6, absolute: 1e-8 * largest))
    }
  }
}

@Suite("Profiled deviance: second derivatives")
struct DevianceHessianTests {
  /// Column by column from the gradient at four points each: the error is that of the fifth
  /// derivative and of rounding, some 1e-10 of the largest entry.
  func differences(_ deviance: DevianceFunction, _ theta: [Double]) throws -> Matrix {
    var result = Matrix(rows: theta.count, columns: theta.count)
    for k in theta.indices {
      func gradient(_ steps: Double) throws -> [Double] {
        var moved = theta
        moved[k] += steps * 1e-3
        return try #require(deviance.gradient(moved))
      }
      let (a, b, c, d) = try (gradient(1), gradient(-1), gradient(2), gradient(-2))
      for i in theta.indices {
        result[i, k] = (8 * (a[i] - b[i]) - (c[i] - d[i])) / (12 * 1e-3)
      }
    }
    return result
  }

  func check(_ deviance: DevianceFunction, _ theta: [Double]) throws {
    let hessian = try #require(deviance.hessian(theta))
    let expected = try differences(deviance, theta)
    let largest = expected.elements.reduce(0) { max($0, abs($1)) }
    for (found, value) in zip(hessian.elements, expected.elements) {
      #expect(agrees(found, value, relative: 1e-6, absolute: 1e-8 * largest))
    }
  }

  @Test("of one group and several", arguments: DevianceCase.all)
  func groups(_ model: DevianceCase) throws {
    var table = RandomTable(seed: 1)
    let deviance = try model.deviance(ModelFrame(table.rows(60)))
    try check(deviance, model.theta(deviance.parameterCount))
  }

  @Test("of residuals, weights and compound symmetry", arguments: ResidualCase.all)
  func residuals(_ model: ResidualCase) throws {
    let deviance = try model.deviance(try ResidualCase.frame(1))
    try check(deviance, model.theta(deviance))
  }
}

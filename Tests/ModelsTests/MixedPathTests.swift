import LinearAlgebra
import Models
import Optimization
import Results
import TestSupport
import Testing

/// A model whose persons can be summed in several ways.
struct PathCase: Sendable, CustomTestStringConvertible {
  var formula: String
  var paths: [MixedModel.Path]
  var shuffled = false
  var criterion = MixedModel.Criterion.reml
  var testDescription: String {
    "\(criterion.rawValue): \(formula)\(shuffled ? ", rows in no order" : "")"
  }

  func model(_ path: MixedModel.Path) throws -> MixedModel {
    var options = MixedModel.Options()
    options.criterion = criterion
    // Searches go on until rounding ends them, so that their ends can be compared.
    options.search.gradientTolerance = 1e-12
    var model = try MixedModel(formula, options: options)
    model.path = path
    return model
  }

  func frame() throws -> ModelFrame {
    var table = SharedTimesTable(seed: 7)
    return try table.frame(shuffled: shuffled)
  }

  static let all: [PathCase] = {
    let both: [MixedModel.Path] = [.patterns, .batches]
    let plain = [
      ("y ~ t + (1 | person)", both), ("y ~ t * arm + (t | person)", both),
      ("y ~ t * age + arm + (t | person)", both),
      ("y ~ year * arm + (1 + year || person)", both),
      ("y ~ 0 + arm + t + (0 + t | person)", both),
      ("y ~ t + x + arm + (t | person)", both), ("y ~ t * x + age + (1 + x | person)", [.batches]),
      ("y ~ poly(t, 2) * arm + (poly(t, 2) | person)", both),
      ("y ~ ns(t, df = 3) * arm + (t | person)", both),
      ("y ~ 1 + (t || person)", both), ("y ~ t + (t + I(t^2) || person)", both),
      ("y ~ own * arm + (own | person)", [.batches]),
      // Several groups: person by person with the columns they touch.
      ("y ~ t + (t | person) + (1 | service)", [.links, .separate]),
      ("y ~ t * arm + (1 | service/person)", [.links, .separate]),
      ("y ~ t * arm + x + (t | person) + (t | service)", [.links, .separate]),
      ("y ~ t + (t || person) + (1 + t || service)", [.separate]),
      ("y ~ t + (t | person) + (1 | worker)", [.automatic]),
      ("y ~ t + x + (t || person) + (t | worker) + (1 | service)", [.automatic]),
      ("y ~ t + cs(1 + t | person) + (1 | worker)", [.automatic]),
      ("y ~ own + (own | person) + (1 | service) + (1 | worker)", [.automatic]),
    ]
    let sorted = plain.map { PathCase(formula: $0.0, paths: $0.1) }
    let others = [1, 5, 8, 12, 14, 15, 17].map { place in
      PathCase(
        formula: plain[place].0, paths: plain[place].1, shuffled: true,
        criterion: .maximumLikelihood)
    }
    return sorted + others
  }()
}

@Suite("Mixed model: the ways to sum persons agree")
struct MixedPathTests {
  /// Numbers side by side, against the largest of them.
  func agree(_ found: [Double], _ expected: [Double], _ relative: Double) -> Bool {
    let largest = expected.reduce(0) { max($0, abs($1)) }
    return found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= relative * largest }
  }

  @Test("value, gradient and Hessian to 1e-10 away from the optimum", arguments: PathCase.all)
  func derivatives(_ test: PathCase) throws {
    let frame = try test.frame()
    let rows = try test.model(.rows).deviance(frame)
    let theta = (0..<rows.parameterCount).map { k -> Double in
      let place = Double(k % 4)
      return 0.9 - 0.3 * place + 0.03 * Double(k)
    }
    let value = try #require(rows.value(theta))
    let gradient = try #require(rows.gradient(theta))
    let hessian: [Double] = try #require(rows.hessian(theta)).elements
    for path in test.paths {
      let other = try test.model(path).deviance(frame)
      // Another order of adding some two hundred rows: 1e-14 each, and room for cancellation.
      #expect(agrees(other.value(theta), value, relative: 1e-10))
      let slopes = try #require(other.gradient(theta))
      let bends = try #require(other.hessian(theta))
      #expect(agree(slopes, gradient, 1e-10))
      #expect(agree(bends.elements, hessian, 1e-10))
    }
  }

  @Test("each way is the one asked for")
  func paths() throws {
    let test = PathCase(formula: "y ~ t * arm + (t | person)", paths: [])
    let frame = try test.frame()
    let patterns = try test.model(.patterns).deviance(frame)
    #expect(patterns.cells > 1 && patterns.cells < 40)
    #expect(try test.model(.batches).deviance(frame).cells == 0)
    // Few patterns among many persons are found without being asked for.
    var table = SharedTimesTable(seed: 3)
    let many = try table.frame(persons: 300, occasions: 3)
    let cells = try test.model(.patterns).deviance(many).cells
    #expect(try cells > 1 && test.model(.automatic).deviance(many).cells == cells)
    let own = PathCase(formula: "y ~ own + (own | person)", paths: [])
    #expect(try own.model(.automatic).deviance(frame).cells == 0)
  }

  @Test("services of their own are fitted one by one, however many; levels across them together")
  func separate() throws {
    func frame(services: Int) throws -> ModelFrame {
      var (y, t): ([Double], [Double]) = ([], [])
      var (person, service): ([String], [String]) = ([], [])
      for s in 0..<services {
        for i in 0..<3 {
          for k in 0..<3 {
            y.append(Double((s * 31 + i * 17 + k * 5) % 23) + Double(k) + Double(s % 7))
            t.append(Double(k))
            person.append("p\(s).\(i)")
            service.append("s\(s)")
          }
        }
      }
      return try ModelFrame([
        "y": .numeric(y), "t": .numeric(t), "person": .factor(person), "service": .factor(service),
      ])
    }
    var model = try MixedModel("y ~ t + (1 | service/person)")
    let middle = try frame(services: 150)
    let one = try model.fit(middle)
    #expect(one.convergence.certified)
    model.path = .links
    let whole = try model.fit(middle)
    #expect(agrees(one.criterion, whole.criterion, relative: 1e-11))
    // Both are asked for their errors of prediction, which join services through the fixed effects.
    for (a, b) in zip(try one.predict(middle).prefix(20), try whole.predict(middle).prefix(20)) {
      #expect(agrees(a.value, b.value, relative: 1e-7))
      #expect(agrees(a.standardError, b.standardError, relative: 1e-6))
    }
    // More services than one matrix is made of.
    let many = try frame(services: 6_100)
    model.path = .automatic
    let fit = try model.fit(many)
    #expect(fit.convergence.certified && fit.groups.map(\.levels) == [18_300, 6_100])
    #expect(fit.conditionalModes.map(\.levels.count) == [18_300, 6_100])
    #expect(throws: ModelError.self) { _ = try fit.predict(many) }
  }

  @Test("estimates, errors, degrees of freedom and modes of the fits", arguments: PathCase.all)
  func fits(_ test: PathCase) throws {
    let frame = try test.frame()
    let rows = try test.model(.rows).fit(frame)
    // Where the optimum is flat theta is known to half the digits of the criterion, and what depends
    // on theta to first order goes with it: some 1e-8 after a last Newton step.
    let tolerance = 1e-8
    for path in test.paths {
      let fit = try test.model(path).fit(frame)
      #expect(agrees(fit.criterion, rows.criterion, relative: 1e-10))
      #expect(agrees(fit.residualVariance, rows.residualVariance, relative: tolerance))
      #expect(agree(fit.theta, rows.theta, tolerance))
      for (a, b) in zip(fit.fixedEffects, rows.fixedEffects) {
        let error = b.estimate.standardError ?? .nan
        #expect(abs(a.estimate.value - b.estimate.value) <= tolerance * error)
        #expect(agrees(a.estimate.standardError, error, relative: tolerance))
        #expect(agrees(a.degreesOfFreedom, b.degreesOfFreedom ?? .nan, relative: 1e-7))
      }
      for (a, b) in zip(fit.conditionalModes, rows.conditionalModes) {
        #expect(a.levels == b.levels && a.terms == b.terms)
        #expect(agree(a.modes.elements, b.modes.elements, tolerance))
        #expect(
          agree(a.variances.flatMap(\.elements), b.variances.flatMap(\.elements), tolerance))
      }
    }
  }
}

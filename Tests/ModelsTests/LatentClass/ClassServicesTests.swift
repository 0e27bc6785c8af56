import Distributions
import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Latent classes: odds that vary over services")
struct ClassServicesTests {
  /// Two kinds four standard deviations apart; the log odds of the second have a standard deviation of `spread` over
  /// services of so many people.
  static func cohort(
    services: Int, people: Int, spread: Double, seed: UInt64
  ) throws -> ModelFrame {
    var random = Xoshiro256(seed: seed, stream: 5)
    let shift = ClassCohort.shift(4)
    var columns: [String: [Double]] = [:]
    for service in 0..<services {
      let odds = exp(spread * random.normal())
      for i in 0..<people {
        let isSecond = random.uniform() < odds / (1 + odds)
        let move = isSecond ? shift : 0
        let (start, slope) = (move + random.normal(), 0.3 * move + 0.2 * random.normal())
        for time in 0..<5 {
          let t = Double(time)
          columns["person", default: []].append(Double(service * people + i))
          columns["service", default: []].append(Double(service))
          columns["age", default: []].append(Double(30 + (7 * i) % 11))
          columns["time", default: []].append(t)
          columns["score", default: []].append(5 + start + (0.3 + slope) * t + random.normal())
        }
      }
    }
    return try ModelFrame(columns.mapValues { .numeric($0) })
  }

  static func model() throws -> LatentClassModel {
    var model = try ClassCohort.model()
    model.options.services = "service"
    return model
  }

  @Test("the score is the slope, steps never lower the likelihood, and classes have no order")
  func score() throws {
    let frame = try Self.cohort(services: 6, people: 12, spread: 1, seed: 3)
    var model = try Self.model()
    model.options.membership = try Formula("score ~ age").fixed
    model.options.randomEffects = .specific
    let function = try LatentClassFunction(model, frame, classes: 3)
    var x = function.start(0, seed: 3)
    var random = Xoshiro256(seed: 5)
    for k in x.indices { x[k] += 0.1 * random.normal() }
    try LatentClassLikelihoodTests.expectSlope(function, at: x, within: 1e-4)
    let run = function.steps(function.start(1, seed: 7), 40)
    for (before, after) in zip(run.values, run.values.dropFirst()) {
      #expect(after >= before - 1e-9 * abs(before))
    }
    let here = try #require(function.score(x)).value
    let other = try #require(function.score(function.ordered(x, [2, 0, 1]))).value
    #expect(abs(here - other) < 1e-9 * abs(other))
  }

  /// With τ of the model without services: ℓ − ℓ₀ = Σ_s log ∫ N(u) Π_i Σ_g τ_ig π_g(u)/π_g du, here by 200 points
  /// of Gauss and Hermite.
  @Test("the integral over services is that of another rule", arguments: [0.0, 0.5, -1.5])
  func integral(loading: Double) throws {
    let frame = try Self.cohort(services: 5, people: 8, spread: 1, seed: 11)
    let plain = try LatentClassFunction(try ClassCohort.model(), frame, classes: 2)
    let function = try LatentClassFunction(try Self.model(), frame, classes: 2)
    let x = plain.steps(plain.start(0, seed: 2), 10).end
    let before = try #require(plain.score(x)).value
    let posteriors = try #require(plain.posteriors(x))
    let after = try #require(function.score(x + [loading])).value
    let rule = GaussHermite(200)
    func first(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    let prior = first(x[0])
    var expected = 0.0
    for service in 0..<5 {
      var whole = 0.0
      for (u, weight) in zip(rule.nodes, rule.weights) {
        let here = first(x[0] + loading * u)
        var product = weight
        for person in 8 * service..<8 * (service + 1) {
          product *=
            posteriors[2 * person] * here / prior
            + posteriors[2 * person + 1] * (1 - here) / (1 - prior)
        }
        whole += product
      }
      expected += log(whole)
    }
    // The rules agree to what is left of the sums of forty people.
    #expect(abs(after - before - expected) < 1e-9)
  }

  @Test("how much services differ is found, with its error")
  func recovery() throws {
    let frame = try Self.cohort(services: 60, people: 15, spread: 1.2, seed: 8)
    let fits = try Self.model().fit(frame, classes: 1...2)
    #expect(fits.services == 60)
    let one = try #require(fits.models.first)
    #expect(one.estimates.allSatisfy { $0.part != .services })
    let fit = try #require(fits.models.last)
    #expect(fit.isUsable)
    let row = try #require(fit.estimates.first { $0.part == .services })
    #expect(row.classNumber == 1)
    #expect(row.statistic == nil && row.pValue == nil)
    let error = try #require(row.estimate.standardError)
    #expect(error < 0.3)
    #expect(abs(row.estimate.value - 1.2) < 3 * error, "\(row.estimate.value) ± \(error)")
    let plain = try #require(try ClassCohort.model().fit(frame, classes: 2...2).models.first)
    #expect(fit.logLikelihood > plain.logLikelihood + 10)
    // Shares are those of a service drawn at random, not of one in the middle.
    for share in fit.indices.shares { #expect(abs(share - 0.5) < 0.1) }
    let told = fit.estimates.filter { $0.part == .share }.map(\.estimate.value)
    #expect(abs(told.reduce(0, +) - 1) < 1e-12)
    for (share, mean) in zip(told, fit.indices.shares) { #expect(abs(share - mean) < 0.03) }
  }

  @Test("where services are alike, they are found to be")
  func alike() throws {
    let frame = try Self.cohort(services: 40, people: 15, spread: 0, seed: 9)
    let fit = try #require(try Self.model().fit(frame, classes: 2...2).models.first)
    let plain = try #require(try ClassCohort.model().fit(frame, classes: 2...2).models.first)
    let row = try #require(fit.estimates.first { $0.part == .services })
    #expect(row.estimate.value >= 0 && row.estimate.value < 0.6)
    #expect(fit.logLikelihood >= plain.logLikelihood - 1e-6)
    #expect(fit.logLikelihood < plain.logLikelihood + 4)
  }

  @Test("yes or no, and leaving, go with it")
  func others() throws {
    let frame = try Self.cohort(services: 6, people: 10, spread: 1, seed: 12)
    guard case .numeric(let scores)? = frame.columns["score"] else { return }
    var columns = frame.columns
    columns["score"] = .numeric(scores.map { $0 > 6 ? 1 : 0 })
    var model = try Self.model()
    model.options.outcome = .binary
    var random = Xoshiro256(seed: 5)
    let binary = try LatentClassFunction(model, try ModelFrame(columns), classes: 2)
    var x = binary.start(0, seed: 3)
    for k in x.indices { x[k] += 0.1 * random.normal() }
    try LatentClassLikelihoodTests.expectSlope(binary, at: x, within: 1e-4)
    // Every third person leaves after their second occasion.
    let kept = scores.indices.filter { ($0 / 5) % 3 > 0 || $0 % 5 < 2 }
    let some = frame.columns.mapValues { column -> ModelFrame.Column in
      guard case .numeric(let values) = column else { return column }
      return .numeric(kept.map { values[$0] })
    }
    var both = try Self.model()
    both.options.leaving = try Formula("score ~ time").fixed
    let function = try LatentClassFunction(both, try ModelFrame(some), classes: 2)
    x = function.start(0, seed: 3)
    for k in x.indices { x[k] += 0.1 * random.normal() }
    try LatentClassLikelihoodTests.expectSlope(function, at: x, within: 1e-4)
  }

  @Test("a service is of a person, and there is more than one")
  func refusals() throws {
    let frame = try Self.cohort(services: 2, people: 10, spread: 1, seed: 13)
    var model = try Self.model()
    model.options.services = "time"
    #expect(throws: LatentClassError.changesWithin("time")) {
      try model.fit(frame, classes: 1...2)
    }
    var columns = frame.columns
    columns["service"] = .numeric(Array(repeating: 1, count: frame.rows))
    let single = try ModelFrame(columns)
    #expect(throws: LatentClassError.oneCluster("service")) {
      try Self.model().fit(single, classes: 1...2)
    }
  }
}

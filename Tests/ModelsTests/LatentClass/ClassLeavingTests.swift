import Distributions
import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Latent classes: a hazard of leaving in each")
struct ClassLeavingTests {
  /// Two kinds four standard deviations apart, of whom the second is lost at one occasion in three and the first
  /// at one in twenty.
  static func cohort(persons: Int, seed: UInt64) throws -> (frame: ModelFrame, second: [Bool]) {
    let whole = try ClassCohort(kind: .twoKinds, persons: persons, distance: 4).frame(seed: seed)
    var random = Xoshiro256(seed: seed, stream: 77)
    let last = whole.second.map { isSecond -> Int in
      var occasion = 0
      while occasion < 4, random.uniform() > (isSecond ? 1 / 3.0 : 0.05) { occasion += 1 }
      return occasion
    }
    var columns: [String: [Double]] = [:]
    for (name, column) in whole.frame.columns {
      guard case .numeric(let values) = column else { continue }
      columns[name] = values.indices.filter { $0 % 5 <= last[$0 / 5] }.map { values[$0] }
    }
    columns["age"] = columns["person"]?.map { 30 + ($0 * 7).truncatingRemainder(dividingBy: 11) }
    return (try ModelFrame(columns.mapValues { .numeric($0) }), whole.second)
  }

  static func model(_ terms: String = "time") throws -> LatentClassModel {
    var model = try ClassCohort.model()
    model.options.leaving = try Formula("score ~ \(terms)").fixed
    return model
  }

  @Test("the score is the slope, and steps never lower the likelihood")
  func score() throws {
    let frame = try Self.cohort(persons: 60, seed: 3).frame
    let function = try LatentClassFunction(try Self.model("time + age"), frame, classes: 3)
    var x = function.start(0, seed: 3)
    var random = Xoshiro256(seed: 5)
    for k in x.indices { x[k] += 0.1 * random.normal() }
    try LatentClassLikelihoodTests.expectSlope(function, at: x, within: 1e-4)
    let run = function.steps(function.start(1, seed: 7), 40)
    for (before, after) in zip(run.values, run.values.dropFirst()) {
      #expect(after >= before - 1e-9 * abs(before))
    }
    let other = try #require(function.score(function.ordered(x, [2, 0, 1]))).value
    #expect(abs(try #require(function.score(x)).value - other) < 1e-9 * abs(other))
  }

  @Test("with one class it is a logistic regression beside the mixed model")
  func one() throws {
    let frame = try Self.cohort(persons: 150, seed: 4).frame
    let fit = try #require(try Self.model("time + age").fit(frame, classes: 1...1).models.first)
    let plain = try #require(try ClassCohort.model().fit(frame, classes: 1...1).models.first)
    guard case .numeric(let persons) = frame.columns["person"],
      case .numeric(let times) = frame.columns["time"],
      case .numeric(let ages) = frame.columns["age"]
    else { return }
    var (lost, time, age): ([Double], [Double], [Double]) = ([], [], [])
    for row in persons.indices {
      let isLast = row + 1 == persons.count || persons[row + 1] != persons[row]
      if times[row] > 0 { (lost, time, age) = (lost + [0], time + [times[row]], age + [ages[row]]) }
      if isLast, times[row] < 4 {
        (lost, time, age) = (lost + [1], time + [times[row] + 1], age + [ages[row]])
      }
    }
    let regression = try LogisticRegression(
      [lost.map { _ in 1 }, time, age], lost.map { $0 == 1 })
    let rows = fit.estimates.filter { $0.part == .leaving }
    #expect(rows.map(\.term) == ["(Intercept)", "time", "age"])
    for (k, row) in rows.enumerated() {
      #expect(LatentClassAnchorTests.agrees(row.estimate.value, regression.coefficients[k]))
      let error = try #require(row.estimate.standardError)
      #expect(abs(error / regression.covariance[k, k].squareRoot() - 1) < 1e-4)
    }
    let whole = plain.logLikelihood + regression.logLikelihood
    #expect(LatentClassAnchorTests.agrees(fit.logLikelihood, whole, 1e-9))
  }

  @Test("hazards by class are found")
  func recovery() throws {
    let cohort = try Self.cohort(persons: 800, seed: 5)
    let fit = try #require(try Self.model().fit(cohort.frame, classes: 2...2).models.first)
    #expect(fit.isUsable)
    let rows = fit.estimates.filter { $0.part == .leaving }
    #expect(rows.map(\.term) == ["(Intercept)", "time", "(Intercept)", "time"])
    for (row, truth) in zip(rows, [log(0.05 / 0.95), 0, log(0.5), 0]) {
      let error = try #require(row.estimate.standardError)
      #expect(abs(row.estimate.value - truth) < 4 * error, "\(row.term) \(row.estimate.value)")
    }
    for share in fit.indices.shares { #expect(abs(share - 0.5) < 0.08) }
  }

  @Test("what cannot be modelled is said")
  func refusals() throws {
    let cohort = try Self.cohort(persons: 40, seed: 6)
    #expect(throws: LatentClassError.noSchedule) {
      try Self.model("1").fit(cohort.frame, classes: 1...1)
    }
    // Everybody's own times.
    guard case .numeric(let times)? = cohort.frame.columns["time"] else { return }
    var columns = cohort.frame.columns
    columns["time"] = .numeric(times.enumerated().map { $1 + 1e-3 * Double($0) })
    let scattered = try ModelFrame(columns)
    #expect(throws: LatentClassError.noOccasions("time")) {
      try Self.model().fit(scattered, classes: 1...1)
    }
    #expect(throws: LatentClassError.changesWithin("score")) {
      try Self.model("time + score").fit(cohort.frame, classes: 1...1)
    }
    let complete = try ClassCohort(kind: .normal, persons: 40).frame(seed: 6).frame
    #expect(throws: LatentClassError.nobodyLost) { try Self.model().fit(complete, classes: 1...1) }
  }
}

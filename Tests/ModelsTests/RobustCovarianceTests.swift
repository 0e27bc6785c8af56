import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// A fit of `Fixtures/models/robust` with its clusters.
struct RobustCase: Sendable, CustomTestStringConvertible {
  var name: String
  var folder = "robust"
  var file: String
  var formula: String
  var cluster: String?
  var testDescription: String { name }

  func fit() throws -> MixedModelFit {
    try MixedModel(formula).fit(ModelFrame(ModelTable.columns(folder, file)))
  }

  static let all = [
    RobustCase(
      name: "sleepstudy slope", folder: "sleepstudy", file: "input.csv",
      formula: "Reaction ~ Days + (Days | Subject)"),
    RobustCase(
      name: "sleepstudy intercept", folder: "sleepstudy", file: "input.csv",
      formula: "Reaction ~ Days + (1 | Subject)"),
    RobustCase(
      name: "orthodont slope", file: "orthodont.csv",
      formula: "distance ~ age * Sex + (age | Subject)"),
    RobustCase(
      name: "orthodont intercept", file: "orthodont.csv",
      formula: "distance ~ age + Sex + (1 | Subject)"),
    RobustCase(
      name: "services nested", file: "services.csv",
      formula: "score ~ t * arm + severity + (1 | service/person)"),
    RobustCase(
      name: "services slopes", file: "services.csv",
      formula: "score ~ t * arm + (t | person) + (1 | service)"),
    RobustCase(
      name: "services persons by service", file: "services.csv",
      formula: "score ~ t * arm + severity + (t | person)", cluster: "service"),
    RobustCase(
      name: "services persons", file: "services.csv",
      formula: "score ~ t * arm + severity + (t | person)"),
  ]
}

@Suite("Cluster-robust covariance (clubSandwich 0.5.8)")
struct RobustCovarianceTests {
  @Test(
    "covariances and degrees of freedom are clubSandwich's", arguments: RobustCase.all,
    [RobustCovariance.Correction.cr0, .cr2])
  func clubSandwich(_ model: RobustCase, _ correction: RobustCovariance.Correction) throws {
    let expected = try #require(ModelTable.figures("robust")[model.name])
    let fit = try model.fit()
    let robust = try fit.robust(correction, clusteredBy: model.cluster)
    let key = correction.rawValue
    let scale = robust.covariance.diagonal
    for j in scale.indices {
      for i in j..<scale.count {
        // Both from optima a tolerance apart; entries near zero against the errors they belong to.
        #expect(
          agrees(
            robust.covariance[i, j], expected["\(key).cov.\(i).\(j)"] ?? .nan, relative: 1e-5,
            absolute: 1e-6 * (scale[i] * scale[j]).squareRoot()))
      }
    }
    for term in fit.fixedEffects(robust) {
      let degrees = expected["\(key).df.\(term.term)"] ?? .nan
      #expect(agrees(term.degreesOfFreedom, degrees, relative: 1e-5), "\(term.term)")
      #expect(term.estimate.interval?.method == key)
    }
  }

  @Test("a contrast of several effects has its own error and degrees of freedom")
  func contrast() throws {
    let cases = [
      ("sleepstudy slope", "day 9", [1.0, 9]), ("orthodont slope", "boys at 11", [1, 11, 0, 0]),
    ]
    for (name, contrast, l) in cases {
      let expected = try #require(ModelTable.figures("robust")[name])
      let model = try #require(RobustCase.all.first { $0.name == name })
      let robust = try model.fit().robust(.cr2)
      let error = expected["cr2.contrast.se.\(contrast)"] ?? .nan
      #expect(agrees(robust.standardError(l), error, relative: 1e-6))
      let degrees = expected["cr2.contrast.df.\(contrast)"] ?? .nan
      #expect(agrees(robust.degreesOfFreedom(l), degrees, relative: 1e-5))
    }
  }

  @Test("clusters that a group crosses, one cluster, and absent columns are refused")
  func refusals() throws {
    var columns = try ModelTable.columns("robust", "services.csv")
    columns["all"] = .factor(Array(repeating: "one", count: 172))
    let frame = try ModelFrame(columns)
    let crossed = try MixedModel("score ~ t + (1 | person) + (1 | worker)").fit(frame)
    #expect(throws: ModelError.crossedCluster("worker", group: "person")) { try crossed.robust() }
    let nested = try MixedModel("score ~ t + (1 | person)").fit(frame)
    #expect(throws: ModelError.oneCluster("all")) { try nested.robust(clusteredBy: "all") }
    #expect(throws: ModelError.absentColumn("ward")) { try nested.robust(clusteredBy: "ward") }
    #expect(try nested.robust().clusters == 49)
  }

  @Test("a cluster that alone decides an effect gives finite errors")
  func decided() throws {
    var columns = try ModelTable.columns("robust", "services.csv")
    if case .factor(let codes, let levels) = columns["service"] {
      columns["first"] = .numeric(codes.map { levels[$0] == "s1" ? 1 : 0 })
    }
    let fit = try MixedModel("score ~ t + first + (1 | person)").fit(ModelFrame(columns))
    let robust = try fit.robust(.cr2, clusteredBy: "service")
    #expect(robust.covariance.elements.allSatisfy { $0.isFinite })
    #expect(robust.degreesOfFreedom([0, 1, 0]).map { $0 > 2 && $0 < 7 } == true)
  }

  @Test("weights and residuals that go together: as with the rows they stand for")
  func whitened() throws {
    var columns = try ModelTable.columns("robust", "services.csv")
    columns["w"] = .numeric(Array(repeating: 4, count: 172))
    let frame = try ModelFrame(columns)
    let formula = "score ~ t + severity + (1 | person)"
    let plain = try MixedModel(formula).fit(frame).robust()
    var options = MixedModel.Options()
    options.weights = "w"
    // The same weight for all changes nothing but the unit of σ².
    let weighted = try MixedModel(formula, options: options).fit(frame).robust()
    options.weights = nil
    for (found, expected) in zip(weighted.covariance.elements, plain.covariance.elements) {
      #expect(agrees(found, expected, relative: 1e-5))
    }
    #expect(
      agrees(
        weighted.degreesOfFreedom([0, 1, 0]), plain.degreesOfFreedom([0, 1, 0]) ?? .nan,
        relative: 1e-5))
    // One variance by group where the groups' variances are free but the sandwich is of the same rows:
    // CR2 stays near, and is positive.
    options.residual = .byGroup("arm")
    let grouped = try MixedModel(formula, options: options).fit(frame).robust()
    for (found, expected) in zip(grouped.covariance.diagonal, plain.covariance.diagonal) {
      #expect(agrees(found, expected, relative: 0.3))
    }
  }
}

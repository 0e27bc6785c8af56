import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Latent classes: known kinds, edges")
struct LatentClassRecoveryTests {
  /// The share of persons whose likelier class is their kind.
  static func right(_ fit: LatentClassFit, _ second: [Bool], _ labels: [String]) -> Double {
    let right = labels.indices.count { person in
      guard let code = Int(labels[person]) else { return false }
      return (fit.posteriors[person, 1] > 0.5) == second[code]
    }
    return Double(right) / Double(labels.count)
  }

  @Test(
    "kinds three or four standard deviations apart are found, with people leaving",
    arguments: [(60, 4.0), (500, 3.0), (5_000, 3.0)])
  func recovery(_ persons: Int, _ distance: Double) throws {
    let cohort = try ClassCohort(
      kind: .twoKinds, persons: persons, leaving: 0.08, distance: distance
    ).frame(seed: 11)
    let found = try ClassCohort.model().fit(cohort.frame, classes: 2...2)
    let fit = try #require(found.models.first)
    #expect(fit.isUsable)
    // Φ(distance / 2) of those seen throughout are on their side: 0.93 and 0.98; some are seen once only.
    #expect(Self.right(fit, cohort.second, found.labels) > (distance == 3 ? 0.87 : 0.88))
    let shift = ClassCohort.shift(distance)
    let starts = fit.estimates.filter { $0.part == .fixed && $0.term == "(Intercept)" }
    let slopes = fit.estimates.filter { $0.part == .fixed && $0.term == "time" }
    for (rows, truth) in [(starts, [5, 5 + shift]), (slopes, [0.3, 0.3 + 0.3 * shift])] {
      for (row, truth) in zip(rows, truth) {
        let error = try #require(row.estimate.standardError)
        #expect(abs(row.estimate.value - truth) < 4 * error, "\(row.term) \(truth)")
      }
    }
    for share in fit.indices.shares {
      #expect(abs(share - 0.5) < 4 * (0.6 / Double(persons)).squareRoot())
    }
  }

  @Test("a search is the same twice, and with other seeds ends at the same place")
  func seeds() throws {
    let frame = try ClassCohort(kind: .twoKinds, persons: 200).frame(seed: 2).frame
    var model = try ClassCohort.model()
    let first = try model.fit(frame, classes: 1...2)
    #expect(try model.fit(frame, classes: 1...2) == first)
    model.options.seed = 2
    let other = try model.fit(frame, classes: 2...2)
    #expect(abs(other.models[0].logLikelihood - first.models[1].logLikelihood) < 1e-6)
  }

  @Test("one kind is called one, and a floor or a lean is not called kinds")
  func choice() throws {
    for (kind, verdicts) in [
      (ClassCohort.Kind.normal, [ClassChoice.Verdict.oneKind]),
      (.leaning, [.oneKind, .cannotTell]), (.floored, [.cannotTell]),
      (.unequalKinds, [.kinds]),
    ] {
      let frame = try ClassCohort(kind: kind, persons: 300).frame(seed: 1).frame
      let found = try ClassCohort.model().fit(frame, classes: 1...3)
      #expect(verdicts.contains(found.choice.verdict), "\(kind): \(found.choice.message)")
    }
  }

  @Test("groups of one line each are held against people who differ by degree")
  func degree() throws {
    let frame = try ClassCohort(kind: .normal, persons: 200).frame(seed: 3).frame
    var options = LatentClassModel.Options()
    (options.starts, options.hits, options.within) = (20, 3, "person")
    let found = try LatentClassModel(try Formula("score ~ time"), options: options).fit(
      frame, classes: 1...4)
    let degree = try #require(found.degreeBIC)
    #expect(found.models.allSatisfy { $0.indices.bic > degree })
    #expect(found.choice.verdict == .oneKind)
  }

  @Test("classes that what they depend on divides are no answer, and no sign of one kind")
  func separated() throws {
    let cohort = try ClassCohort(kind: .twoKinds, persons: 120, distance: 6).frame(seed: 3)
    let frame = try LatentClassOptionsTests.columns(cohort, "arm") { $1 ? 1 : 0 }
    var model = try ClassCohort.model()
    model.options.membership = try Formula("score ~ arm").fixed
    let found = try model.fit(frame, classes: 1...2)
    #expect(found.models[1].defects.contains(.separated))
    #expect(found.choice.verdict == .cannotTell)
    #expect(found.models[1].estimates.allSatisfy { $0.estimate.value.isFinite })
  }

  @Test("more classes than people carry are refused in words")
  func tooMany() throws {
    let frame = try ClassCohort(kind: .normal, persons: 12).frame(seed: 3).frame
    let found = try ClassCohort.model().fit(frame, classes: 1...4)
    #expect(found.unfitted.map(\.classes) == [3, 4])
    #expect(found.models.allSatisfy { $0.estimates.allSatisfy { $0.estimate.value.isFinite } })
  }

  @Test("what cannot be fitted is refused, not trapped")
  func refusals() throws {
    func error(_ formula: String, _ columns: [String: ModelFrame.Column], _ within: String? = nil)
      -> LatentClassError?
    {
      do {
        var options = LatentClassModel.Options()
        options.within = within
        options.starts = 3
        _ = try LatentClassModel(try Formula(formula), options: options).fit(
          try ModelFrame(columns), classes: 1...2)
        return nil
      } catch {
        return error as? LatentClassError
      }
    }
    let codes = (0..<40).map { Double($0 / 2) }
    let time = (0..<40).map { Double($0 % 2) }
    let score = (0..<40).map { Double($0 * 7 % 11) }
    let columns: [String: ModelFrame.Column] = [
      "p": .numeric(codes), "t": .numeric(time), "y": .numeric(score),
      "c": .numeric(codes.map { _ in 3 }), "row": .numeric((0..<40).map { Double($0) }),
    ]
    #expect(error("c ~ t + (1 | p)", columns) == .model(.constantOutcome("c")))
    #expect(error("y ~ t", columns) == .noPersons)
    #expect(
      error("y ~ t + (1 | row)", columns)
        == .model(.tooManyRandomEffects(group: "row", effects: 40, rows: 40)))
    #expect(error("y ~ t + (1 | c)", columns) == .model(.tooFewLevels(group: "c", levels: 1)))
    #expect(error("y ~ t + (1 | p) + (1 | t)", columns) == .oneGroupOnly)
    #expect(error("y ~ 0 + (1 | p)", columns) != nil)
    #expect(error("y ~ t", columns, "row") == nil)
  }
}

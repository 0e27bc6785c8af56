import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Latent classes of outcomes in categories: known kinds, edges")
struct CategoryClassTests {
  @Test(
    "two kinds are found, with their lines, shares and people",
    arguments: [LatentClassModel.Outcome.binary, .ordinal],
    ["y ~ time", "y ~ time + (1 | person)"])
  func recovery(_ outcome: LatentClassModel.Outcome, _ formula: String) throws {
    let isMixed = formula.contains("|")
    // Where a class is one line, people's are.
    let cohort = CategoryCohort(
      kind: .twoKinds, outcome: outcome, persons: 600, spread: isMixed ? 0.7 : 0)
    let (frame, falls) = try cohort.frame(seed: 21)
    let found = try cohort.model(formula).fit(frame, classes: 2...2)
    let fit = try #require(found.models.first)
    #expect(fit.isUsable)
    let slopes = (1...2).compactMap { LatentClassAnchorTests.row(fit, .fixed, $0, "time", nil) }
    let falling = try #require(slopes.first { $0.estimate.value < 0 }?.classNumber)
    // With thresholds, intercepts count from the first cut.
    let lift = outcome == .ordinal ? 1.5 : 0
    for (g, line) in [(falling, CategoryCohort.lines[0]), (3 - falling, CategoryCohort.lines[1])] {
      for (term, truth) in [("(Intercept)", line.start + lift), ("time", line.slope)] {
        let row = try #require(LatentClassAnchorTests.row(fit, .fixed, g, term, nil))
        let error = try #require(row.estimate.standardError)
        #expect(abs(row.estimate.value - truth) < 4 * error, "\(g) \(term)")
        #expect(error < 0.5)
      }
    }
    for (term, truth) in [("0|1", 0.0), ("1|2", 1.5), ("2|3", 3)] where outcome == .ordinal {
      let row = try #require(LatentClassAnchorTests.row(fit, .threshold, nil, term, nil))
      #expect(abs(row.estimate.value - truth) <= 4 * (row.estimate.standardError ?? 0), "\(term)")
    }
    let share = try #require(LatentClassAnchorTests.row(fit, .share, falling, "", nil))
    #expect(abs(share.estimate.value - 0.4) < 4 * (share.estimate.standardError ?? 0))
    let right = found.labels.indices.count { person in
      guard let code = Int(found.labels[person]) else { return false }
      return (fit.posteriors[person, falling - 1] > 0.5) == falls[code]
    }
    // Six answers of yes or no place fewer people than six in four categories.
    #expect(Double(right) > (outcome == .binary ? 0.8 : 0.88) * 600)
  }

  @Test("the same seed gives the same search")
  func seeds() throws {
    let cohort = CategoryCohort(kind: .twoKinds, outcome: .ordinal, persons: 100)
    let frame = try cohort.frame(seed: 2).frame
    let model = try cohort.model("y ~ time + (1 | person)", starts: 6)
    #expect(try model.fit(frame, classes: 1...2) == model.fit(frame, classes: 1...2))
  }

  @Test(
    "one kind is never called several, however people lean",
    arguments: [CategoryCohort.Kind.normal, .leaning])
  func choice(_ kind: CategoryCohort.Kind) throws {
    let cohort = CategoryCohort(kind: kind, outcome: .ordinal, persons: 600, spread: 1.5)
    for seed in [1, 2] as [UInt64] {
      let found = try cohort.model("y ~ time + (1 | person)", starts: 6).fit(
        try cohort.frame(seed: seed).frame, classes: 1...2)
      #expect(found.choice.verdict != .kinds, "\(found.choice.message)")
      // Leaning people look like two classes by BIC: the words must not rest on it.
      if kind == .leaning { #expect(found.models[1].indices.bic < found.models[0].indices.bic) }
    }
  }

  @Test("groups of one line each are held against people who differ by degree")
  func degree() throws {
    let cohort = CategoryCohort(kind: .normal, outcome: .binary, persons: 200, spread: 1.5)
    let found = try cohort.model("y ~ time").fit(try cohort.frame(seed: 3).frame, classes: 1...3)
    #expect(found.degreeBIC != nil)
    #expect(found.choice.verdict != .kinds, "\(found.choice.message)")
  }

  /// Forty persons at four occasions.
  private static let person = (0..<160).map { Double($0 / 4) }
  private static let time = (0..<160).map { Double($0 % 4) }

  private static func fit(
    _ y: [Double], _ formula: String, _ outcome: LatentClassModel.Outcome,
    _ classes: ClosedRange<Int> = 1...2
  ) throws -> LatentClasses {
    try CategoryCohort(kind: .normal, outcome: outcome).model(formula).fit(
      ModelFrame(["person": .numeric(person), "time": .numeric(time), "y": .numeric(y)]),
      classes: classes)
  }

  @Test("what cannot be fitted is refused, not trapped")
  func refusals() throws {
    func error(
      _ y: [Double], _ formula: String, _ outcome: LatentClassModel.Outcome
    ) -> LatentClassError? {
      do {
        _ = try Self.fit(y, formula, outcome)
        return nil
      } catch {
        return error as? LatentClassError
      }
    }
    let later = Self.time.map { $0 > 1 ? 1.0 : 0 }
    let mixed = (0..<160).map { Double($0 * 7 / 5 % 2) }
    let same = Self.person.map { _ in 1.0 }
    for formula in ["y ~ time", "y ~ time + (1 | person)"] {
      #expect(error(same, formula, .binary) == .model(.constantOutcome("y")))
      #expect(error(same, formula, .ordinal) == .model(.constantOutcome("y")))
      let separated = LatentClassError.model(.generalized(.separated(terms: ["time"])))
      #expect(error(later, formula, .ordinal) == separated)
      #expect(error(Self.time, formula, .binary) == .model(.generalized(.notBinary("y"))))
    }
    #expect(
      error(Self.person.map { $0 < 20 ? 0 : 1 }, "y ~ time", .binary)
        == .model(.generalized(.outcomeNeverChanges("y", group: "person"))))
    #expect(error(mixed, "y ~ 0 + time", .ordinal) == .noIntercept)
    #expect(error(mixed, "y ~ time", .ordinal) == nil)
  }

  @Test("a class whose outcomes are all alike has no line, which is said, and nothing is infinite")
  func endless() throws {
    let y = (0..<160).map { row in row < 80 ? 0.0 : Double(row * 7 / 3 % 2) }
    let found = try Self.fit(y, "y ~ time", .binary, 1...2)
    let two = try #require(found.models.last)
    #expect(two.defects.contains(.endless))
    #expect(!two.isUsable)
    #expect(found.choice.verdict == .cannotTell)
    for fit in found.models {
      #expect(fit.logLikelihood.isFinite)
      #expect(fit.estimates.allSatisfy { $0.estimate.value.isFinite })
      #expect(fit.posteriors.elements.allSatisfy { $0.isFinite })
    }
  }
}

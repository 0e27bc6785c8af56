import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Whatever small table comes, an answer is finite or says why there is none")
struct LeavingEdgesTests {
  static func finite(_ estimate: Estimate?) -> Bool {
    guard let estimate else { return true }
    return estimate.value.isFinite && estimate.standardError?.isFinite ?? true
      && estimate.interval.map { $0.lower.isFinite && $0.upper.isFinite } ?? true
  }

  @Test("small random tables with many gaps")
  func tables() throws {
    var generator = SeededGenerator(seed: 41)
    var answers = 0
    for _ in 0..<Slow.cases(150, 5000) {
      let persons = Int.random(in: 1...14, using: &generator)
      let occasions = Int.random(in: 2...5, using: &generator)
      let gaps = Int.random(in: 0...9, using: &generator)
      let values = Int.random(in: 1...9, using: &generator)
      let scores = (0..<persons).map { _ in
        (0..<occasions).map { _ -> Double? in
          Int.random(in: 0..<10, using: &generator) < gaps
            ? nil : Double(Int.random(in: 0..<values, using: &generator))
        }
      }
      let compared = Bool.random(using: &generator)
      let groups = (0..<persons).map { compared ? ($0 % 2 == 0 ? "a" : "b") : nil }
      var seen: SeenOccasions?
      _ = LeavingFixture.code { seen = try LeavingFixture.seen(scores, groups: groups) }
      guard let seen else { continue }
      for row in StillThere(seen).rows {
        #expect(Self.finite(row.seenShare) && Self.finite(row.leftShare))
      }
      for row in LastScores(seen).rows {
        #expect(Self.finite(row.difference) && Self.finite(row.standardised))
      }
      _ = LeavingFixture.code {
        let odds = try LeavingOdds(seen)
        #expect(Self.finite(odds.oddsRatio) && Self.finite(odds.score.estimate))
        answers += 1
      }
      _ = LeavingFixture.code {
        let mixture = try PatternMixture(seen, fewest: 2)
        for point in mixture.points {
          #expect(Self.finite(point.average) && Self.finite(point.withoutPatterns))
        }
        answers += 1
      }
      _ = LeavingFixture.code {
        let delta = DeltaAdjustment(try EndPoint(seen))
        #expect(Self.finite(delta.estimate(delta: -3)))
        let tip = delta.tippingPoint(reaching: 1)
        #expect((tip.estimate ?? 0).isFinite && (tip.interval ?? 0).isFinite)
        answers += 1
      }
    }
    #expect(answers > 50)
  }

  @Test("designs with numbers of all sizes")
  func designs() throws {
    var generator = SeededGenerator(seed: 42)
    var answers = 0
    func size() -> Double { Double.random(in: -8...8, using: &generator).exponent10 }
    for _ in 0..<Slow.cases(300, 20_000) {
      let count = Int.random(in: 2...7, using: &generator)
      let unit = size()
      var shares = [1.0]
      for _ in 1..<count {
        shares.append(shares[shares.count - 1] * Double.random(in: 0.3...1, using: &generator))
      }
      let persons = Int.random(in: 2...100, using: &generator)
      let code = LeavingFixture.code {
        let variances = try PersonVariances(level: size(), slope: size(), residual: size())
        let design = try GrowthDesign(
          times: (0..<count).map { Double($0) * unit }, stillThere: shares, variances: variances)
        let found = try SlopePlan(design, .slopeDifference).power(persons: persons, effect: size())
        #expect(found.power >= 0 && found.power <= 1, "\(found)")
        #expect(found.standardError > 0 && found.standardError.isFinite)
        #expect(found.degreesOfFreedom > 0 && found.degreesOfFreedom.isFinite)
        answers += 1
      }
      #expect(["", "plan.numbers"].contains(code))
    }
    #expect(answers > 100)
  }
}

extension Double {
  /// Ten to the power of the number.
  fileprivate var exponent10: Double {
    (0..<Int(abs(self))).reduce(1.0) { power, _ in self < 0 ? power / 10 : power * 10 }
  }
}

import Distributions
import Models
import Results
import TestSupport
import Testing

/// How often intervals hold the truth, over simulated cohorts.
@Suite("Mixed model: coverage of Kenward and Roger's intervals")
struct CoverageTests {
  /// A cohort: services of ten persons each, half of the services in either arm; or persons with lines
  /// of their own over six occasions, half in either arm.
  enum Cohort: String, Sendable, CaseIterable { case services, lines }

  static let truth: [Cohort: [Double]] = [.services: [10, 0.5], .lines: [20, -0.8, 1, 0.4]]

  static func frame(
    _ cohort: Cohort, _ groups: Int, _ generator: inout SeededGenerator
  ) throws -> ModelFrame {
    let truth = Self.truth[cohort] ?? []
    var (y, t, codes, arms): ([Double], [Double], [Int], [Int]) = ([], [], [], [])
    for group in 0..<groups {
      let level = generator.normal()
      let slope = 0.5 * generator.normal()
      let arm = group % 2
      for row in 0..<(cohort == .services ? 10 : 6) {
        let time = Double(row)
        let line: Double
        switch cohort {
        case .services: line = truth[0] + truth[1] * Double(arm) + level
        case .lines:
          line =
            truth[0] + truth[1] * time + truth[2] * Double(arm) + truth[3] * time * Double(arm)
            + 2 * level + slope * time
        }
        y.append(line + 1.5 * generator.normal())
        t.append(time)
        codes.append(group)
        arms.append(arm)
      }
    }
    return try ModelFrame([
      "y": .numeric(y), "t": .numeric(t), "arm": .factor(codes: arms, levels: ["A", "B"]),
      "group": .factor(codes: codes, levels: (0..<groups).map { "g\($0)" }),
    ])
  }

  @Test(
    "95 % intervals hold the truth in 93 to 97 % of cohorts", arguments: Cohort.allCases,
    [6, 10, 20, 50])
  func coverage(_ cohort: Cohort, _ groups: Int) throws {
    let cohorts = Slow.cases(100, 2_000)
    var generator = SeededGenerator(seed: UInt64(groups) * 31 + (cohort == .lines ? 7 : 0))
    var options = MixedModel.Options()
    options.inference = .kenwardRoger
    let model = try MixedModel(
      cohort == .services ? "y ~ arm + (1 | group)" : "y ~ t * arm + (t | group)",
      options: options)
    let truth = Self.truth[cohort] ?? []
    var held = truth.map { _ in 0 }
    for _ in 0..<cohorts {
      let fit = try model.fit(Self.frame(cohort, groups, &generator))
      for (k, term) in fit.fixedEffects.enumerated() {
        guard let interval = term.estimate.interval else { continue }
        if interval.lower <= truth[k] && truth[k] <= interval.upper { held[k] += 1 }
      }
    }
    let shares = held.map { Double($0) / Double(cohorts) }
    if Slow.isAskedFor {
      print("coverage, \(cohort.rawValue), \(groups) groups, \(cohorts) cohorts: \(shares)")
    }
    // 2,000 cohorts have a standard error of 0.5 %, 100 one of 2.2 %. With three persons in each arm the
    // three variances of a line are often estimated at an end, and intervals are a little too wide: over
    // 40,000 cohorts they hold 96.4, 97.3, 96.4 and 97.2 %, so 97 % is not asked of them.
    let few = cohort == .lines && groups == 6
    let bounds = Slow.isAskedFor ? 0.93...(few ? 0.98 : 0.97) : 0.86...1.0
    for (k, share) in shares.enumerated() { #expect(bounds.contains(share), "\(k): \(share)") }
  }
}

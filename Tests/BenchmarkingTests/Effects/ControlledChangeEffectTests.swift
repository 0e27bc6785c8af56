import Benchmarking
import Distributions
import Results
import TestSupport
import Testing

@Suite("Change beyond a comparison group (Morris 2008)")
struct ControlledChangeEffectTests {
  @Test("d_ppc2 of the five studies, Morris's table 5")
  func published() throws {
    let expected = [0.7684, 0.8010, 1.2045, 1.0476, 0.4389]
    let groups = zip(try MorrisGroups.treated(), try MorrisGroups.compared())
    for ((group, comparison), value) in zip(groups, expected) {
      let found = try ControlledChangeEffect.estimate(group, against: comparison)
      #expect(agrees(found.value, value, relative: 0, absolute: 5.1e-5))
    }
  }

  @Test("groups exchanged: the sign turns, the error stays")
  func exchanged() throws {
    let (group, comparison) = (try MorrisGroups.treated()[1], try MorrisGroups.compared()[1])
    let one = try ControlledChangeEffect.estimate(group, against: comparison)
    let other = try ControlledChangeEffect.estimate(comparison, against: group)
    #expect(agrees(other.value, -one.value, relative: 1e-14))
    #expect(agrees(other.standardError, one.standardError ?? .nan, relative: 1e-14))
  }

  @Test("the variance is that of many samples")
  func recovery() throws {
    var random = Xoshiro256(seed: 12)
    let samples = 3_000
    var (values, variance) = ([Double](), 0.0)
    for _ in 0..<samples {
      let found = try ControlledChangeEffect.estimate(
        try MeanChangeEffectTests.sample(n: 60, change: 0.7, using: &random),
        against: try MeanChangeEffectTests.sample(n: 90, change: 0.1, using: &random))
      values.append(found.value)
      variance += (found.standardError ?? 0) * (found.standardError ?? 0) / Double(samples)
    }
    let seen = try #require(SampleMoments(values))
    #expect(agrees(seen.mean, 0.6, relative: 0.03))
    let deviation = try #require(seen.standardDeviation)
    // A variance from 3,000 draws is off by 2.6 % on the whole.
    #expect(agrees(deviation * deviation, variance, relative: 0.09))
  }

  @Test("first scores that do not vary are refused")
  func noSpread() throws {
    let flat = try PairedSummary(
      n: 5, firstMean: 1, firstDeviation: 0, secondMean: 2, secondDeviation: 1, correlation: 0)
    do throws(Withheld) {
      _ = try ControlledChangeEffect.estimate(flat, against: flat)
      Issue.record("an effect without spread")
    } catch {
      #expect(error.code == "effect.no-spread")
    }
  }
}

import Distributions
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("How often intervals of alpha hold it, with few people and skewed answers")
struct AlphaCoverageTests {
  /// Of samples of `n`, how many have alpha in each interval; in the order Feldt, Bonett, Duhachek and
  /// Iacobucci, distribution-free; then the mean of alpha.
  static func shares(_ n: Int, samples: Int) throws -> (held: [Double], mean: Double, lost: Int) {
    let truth = try GuttmanLambdas.lambda3(OrdinalFactor.population)
    let found = mapInOrder(count: samples) { sample -> (held: [Bool], alpha: Double)? in
      var random = Xoshiro256(seed: 1_234, stream: UInt64(1000 * sample + n))
      let answers = ItemDeviations(OrdinalFactor.answers(n, &random))
      let items = answers.covariance
      guard let normal = try? CronbachAlpha.normalTheory(items),
        let free = try? CronbachAlpha.distributionFree(answers)
      else { return nil }
      let (alpha, k) = (normal.value, items.k)
      let intervals = [
        CronbachAlpha.interval(alpha: alpha, n: n, items: k),
        CronbachAlpha.bonettInterval(alpha: alpha, n: n, items: k), normal.interval, free.interval,
      ].compactMap(\.self)
      return (intervals.map { $0.lower <= truth && truth <= $0.upper }, alpha)
    }
    let kept = found.compactMap(\.self)
    let held = (0..<4).map { k in
      Double(kept.count { $0.held[k] }) / Double(kept.count)
    }
    let mean = kept.reduce(0) { $0 + $1.alpha } / Double(kept.count)
    return (held, mean, samples - kept.count)
  }

  @Test("a few hundred samples of fifteen: Feldt's interval holds alpha in nine of ten or more")
  func few() throws {
    let found = try Self.shares(15, samples: 300)
    // Four standard errors of 300 samples below 0.94.
    #expect(found.held[0] > 0.885 && found.lost == 0)
  }

  @Test(
    "two thousand samples: Feldt's interval holds alpha in 93 to 96 % from fifteen people on",
    .enabled(if: Slow.isAskedFor), arguments: [15, 20, 30, 50, 75, 100, 200])
  func many(_ n: Int) throws {
    let found = try Self.shares(n, samples: 2000)
    print("alpha, n \(n): mean \(found.mean), Feldt, Bonett, Duhachek–Iacobucci, ADF \(found.held)")
    #expect(found.lost == 0)
    #expect(found.held[0] >= 0.93 && found.held[0] <= 0.96)
  }

  @Test("the population's alpha is that of very many simulated people")
  func population() throws {
    let truth = try GuttmanLambdas.lambda3(OrdinalFactor.population)
    var random = Xoshiro256(seed: 99)
    let many = ItemDeviations(OrdinalFactor.answers(20_000, &random))
    let sample = try CronbachAlpha.distributionFree(many)
    let error = try #require(sample.standardError)
    #expect(abs(sample.value - truth) < 4 * error)
    if Slow.isAskedFor { print("alpha of the population: \(truth)") }
  }

  @Test(
    "with few people the best cut and the greatest lower bound are too large",
    .enabled(if: Slow.isAskedFor), arguments: [15, 30, 50, 100, 200])
  func tooLarge(_ n: Int) throws {
    let population = try Consistency.of(OrdinalFactor.population)
    let samples = 500
    let found = mapInOrder(count: samples) { sample -> [Double] in
      var random = Xoshiro256(seed: 4_321, stream: UInt64(1000 * sample + n))
      let items = ItemDeviations(OrdinalFactor.answers(n, &random)).covariance
      return [
        try? GuttmanLambdas.lambda2(items), try? SplitHalves.of(items).best.coefficient,
        try? GreatestLowerBound.of(items).coefficient,
      ].compactMap(\.self)
    }.filter { $0.count == 3 }
    let means = (0..<3).map { k in found.reduce(0) { $0 + $1[k] } / Double(found.count) }
    let truth = ["lambda2", "lambda4.exact", "glb"].map { population[$0]?.estimate?.value ?? .nan }
    print("n \(n): mean lambda 2, lambda 4, glb \(means) of \(found.count), truly \(truth)")
    #expect(means[2] > truth[2] && means[1] > truth[1])
  }
}

import Distributions
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("How often intervals by leaving people out hold the population's coefficient")
struct LeftOutCoverageTests {
  /// Of samples of `n`, the share of intervals that hold the coefficient, by identifier, and the samples without.
  static func shares(
    _ items: CategorisedItems, _ n: Int, samples: Int, ids: [String]
  ) throws -> [(id: String, held: Double, lost: Int)] {
    let population = try Consistency.of(items.population)
    let found = mapInOrder(count: samples) { sample -> [Bool?] in
      var random = Xoshiro256(seed: 77, stream: UInt64(100_000 * sample + n))
      let answers = ItemDeviations(items.answers(n, &random))
      let sampled = try? Consistency.of(answers.covariance, answers: answers)
      return ids.map { id in
        guard let interval = sampled?[id]?.estimate?.interval,
          let truth = population[id]?.estimate?.value
        else { return nil }
        return interval.lower <= truth && truth <= interval.upper
      }
    }
    return ids.enumerated().map { place, id in
      let told = found.compactMap { $0[place] }
      return (
        id, Double(told.count { $0 }) / Double(max(1, told.count)), samples - told.count
      )
    }
  }

  @Test("two hundred samples of twenty people")
  func few() throws {
    let ids = ["alpha.standardised", "lambda2", "lambda6", "mu2"]
    for row in try Self.shares(OrdinalFactor.items, 20, samples: 200, ids: ids) {
      // Four standard errors of two hundred samples below 0.95.
      #expect(row.held > 0.888 && row.lost == 0, "\(row)")
    }
  }

  @Test(
    "a thousand samples of few and of many people", .enabled(if: Slow.isAskedFor),
    arguments: [15, 20, 30, 50, 100, 200, 500, 1000], [6, 12])
  func many(_ n: Int, items: Int) throws {
    let ids = [
      "alpha.standardised", "lambda1", "lambda2", "lambda3", "lambda5", "lambda6", "mu2", "mu3",
      "lambda2.standardised", "lambda6.standardised",
    ]
    let population = items == 6 ? OrdinalFactor.items : CategorisedItems.twelve
    let rows = try Self.shares(population, n, samples: 1000, ids: ids)
    print("left out, \(items) items, n \(n):", rows.map { "\($0.id) \($0.held)" })
    for row in rows {
      let isTold = !row.id.hasPrefix("lambda6") || n >= 3 * items
      #expect(row.lost == (isTold ? 0 : 1000), "\(row)")
      // .931 to .965 was seen; some three standard errors of a thousand samples beyond.
      if isTold { #expect(row.held >= 0.91 && row.held <= 0.985, "\(row)") }
    }
  }
}

import Benchmarking
import Distributions
import Results
import TestSupport
import Testing

@Suite("Where services stand in a row (Goldstein & Spiegelhalter 1996)")
struct RankIntervalsTests {
  static func options(_ draws: Int, seed: UInt64 = 1) -> RankIntervals.Options {
    var options = RankIntervals.Options()
    options.draws = draws
    options.seed = seed
    return options
  }

  @Test("Dyestuff's batches have the places that convolution gives them")
  func convolution() throws {
    let expected = try ServiceModels.expected()
    let effects = try ServiceEffects(try ServiceModels.dyestuff(), group: "Batch")
    let found = try effects.ranks(Self.options(100_000))
    // Four standard errors of a share from 100,000 draws: 4 √(p(1 − p)/100,000), at most 0.0064.
    let sides: [(KeyPath<RankIntervals.Rank, Int>, Double, Double)] = [
      (\.lower, 0.025, 0.002), (\.median, 0.5, 0.0064), (\.upper, 0.975, 0.002),
    ]
    for (service, rank) in zip(effects.services, found.ranks) {
      for (side, share, error) in sides {
        let place = rank[keyPath: side]
        let name = "dyestuff.\(service.name).rank"
        #expect(expected["\(name)\(place)"] > share - error)
        #expect(place == 1 || expected["\(name)\(place - 1)"] < share + error)
      }
      let mean = 6 - (1...5).reduce(0) { $0 + expected["dyestuff.\(service.name).rank\($1)"] }
      // The standard deviation of a rank among six is below 1.3.
      #expect(agrees(rank.expected, mean, relative: 0, absolute: 0.017))
    }
  }

  @Test("the mean rank of every school is 1 + Σ P(another lies below)")
  func expectedRanks() throws {
    let effects = try ServiceEffects(
      try ServiceModels.schools("post ~ pre + (1 | school)"), group: "school")
    let found = try effects.ranks()
    let values = effects.services.map { ($0.effect.value, $0.effect.standardError ?? 0) }
    for (j, rank) in found.ranks.enumerated() {
      var mean = 1.0
      for (i, other) in values.enumerated() where i != j {
        let spread = (other.1 * other.1 + values[j].1 * values[j].1).squareRoot()
        mean += Normal().cumulative((values[j].0 - other.0) / spread)
      }
      // Ranks among 131 have standard deviations of 20 at most here: 4.5 standard errors.
      #expect(agrees(rank.expected, mean, relative: 0, absolute: 0.9))
      #expect(rank.lower <= rank.median && rank.median <= rank.upper)
    }
    let sum = found.ranks.reduce(0) { $0 + $1.expected }
    #expect(agrees(sum, 131 * 132 / 2, relative: 1e-12))
  }

  @Test("the same seed gives the same ranks, another seed others")
  func seeds() throws {
    let effects = (0..<300).map { Double($0 * 7 % 300) / 100 }
    let errors = effects.map { _ in 0.5 }
    let one = try RankIntervals(effects, errors: errors, options: Self.options(1_000))
    let again = try RankIntervals(effects, errors: errors, options: Self.options(1_000))
    let other = try RankIntervals(effects, errors: errors, options: Self.options(1_000, seed: 2))
    #expect(one == again)
    #expect(one.ranks != other.ranks)
  }

  @Test("without error to speak of, ranks are those of sorting, however the values lie")
  func sorting() throws {
    var random = Xoshiro256(seed: 4)
    // Some far out, two clusters closer than single precision tells apart, some alike but for one digit.
    var values = (0..<2_000).map { _ in random.normal() }
    values += (0..<500).map { 1e6 + 1e-3 * Double($0 * 77 % 500) }
    values += (0..<10).map { -1e6 - 1e-3 * Double($0 * 3 % 10) }
    values += [1e20, -1e20, 3e20, 1e-9, 2e-9]
    var errors = values.map { _ in 0.0 }
    errors[1_000] = 1e-9
    let found = try RankIntervals(values, errors: errors, options: Self.options(100))
    let order = values.indices.sorted { values[$0] < values[$1] }
    for (position, index) in order.enumerated() {
      let rank = found.ranks[index]
      #expect(rank.lower == position + 1 && rank.upper == position + 1)
      #expect(rank.expected == Double(position + 1))
    }
  }

  @Test("two services as good as equal share two places, evenly")
  func even() throws {
    let found = try RankIntervals(
      [0, 0, 100], errors: [1, 1, 1], options: Self.options(40_000))
    // Four standard errors of a share of one half from 40,000 draws.
    #expect(agrees(found.ranks[0].expected, 1.5, relative: 0, absolute: 0.01))
    #expect(found.ranks[0].lower == 1 && found.ranks[0].upper == 2)
    #expect(found.ranks[2] == found.ranks[2] && found.ranks[2].lower == 3)
  }

  @Test("a number of draws that does not fill its last part is drawn in full")
  func parts() throws {
    for draws in [100, 101, 149, 151] {
      let found = try RankIntervals(
        [1, 2, 3, 4], errors: [1, 1, 1, 1], options: Self.options(draws))
      let sum = found.ranks.reduce(0) { $0 + $1.expected }
      #expect(agrees(sum, 10, relative: 1e-12))
    }
  }

  @Test("what cannot be ranked is refused with the reason")
  func refusals() throws {
    let many = Array(repeating: 1.0, count: 65_536)
    let cases: [([Double], [Double], String)] = [
      ([], [], "services.too-few"), ([1, 2], [1, 1], "services.too-few"),
      ([1, 2, .nan], [1, 1, 1], "services.not-finite"),
      ([1, 2, 1e300], [1, 1, 1], "services.not-finite"),
      ([1, 2, 3], [1, -1, 1], "services.not-finite"),
      ([1, 2, 3], [1, .infinity, 1], "services.not-finite"),
      ([1, 2, 3], [0, 0, 0], "services.no-difference"),
      (many, many, "services.too-many-ranks"),
      (Array(many.prefix(60_000)), Array(many.prefix(60_000)), "services.too-many-ranks"),
    ]
    for (effects, errors, code) in cases {
      do throws(Withheld) {
        _ = try RankIntervals(effects, errors: errors)
        Issue.record("\(effects.count) services were ranked")
      } catch {
        #expect(error.code == code)
      }
    }
  }
}

import Distributions
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Alpha of everybody, those who left items out among them")
struct IncompleteAlphaTests {
  /// Some tests of the pupils, with answers taken out as in ``HolzingerSwineford/incomplete()``.
  static func pupils(_ tests: [Int]) throws -> [[Double?]] {
    try HolzingerSwineford.rows().enumerated().map { position, row in
      var scores = row.scores.map(Optional.some)
      if position < 30 { scores[0] = nil }
      if 19..<60 ~= position { scores[4] = nil }
      if position % 7 == 0 { scores[8] = nil }
      return tests.map { scores[$0] }
    }
  }

  /// Tests, alpha, and its error by the sandwich and of normal answers.
  struct Known: Sendable {
    var tests: [Int]
    var alpha, free, normal: Double
  }

  /// R lavaan 0.6-14: every variance and covariance free, `missing = "ml"`, `em.h1.tol = 1e-13`, and
  /// `alpha := k/(k − 1)·(1 − trace/total)` with its standard errors of `estimator = "MLR"` and of `estimator = "ML"`,
  /// `information = "observed"`.
  @Test(
    "value and standard errors are those of full information",
    arguments: [
      Known(
        tests: Array(0..<9), alpha: 0.766458406269991, free: 0.023460500992612,
        normal: 0.020436556145444),
      Known(
        tests: [3, 4, 5], alpha: 0.879783799222234, free: 0.011384634742593,
        normal: 0.012050461748465),
      Known(
        tests: [0, 1, 2, 8], alpha: 0.669108903156287, free: 0.032696669669346,
        normal: 0.032169931789663),
    ])
  func lavaan(_ known: Known) throws {
    let found = try IncompleteAlpha.of(try Self.pupils(known.tests))
    // Their search for a fit that is perfect stops short of ours.
    #expect(agrees(found.alpha.value, known.alpha, relative: 1e-7))
    #expect(agrees(found.distributionFreeError, known.free, relative: 1e-6))
    #expect(agrees(found.normalTheoryError, known.normal, relative: 1e-6))
    #expect(found.alpha.standardError == max(found.distributionFreeError, found.normalTheoryError))
    #expect(found.n == 301 && found.complete < 301 && found.keying.items.isEmpty)
  }

  @Test("of complete answers it is alpha, with the error that supposes no distribution")
  func complete() throws {
    let rows = MadeUpItems.answers(120, items: 5, seed: 3)
    let known = try CronbachAlpha.distributionFree(ItemDeviations(rows))
    let found = try IncompleteAlpha.of(rows.map { $0.map(Optional.some) })
    #expect(agrees(found.alpha.value, known.value, relative: 1e-12))
    // Both divide by n in one place where the other divides by n − 1.
    let error = try #require(known.standardError)
    #expect(agrees(found.distributionFreeError, error, relative: 1.0 / 100))
    #expect(found.complete == 120)
  }

  /// With two items of which the second is missing for some, the likeliest moments are in closed form: the first item's
  /// of everybody, and the regression of the second on it of those who answered both.
  ///
  /// Anderson, T. W. (1957). Maximum likelihood estimates for a multivariate normal distribution when some
  /// observations are missing. *Journal of the American Statistical Association, 52*(278), 200–203.
  @Test("two items, one missing for some: the closed form")
  func twoItems() throws {
    let rows = MadeUpItems.answers(60, items: 2, seed: 8)
    let both = rows.filter { $0[0] > -0.5 }
    func moments(_ x: [Double], _ y: [Double]) -> Double {
      let n = Double(x.count)
      let (a, b) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
      return zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / n
    }
    let (first, second) = (both.map { $0[0] }, both.map { $0[1] })
    let slope = moments(first, second) / moments(first, first)
    let rest = moments(second, second) - slope * slope * moments(first, first)
    let everybody = rows.map { $0[0] }
    let variance = moments(everybody, everybody)
    let (own, shared) = (rest + slope * slope * variance, slope * variance)
    let known = 4 * shared / (variance + own + 2 * shared)
    let found = try IncompleteAlpha.of(rows.map { [$0[0], $0[0] > -0.5 ? $0[1] : nil] })
    // The search stops when nothing moves by 1e-12 of a standard deviation in one step.
    #expect(agrees(found.alpha.value, known, relative: 1e-9))
    #expect(found.complete == both.count && found.n == 60)
  }

  @Test(
    "people who answered nothing change nothing, and neither does the order of people or a unit")
  func unchanged() throws {
    let rows = try Self.pupils([0, 1, 2, 8])
    let found = try IncompleteAlpha.of(rows)
    let padded = try IncompleteAlpha.of(rows + [[nil, nil, nil, nil]])
    #expect(found == padded)
    let turned = try IncompleteAlpha.of(rows.reversed())
    let larger = try IncompleteAlpha.of(rows.map { $0.map { $0.map { 100 * $0 + 7 } } })
    for other in [turned, larger] {
      #expect(agrees(other.alpha.value, found.alpha.value, relative: 1e-9))
      let error = try #require(found.alpha.standardError)
      #expect(agrees(other.alpha.standardError, error, relative: 1e-7))
    }
  }

  @Test("where covariances cannot be had it is withheld")
  func withheld() {
    let rows = MadeUpItems.answers(30, items: 3, seed: 5).map { $0.map(Optional.some) }
    let cases: [(rows: [[Double?]], code: String)] = [
      ([], "alpha.one-item"), ([[1], [2]], "alpha.one-item"),
      (rows.map { [$0[0], $0[1], nil] }, "alpha.no-covariances"),
      (rows.map { [$0[0], $0[1], 2] }, "alpha.no-covariances"),
      (rows.map { [$0[0], $0[1], $0[1]] }, "alpha.no-covariances"),
      (
        rows.enumerated().map { place, row in
          // Nobody answered both the second and the third.
          place % 2 == 0 ? [row[0], row[1], nil] : [row[0], nil, row[2]]
        }, "alpha.no-covariances"
      ),
      ([[nil, nil], [nil, nil]], "alpha.no-covariances"),
    ]
    for odd in cases {
      expectWithheld(odd.code) { () throws(Withheld) in _ = try IncompleteAlpha.of(odd.rows) }
    }
  }

  /// Of samples of `n`, how many have alpha of the population in the interval of everybody, and in Feldt's of those who
  /// answered everything.
  static func shares(_ n: Int, samples: Int) throws -> (
    everybody: Double, complete: Double, lost: Int, missing: Double
  ) {
    let truth = try GuttmanLambdas.lambda3(OrdinalFactor.population)
    let found = mapInOrder(count: samples) {
      sample -> (everybody: Bool, complete: Bool, missing: Double)? in
      var random = Xoshiro256(seed: 77, stream: UInt64(1000 * sample + n))
      let rows = OrdinalFactor.answers(n, &random).map { row in
        row.indices.map { item -> Double? in
          // The first item is always there, and what is missing depends on it alone.
          item > 0 && random.uniform() < (row[0] < 1 ? 0.25 : 0.08) ? nil : row[item]
        }
      }
      let whole = rows.filter { !$0.contains(nil) }.map { $0.compactMap(\.self) }
      guard let everybody = try? IncompleteAlpha.of(rows).alpha.interval,
        let alpha = try? GuttmanLambdas.lambda3(ItemDeviations(whole).covariance)
      else { return nil }
      let feldt = CronbachAlpha.interval(alpha: alpha, n: whole.count, items: 6)
      let missing = rows.reduce(0) { $0 + $1.count { $0 == nil } }
      return (
        everybody.lower <= truth && truth <= everybody.upper,
        feldt.lower <= truth && truth <= feldt.upper, Double(missing) / Double(6 * n)
      )
    }
    let kept = found.compactMap(\.self)
    let count = Double(kept.count)
    return (
      Double(kept.count { $0.everybody }) / count, Double(kept.count { $0.complete }) / count,
      samples - kept.count, kept.reduce(0) { $0 + $1.missing } / count
    )
  }

  @Test("a hundred and fifty samples of a hundred people: alpha is held in nine of ten")
  func few() throws {
    let found = try Self.shares(100, samples: 150)
    // Four standard errors of 150 samples below 0.95.
    #expect(found.everybody > 0.879 && found.lost == 0)
  }

  @Test(
    "a thousand samples: everybody's interval holds alpha",
    .enabled(if: Slow.isAskedFor), arguments: [30, 50, 100, 200, 500])
  func many(_ n: Int) throws {
    let found = try Self.shares(n, samples: 1000)
    print("alpha with gaps, n \(n): \(found)")
    // Four standard errors of a thousand samples about 0.95.
    #expect(found.everybody > 0.922 && found.everybody < 0.978)
  }
}

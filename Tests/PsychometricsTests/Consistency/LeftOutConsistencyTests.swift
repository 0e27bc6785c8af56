import Distributions
import Glibc
import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Intervals of coefficients of consistency by leaving people out")
struct LeftOutConsistencyTests {
  private static func found(_ rows: [[Double]]) throws -> Consistency {
    let answers = ItemDeviations(rows)
    return try Consistency.of(answers.covariance, answers: answers)
  }

  /// Whole numbers, so that sums have no rounding.
  private static func whole(_ n: Int, items k: Int, seed: UInt64) -> [[Double]] {
    MadeUpItems.answers(n, items: k, seed: seed).map { $0.map { ($0 * 3).rounded() } }
  }

  private typealias Formula = @Sendable (ItemCovariance) throws -> Double

  @Test("twelve people: as from deleting each row and starting anew")
  func byHand() throws {
    let rows = Self.whole(12, items: 3, seed: 31)
    let found = try Self.found(rows)
    let formulas: [(String, Formula)] = [
      ("alpha.standardised", { try GuttmanLambdas.lambda3($0.standardised()) }),
      ("lambda1", { try GuttmanLambdas.lambda1($0) }),
      ("lambda2", { try GuttmanLambdas.lambda2($0) }),
      ("lambda5.standardised", { try GuttmanLambdas.lambda5($0.standardised()) }),
      ("mu3", { try TenBergeBounds.mu(3, $0) }),
      ("lambda6", { try GuttmanLambdas.lambda6($0) }),
    ]
    // Student's t of 0.975 with eleven degrees of freedom, from R: qt(0.975, 11).
    let t = 2.200985160082949
    for (id, formula) in formulas {
      let value = try formula(ItemDeviations(rows).covariance)
      let left = try rows.indices.map { gone in
        var rest = rows
        rest.remove(at: gone)
        return try formula(ItemDeviations(rest).covariance)
      }
      func root(_ values: [Double]) -> (mean: Double, error: Double) {
        let mean = values.reduce(0, +) / 12
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (11.0 / 12 * squares).squareRoot())
      }
      let plain = root(left)
      let moved = root(left.map { -log(1 - $0) })
      let here = -log(1 - value)
      let centre = id == "lambda6" ? here - 11 * (moved.mean - here) : here
      let row = try #require(found[id])
      let interval = try #require(row.estimate?.interval)
      // Sums of twelve people by another order of adding.
      #expect(agrees(row.estimate?.value, value, relative: 1e-12))
      #expect(agrees(row.estimate?.standardError, plain.error, relative: 1e-10))
      #expect(agrees(interval.lower, 1 - exp(t * moved.error - centre), relative: 1e-9))
      #expect(agrees(interval.upper, 1 - exp(-t * moved.error - centre), relative: 1e-9))
      #expect(interval.method == (id == "lambda6" ? "jackknife-t-corrected" : "jackknife-t"))
      #expect(row.intervalWithheld == nil)
    }
  }

  @Test("names of one coefficient have one interval, and alpha has it beside Feldt's")
  func names() throws {
    let found = try Self.found(Self.whole(40, items: 5, seed: 32))
    let alpha = try #require(found["alpha.raw"])
    #expect(alpha.estimate?.interval?.method == "feldt-1965")
    let own = try #require(alpha.furtherIntervals.first { $0.method == "jackknife-t" })
    for id in ["lambda3", "mu0"] {
      #expect(agrees(found[id]?.estimate?.interval?.lower, own.lower, relative: 1e-12))
      #expect(agrees(found[id]?.estimate?.interval?.upper, own.upper, relative: 1e-12))
    }
    let two = found["lambda2"]?.estimate?.interval
    #expect(agrees(found["mu1"]?.estimate?.interval?.lower, two?.lower ?? .nan, relative: 1e-12))
    // λ1 is alpha times (k − 1)/k, and so is its error.
    #expect(
      agrees(
        found["lambda1"]?.estimate?.standardError,
        0.8 * (found["lambda3"]?.estimate?.standardError ?? .nan), relative: 1e-10))
  }

  @Test("every coefficient with a value has an interval or a reason for none")
  func complete() throws {
    let found = try Self.found(Self.whole(40, items: 5, seed: 33))
    for row in found.coefficients {
      #expect((row.estimate?.interval == nil) == (row.intervalWithheld != nil), "\(row.id)")
      if let interval = row.estimate?.interval, row.formula != .lambda6 {
        let value = try #require(row.estimate?.value)
        #expect(interval.lower < value && value < interval.upper)
      }
    }
    for id in ["lambda4.exact", "glb", "split.smallest", "split-half.smallest"] {
      #expect(found[id]?.intervalWithheld?.code == "consistency.best-of-many")
    }
    // Without the people there is nothing to leave out, and nothing to say about it.
    let bare = try Consistency.of(ItemDeviations(Self.whole(40, items: 5, seed: 33)).covariance)
    #expect(bare["lambda2"]?.estimate?.interval == nil && bare["lambda2"]?.intervalWithheld == nil)
  }

  @Test("the order of people changes nothing, nor another unit or origin of all items")
  func invariance() throws {
    let rows = Self.whole(60, items: 4, seed: 34)
    let before = try Self.found(rows)
    let turned = try Self.found(rows.reversed())
    let moved = try Self.found(rows.map { $0.map { 10 * $0 + 7 } })
    for row in before.coefficients {
      guard let interval = row.estimate?.interval else { continue }
      for other in [turned, moved] {
        let there = try #require(other[row.id]?.estimate?.interval)
        // Left-out figures differ in their fifteenth digit, their spread in its thirteenth.
        #expect(agrees(there.lower, interval.lower, relative: 1e-9, absolute: 1e-10))
        #expect(agrees(there.upper, interval.upper, relative: 1e-9, absolute: 1e-10))
      }
    }
    // An item in another unit leaves figures of correlations alone.
    let scaled = try Self.found(rows.map { [$0[0], 5 * $0[1], $0[2], $0[3]] })
    let one = before["lambda2.standardised"]?.estimate?.standardError
    #expect(
      agrees(scaled["lambda2.standardised"]?.estimate?.standardError, one ?? .nan, relative: 1e-9))
  }

  @Test("the error of alpha is that of first order, where people are many")
  func firstOrder() throws {
    for (n, tolerance) in [(500, 0.02), (20_000, 0.13), (120_000, 0.13)] {
      var random = Xoshiro256(seed: 35)
      let rows = OrdinalFactor.answers(n, &random)
      let answers = ItemDeviations(rows)
      let groups = PeopleGroups(rows)
      #expect(groups.lookedAt == min(n, 25_000) && groups.people == n)
      let found = try Consistency.of(answers.covariance, groups: groups)
      let free = try CronbachAlpha.distributionFree(answers)
      // One by one the two differ by terms of 1/n; by five hundred groups an error is certain to 3.2 % of its
      // size, of which 0.13 is four.
      #expect(
        agrees(
          found["lambda3"]?.estimate?.standardError, free.standardError ?? .nan,
          relative: tolerance), "\(n)")
    }
  }

  @Test("from codes and points the same groups as from rows")
  func codes() throws {
    let points: [[Double]] = [[0, 1, 2, 4], [0, 0.5, 1], [1, 2, 3, 4]]
    var random = Xoshiro256(seed: 36)
    for n in [0, 1, 40, 700] {
      let codes = (0..<n).map { _ in
        points.map { UInt16(random.next(upperBound: UInt64($0.count))) }
      }
      let rows = codes.map { row in row.indices.map { points[$0][Int(row[$0])] } }
      let columns = points.indices.map { item in codes.map { $0[item] } }
      let groups = PeopleGroups(codes: columns, points: points)
      #expect(groups.people == n && groups.lookedAt == n && groups.columns == 3)
      guard n >= 2 else { continue }
      let covariance = ItemDeviations(rows).covariance
      let one = try Consistency.of(covariance, groups: groups)
      let other = try Consistency.of(covariance, groups: PeopleGroups(rows))
      #expect(one == other && one["lambda2"]?.estimate?.interval != nil)
    }
  }

  @Test("two people, copies, an item on which one person alone differs: no interval, and why")
  func edges() throws {
    let two = try Self.found([[1, 2], [3, 5]])
    #expect(two["lambda2"]?.intervalWithheld?.code == "consistency.lost")
    let pair = try Self.found([[1, 2], [3, 5], [2, 2], [4, 3]])
    #expect(pair["lambda2"]?.estimate?.interval != nil)
    #expect(pair["lambda6"]?.intervalWithheld?.code == "consistency.few-for-lambda6")

    let copies = try Self.found([[1, 1], [2, 2], [4, 4], [5, 5], [3, 3]])
    #expect(copies["lambda2"]?.estimate?.value == 1)
    #expect(copies["lambda2"]?.intervalWithheld?.code == "consistency.alike")

    let rows = Self.whole(30, items: 3, seed: 37)
    let alone = try Self.found(rows.enumerated().map { $1 + [$0 == 4 ? 1 : 2] })
    #expect(alone["lambda2"]?.estimate?.interval != nil)
    #expect(alone["lambda2.standardised"]?.intervalWithheld?.code == "consistency.lost")
    #expect(alone["lambda6"]?.intervalWithheld?.code == "consistency.lost")

    let constant = try Self.found(rows.map { $0 + [2] })
    #expect(constant["lambda2"]?.estimate?.interval != nil)
    #expect(constant["lambda2.standardised"]?.withheld?.code == "consistency.constant-item")

    let twice = try Self.found(rows.map { $0 + [$0[0]] })
    #expect(twice["mu2"]?.estimate?.interval != nil)
    #expect(twice["lambda6"]?.withheld?.code == "consistency.singular")
  }

  @Test(
    "a million people of fourteen items", .enabled(if: Slow.isAskedFor))
  func million() throws {
    var random = Xoshiro256(seed: 38)
    let points = [[Double]](repeating: [0, 1, 2, 3, 4], count: 14)
    let kinds = CategorisedItems.twelve.answers(5000, &random).map { $0 + $0.prefix(2) }
    let codes = (0..<14).map { item in (0..<1_000_000).map { UInt16(kinds[$0 % 5000][item]) } }
    let covariance = ItemDeviations(kinds).covariance
    let clock = ContinuousClock()
    var groups: PeopleGroups?
    let grouping = clock.measure { groups = PeopleGroups(codes: codes, points: points) }
    let bare = try clock.measure { _ = try Consistency.of(covariance) }
    let whole = try clock.measure { _ = try Consistency.of(covariance, groups: groups) }
    print(
      "a million people of fourteen items: groups \(grouping), table \(bare), with intervals \(whole)"
    )
    #expect(grouping < .seconds(2) && whole < .seconds(4))
  }
}

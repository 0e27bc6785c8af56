import Change
import Platform
import Results
import TestSupport
import Testing

/// HAM-D of 40 people at occasions 1 and 4 of `claus_2020` (lower is better), reliability .80.
///
/// Expected numbers: reference/change.md §1.6, computed there in R from the same file, independently
/// of the package that pins the counts.
enum Claus2020 {
  static let reliability = 0.8

  static func pairs() throws -> [(id: Int, first: Double, second: Double)] {
    var scores: [Int: [Int: Double]] = [:]
    for row in try SharedData.rows("claus_2020.csv") {
      guard let id = row["id"].flatMap({ Int($0) }), let time = row["time"].flatMap({ Int($0) }),
        let score = row["hamd"].flatMap({ NumberText.value($0) })
      else { continue }
      scores[id, default: [:]][time] = score
    }
    return scores.sorted { $0.key < $1.key }.compactMap { id, scores in
      guard let first = scores[1], let second = scores[4] else { return nil }
      return (id, first, second)
    }
  }

  static func moments() throws -> PairMoments {
    try #require(PairMoments(pairs().map { (first: $0.first, second: $0.second) }))
  }
}

@Suite("Methods of change that take the sample's spread")
struct SampleMethodTests {
  static let extras: SampleMethod.Extras = {
    var extras = SampleMethod.Extras()
    extras.secondReliability = 0.5
    return extras
  }()

  @Test(
    "moments of claus_2020 agree with R",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func moments() throws {
    let moments = try Claus2020.moments()
    #expect(moments.n == 40)
    // Printed to ten decimals.
    #expect(agrees(moments.firstMean, 24.85, relative: 1e-12))
    #expect(agrees(moments.firstDeviation, 3.3401212937, relative: 1e-10))
    #expect(agrees(moments.secondMean, 14.975, relative: 1e-12))
    #expect(agrees(moments.secondDeviation, 7.7110892509, relative: 1e-10))
    #expect(agrees(moments.correlation, 0.1631187447, relative: 1e-9))
    let hageman = try HagemanArrindell(moments, reliability: Claus2020.reliability)
    #expect(agrees(hageman.standardErrorOfMeasurement, 1.4937476531, relative: 1e-10))
    #expect(agrees(hageman.firstReliability, 0.8, relative: 1e-12))
    #expect(agrees(hageman.secondReliability, 0.9624748003, relative: 1e-9))
    #expect(agrees(hageman.differenceReliability, 0.9282715986, relative: 1e-9))
  }

  /// Improved, unchanged, deteriorated of 40, and the index of persons 1, 2, 3 and 5.
  static let published: [(SampleMethod, [Int], [Double])] = [
    (.jacobsonTruax, [29, 10, 1], [-5.6805320, -1.8935107, -11.3610640, -2.3668883]),
    (.gulliksenLordNovick, [29, 10, 1], [-5.9728370, -2.9789337, -11.6612532, -1.9809660]),
    (.hsuLinnNordOwnMean, [12, 16, 12], [-1.0453712, 1.9485320, -6.7337874, 2.9464998]),
    (.edwardsNunnally, [32, 5, 3], [-8.0134017, -3.9966590, -15.6452129, -2.6577448]),
    (.nunnallyKotschFirstSpread, [28, 11, 1], [-4.5222242, -2.2554452, -8.8291044, -1.4998521]),
    (.hagemanArrindell, [32, 7, 1], [-5.8210292, -2.1723534, -11.2940430, -2.6284378]),
  ]

  @Test(
    "indices and counts of claus_2020 agree with the reference, the drifting ones under their own name",
    .enabled(if: SharedData.isPresent, SharedData.absence), arguments: published)
  func agreesWithReference(_ method: SampleMethod, _ counts: [Int], _ indices: [Double]) throws {
    let pairs = try Claus2020.pairs()
    let line = try method.expectation(
      Claus2020.moments(), reliability: Claus2020.reliability, Self.extras)
    let critical = line.criticalValue(tail: method.isOneSided ? 0.05 : 0.025)
    let found = pairs.map { line.index(first: $0.first, second: $0.second) }
    // Lower is better.
    let improved = found.count { $0 < -critical }
    let deteriorated = found.count { $0 > critical }
    #expect([improved, found.count - improved - deteriorated, deteriorated] == counts)
    for (id, expected) in zip([1, 2, 3, 5], indices) {
      let position = try #require(pairs.firstIndex { $0.id == id })
      // Printed to seven decimals.
      #expect(abs(found[position] - expected) < 5.1e-8, "person \(id)")
    }
  }

  @Test(
    "the post spread in the formula of Nunnally and Kotsch gives 19, 21, 0",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func nunnallyKotschSecondSpread() throws {
    // reference/change.md §1.3: "28/11/1 as coded, 19/21/0 with s2".
    let line = try SampleMethod.nunnallyKotsch.expectation(
      Claus2020.moments(), reliability: 0.8, Self.extras)
    let found = try Claus2020.pairs().map { line.index(first: $0.first, second: $0.second) }
    let critical = line.criticalValue(tail: 0.025)
    #expect(found.count { $0 < -critical } == 19)
    #expect(found.count { $0 > critical } == 0)
  }

  @Test("with a reliability of one half, each line is what its formula says")
  func formulas() throws {
    let pairs = PairMoments(
      n: 20, firstMean: 10, firstDeviation: 4, secondMean: 13, secondDeviation: 5, correlation: 0.4)
    var extras = SampleMethod.Extras()
    extras.secondReliability = 0.75
    extras.referenceSecondMean = 12
    func line(_ method: SampleMethod) throws -> ExpectedScore {
      try method.expectation(pairs, reliability: 0.5, extras)
    }
    // By hand: SEM² = 8, S_diff² = 16, SEP² = 12; T(14) = 12.
    #expect(try line(.jacobsonTruax).expected(after: 14) == 14)
    #expect(try agrees(line(.jacobsonTruax).variance, 16, relative: 1e-15))
    #expect(try agrees(line(.gulliksenLordNovick).expected(after: 14), 12, relative: 1e-15))
    #expect(try agrees(line(.gulliksenLordNovick).variance, 12, relative: 1e-15))
    #expect(try agrees(line(.hsuLinnNord).expected(after: 14), 14, relative: 1e-15))
    #expect(try agrees(line(.hsuLinnNordOwnMean).expected(after: 14), 15, relative: 1e-15))
    #expect(try agrees(line(.edwardsNunnally).variance, 8, relative: 1e-15))
    // r² SEM² = 2; + 25/4, or 16/4.
    #expect(try agrees(line(.nunnallyKotsch).variance, 8.25, relative: 1e-15))
    #expect(try agrees(line(.nunnallyKotschFirstSpread).variance, 6, relative: 1e-15))
    // R_22 = 17/25, R_dd = (8 + 17 − 16)/(16 + 25 − 16) = .36; drift 3 · .64/.36.
    #expect(try agrees(line(.hagemanArrindell).expected(after: 14), 14 - 16.0 / 3, relative: 1e-14))
    #expect(try agrees(line(.hagemanArrindell).variance, 16 / 0.36, relative: 1e-14))
  }

  @Test(
    "shifting all scores moves no index, stretching them none either",
    arguments: SampleMethod.allCases)
  func affine(_ method: SampleMethod) throws {
    let raw: [(first: Double, second: Double)] = [(3, 5), (8, 7), (5, 9), (6, 6), (2, 8), (9, 4)]
    func indices(_ pairs: [(first: Double, second: Double)], reference: Double) throws -> [Double] {
      var extras = Self.extras
      extras.referenceSecondMean = reference
      let line = try method.expectation(
        #require(PairMoments(pairs)), reliability: 0.7, extras)
      return pairs.map { line.index(first: $0.first, second: $0.second) }
    }
    let plain = try indices(raw, reference: 7)
    let moved = try indices(
      raw.map { (first: 100 + 3 * $0.first, second: 100 + 3 * $0.second) }, reference: 121)
    // Rounding of a dozen operations on numbers of the size of 100.
    for (a, b) in zip(plain, moved) { #expect(abs(a - b) < 1e-11) }
    // Turning the scale round turns the sign.
    let turned = try indices(
      raw.map { (first: -$0.first, second: -$0.second) }, reference: -7)
    for (a, b) in zip(plain, turned) { #expect(abs(a + b) < 1e-12) }
  }

  @Test("what is out of range or not there is withheld, with a code each")
  func refusals() throws {
    let pairs = PairMoments(
      n: 20, firstMean: 10, firstDeviation: 4, secondMean: 13, secondDeviation: 5, correlation: 0.4)
    func code(_ method: SampleMethod, _ pairs: PairMoments, _ r: Double) -> String? {
      do throws(Withheld) {
        _ = try method.expectation(pairs, reliability: r)
        return nil
      } catch {
        return error.code
      }
    }
    for r in [1, 1.2, -0.1, .nan] {
      #expect(code(.jacobsonTruax, pairs, r) == "change.reliability-out-of-range")
    }
    #expect(code(.jacobsonTruax, pairs, 0) == nil)
    #expect(code(.nunnallyKotsch, pairs, 0.8) == "change.needs-second-reliability")
    #expect(code(.hsuLinnNord, pairs, 0.8) == "change.needs-reference-second-mean")
    let same = try #require(PairMoments([(4, 1), (4, 2), (4, 9)]))
    #expect(same.correlation == nil)
    for method in SampleMethod.allCases { #expect(code(method, same, 0.8) == "change.no-spread") }
    let parallel = try #require(PairMoments([(1, 3), (2, 4), (6, 8)]))
    #expect(code(.hagemanArrindell, parallel, 0.8) == "change.differences-within-error")
    #expect(PairMoments([(1, 2)]) == nil)
  }
}

import Benchmarking
import Results
import TestSupport
import Testing

@Suite("A service against a norm with an error of its own (Welch 1947)")
struct NormComparisonTests {
  static func norm(n: Int? = 1749, year: Int? = 2006) throws(Withheld) -> NormGroup {
    try NormGroup(
      population: "made up", year: year, n: n, mean: 50.7, standardDeviation: 8.79)
  }

  @Test("agrees with R's t.test on samples of these moments")
  func welch() throws {
    // t.test(a, b) of samples moved and stretched to these means and standard deviations exactly.
    let found = try NormComparison(
      n: 40, mean: 47.3, standardDeviation: 9.1, year: 2008, against: try Self.norm())
    #expect(agrees(found.difference.value, -3.4, relative: 1e-13))
    #expect(agrees(found.difference.standardError, 1.4541066528299975, relative: 1e-12))
    #expect(agrees(found.degreesOfFreedom, 40.6817525757708, relative: 1e-12))
    #expect(agrees(found.pValue, 0.0243748535824691, relative: 1e-11))
    #expect(agrees(found.difference.interval?.lower, -6.3373257873136, relative: 1e-11))
    #expect(agrees(found.difference.interval?.upper, -0.4626742126864, relative: 1e-11))
    #expect(found.notes.isEmpty)
    let small = try NormComparison(
      n: 12, mean: 23.1, standardDeviation: 4.2, year: 2008,
      against: try NormGroup(
        population: "small", year: 2008, n: 60, mean: 23.7, standardDeviation: 3.9))
    #expect(agrees(small.degreesOfFreedom, 15.0376266737426, relative: 1e-12))
    #expect(agrees(small.pValue, 0.654181594819702, relative: 1e-11))
  }

  @Test("z, T and percentile")
  func standing() throws {
    let norm = try NormGroup(
      population: "made up", year: 2020, n: 500, mean: 20, standardDeviation: 4)
    let low = NormStanding(14, in: norm)
    #expect(low.z == -1.5 && low.t == 35)
    // R: pnorm(-1.5), pnorm(2).
    #expect(agrees(low.percentile, 6.68072012688581, relative: 1e-13))
    #expect(agrees(NormStanding(28, in: norm).percentile, 97.7249868051821, relative: 1e-13))
    #expect(NormStanding(20, in: norm).percentile == 50)
  }

  @Test("a norm without its year or its people is refused with the reason")
  func refusals() throws {
    func code(_ work: () throws(Withheld) -> Void) -> String {
      do throws(Withheld) {
        try work()
        return ""
      } catch {
        return error.code
      }
    }
    #expect(
      code { () throws(Withheld) in _ = try Self.norm(year: nil) } == "norm.undated")
    for n in [nil, 0, 1, -4] {
      #expect(code { () throws(Withheld) in _ = try Self.norm(n: n) } == "norm.without-n")
    }
    for (mean, deviation) in [(Double.nan, 1.0), (1, 0), (1, -1), (1, .infinity)] {
      #expect(
        code { () throws(Withheld) in
          _ = try NormGroup(
            population: "", year: 2000, n: 9, mean: mean, standardDeviation: deviation)
        } == "norm.impossible-value")
    }
    #expect(
      code { () throws(Withheld) in
        _ = try NormComparison(
          n: 1, mean: 1, standardDeviation: 0, year: 2006, against: try Self.norm())
      } == "norm.too-few-persons")
    #expect(
      code { () throws(Withheld) in
        _ = try NormComparison(
          n: 9, mean: .nan, standardDeviation: 1, year: 2006, against: try Self.norm())
      } == "norm.impossible-value")
    #expect(
      code { () throws(Withheld) in
        _ = try NormComparison(
          n: 9, mean: 1, standardDeviation: 1e300, year: 2006, against: try Self.norm())
      } == "norm.not-computable")
  }

  @Test("years apart are told from five on, either way")
  func years() throws {
    for (year, isTold) in [(2001, true), (2002, false), (2010, false), (2011, true), (.min, true)] {
      let found = try NormComparison(
        n: 40, mean: 47.3, standardDeviation: 9.1, year: year, against: try Self.norm())
      #expect(found.notes.map(\.code) == (isTold ? ["norm.years-apart"] : []))
    }
  }

  @Test("the larger the norm's sample the nearer to a one-sample t test")
  func limit() throws {
    let found = try NormComparison(
      n: 40, mean: 47.3, standardDeviation: 9.1, year: 2006,
      against: try Self.norm(n: 1_000_000_000))
    #expect(agrees(found.degreesOfFreedom, 39, relative: 1e-5))
    #expect(agrees(found.difference.standardError, 9.1 / 40.0.squareRoot(), relative: 1e-6))
    let smaller = try NormComparison(
      n: 40, mean: 47.3, standardDeviation: 9.1, year: 2006, against: try Self.norm(n: 100))
    let (wide, narrow) = (smaller.difference.standardError, found.difference.standardError)
    #expect(try #require(wide) > #require(narrow))
  }

  @Test("everybody at one score: the norm's error remains")
  func flat() throws {
    let found = try NormComparison(
      n: 5, mean: 50, standardDeviation: 0, year: 2006, against: try Self.norm())
    #expect(agrees(found.degreesOfFreedom, 1748, relative: 1e-12))
  }
}

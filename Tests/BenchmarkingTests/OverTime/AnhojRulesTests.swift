import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Runs about a centre line (Anhøj & Olesen 2014)")
struct AnhojRulesTests {
  @Test("limits are those of R's log2 and qbinom")
  func limits() throws {
    let expected = try Expected("Fixtures/benchmarking/over-time/expected.csv")
    for n in Array(10...60) + [100, 101, 250, 500, 1000, 1999, 2000] {
      let values: [Double?] = (0..<n).map { $0.isMultiple(of: 2) ? 1 : -1 }
      let rules = try AnhojRules(ProcessSeries(values), centre: 0)
      #expect(rules.useful == n && rules.longestRun == 1 && rules.crossings == n - 1)
      #expect(Double(rules.longestUsualRun) == expected["run.\(n)"], "\(n)")
      #expect(Double(rules.fewestUsualCrossings) == expected["crossings.\(n)"], "\(n)")
    }
  }

  @Test("a jump halfway gives two long runs and one crossing")
  func jump() throws {
    // Twenty figures, median 5: two runs of ten; log₂ 20 rounds to 4, so up to 7 is usual.
    let values: [Double?] = (0..<20).map { place in Double(place % 3) + (place < 10 ? 0 : 8) }
    let rules = try AnhojRules(ProcessSeries(values))
    #expect(rules.centre == 5 && rules.longestRun == 10 && rules.longestUsualRun == 7)
    #expect(rules.crossings == 1 && rules.fewestUsualCrossings == 6)
    #expect(rules.isShifting && RefusedWords.found(in: rules.words).isEmpty)
  }

  @Test("figures on the line and periods without one neither end a run nor lengthen it")
  func onTheLine() throws {
    let plain: [Double?] = [1, 1, 1, -1, -1, 1, -1, 1, 1, 1, 1, -1]
    let padded: [Double?] = plain.flatMap { [$0, 0, nil] }
    let one = try AnhojRules(ProcessSeries(plain), centre: 0)
    let other = try AnhojRules(ProcessSeries(padded), centre: 0)
    #expect(one.longestRun == 4 && one.crossings == 5 && other.useful == one.useful)
    #expect(other.longestRun == 4 && other.crossings == 5)
    #expect(other.notes.map(\.code) == ["spc.gap"] && one.notes.isEmpty)
  }

  @Test("too few figures off the line are not judged", arguments: [1, 9, 40])
  func tooFew(_ n: Int) throws {
    let values: [Double?] = (0..<n).map { n == 40 ? 3 : Double($0 % 2) }
    let series = try ProcessSeries(values)
    #expect(throws: Withheld.self) { try AnhojRules(series) }
    #expect(throws: Withheld.self) { try AnhojRules(series, centre: .nan) }
  }
}

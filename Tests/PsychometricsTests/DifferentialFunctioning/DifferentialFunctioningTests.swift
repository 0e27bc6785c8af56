import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Differential functioning of a scale")
struct DifferentialFunctioningTests {
  /// Six items of three categories of people in two groups; in the second an item can be easier.
  static func drawn(
    _ n: Int, easier: [Int: Double] = [:], seed: UInt64
  ) -> (rows: [[Int?]], groups: [Int], theta: [Double]) {
    var generator = SeededGenerator(seed: seed)
    func uniform() -> Double { Double(generator.next() >> 11) / Double(UInt64(1) << 53) }
    var (rows, groups, thetas): ([[Int?]], [Int], [Double]) = ([], [], [])
    for person in 0..<n {
      let group = person % 2
      let theta = (0..<12).reduce(-6.0) { sum, _ in sum + uniform() } + (group == 1 ? 0.5 : 0)
      let row = (0..<6).map { item -> Int? in
        let shift = group == 1 ? easier[item] ?? 0 : 0
        let scale = RaschScale(easiness: [[0, 0.7 + shift, 0.3 + 2 * shift]])
        var left = uniform()
        for (code, chance) in scale.chances(0, 1.3 * theta).enumerated() {
          left -= chance
          if left < 0 { return code }
        }
        return 2
      }
      rows.append(row)
      groups.append(group)
      thetas.append(theta)
    }
    return (rows, groups, thetas)
  }

  private static let categories = Array(repeating: 3, count: 6)

  @Test("an item that is easier in one group is found, the others are cleared once it is out")
  func purified() throws {
    let data = Self.drawn(3000, easier: [2: 1.2], seed: 21)
    let found = try DifferentialFunctioning.of(
      data.rows, categories: Self.categories, groups: data.groups, groupCount: 2)
    #expect(found.isSettled && found.passes > 1)
    #expect(found.detected == [2] && found.important == [2])
    #expect(found.anchors == [0, 1, 3, 4, 5])
    let effect = try #require(found.items[2].tests?.groups[0])
    #expect(effect.value > 0.8)
    // Before that item is out it lowers the others in its group.
    let first = try DifferentialItem.of(
      DifferentialCounts(
        data.rows.map { $0[0] }, categories: 3, groups: data.groups, groupCount: 2,
        matching: data.rows.map { row in row.reduce(0.0) { $0 + Double($1 ?? 0) } }))
    #expect(first.groups[0].value < (found.items[0].tests?.groups[0].value ?? -9))
  }

  @Test("groups that differ in what is measured, but not in the items: few are called different")
  func chance() throws {
    var detected = (given: 0, sum: 0, rest: 0)
    for seed in 31..<51 as Range<UInt64> {
      let data = Self.drawn(1600, seed: seed)
      func test(_ matching: DifferentialFunctioning.Matching) throws -> DifferentialFunctioning {
        try DifferentialFunctioning.of(
          data.rows, categories: Self.categories, groups: data.groups, groupCount: 2,
          matching: matching)
      }
      let given = try test(.given(data.theta.map { ($0 * 10).rounded() / 10 }))
      #expect(given.anchors == nil && given.passes == 1)
      detected.given += given.detected.count
      detected.sum += try test(.sum).detected.count
      detected.rest += try test(.rest).detected.count
    }
    // One item in a hundred by chance, of 120: more than six once in a thousand times.
    #expect(detected.given <= 6 && detected.sum <= 6, "\(detected) of 120")
    // The sum of the others is a measure with error and leaves part of the difference to the item.
    #expect(detected.rest > 2 * detected.sum, "\(detected) of 120")
  }

  @Test("people with gaps are not counted; two items alone or small groups are withheld")
  func edges() throws {
    let data = Self.drawn(900, seed: 51)
    var rows = data.rows
    for person in 0..<100 { rows[person][person % 6] = nil }
    let found = try DifferentialFunctioning.of(
      rows, categories: Self.categories, groups: data.groups, groupCount: 2)
    #expect(found.n == 800)
    for (rows, groups, count, code) in [
      (data.rows.map { Array($0.prefix(2)) }, data.groups, 2, "dif.too-few-anchors"),
      (data.rows, data.groups, 3, "dif.small-group"),
      (data.rows, data.groups.map { _ in 0 }, 1, "dif.one-group"),
    ] {
      do {
        _ = try DifferentialFunctioning.of(
          rows, categories: Array(repeating: 3, count: rows[0].count), groups: groups,
          groupCount: count)
        Issue.record("\(code) was not withheld")
      } catch {
        #expect(error.code == code)
        #expect(RefusedWords.found(in: error.reason + " " + error.help).isEmpty)
      }
    }
  }
}

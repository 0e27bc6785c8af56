import TestSupport
import Testing

/// The program over files changed at random: it ends in an allowed way and says why in JSON lines.
@Suite("The program over files changed at random")
struct FuzzCommandTests {
  @Test("score ends with 0 or 65, and every line on the standard error output is JSON")
  func score() throws {
    let command = try Command()
    defer { command.remove() }
    let mutator = Mutator(["id", "a", "b", "NA"])
    let data = "id,a,b\n" + (1...30).map { "p\($0),\(1 + $0 % 5),\(1 + $0 % 4)\n" }.joined()
    for number in 0..<Slow.cases(24, 2_000) {
      var numbers = SeededGenerator(seed: 73 << 32 + UInt64(number))
      let changesScale = number % 2 == 0
      let scale = Array(SmallStudy.scale.utf8)
      try command.write(
        bytes: changesScale ? mutator.mutated(scale, &numbers) : scale, to: "pair.json")
      try command.write(
        bytes: changesScale ? Array(data.utf8) : mutator.mutated(Array(data.utf8), &numbers),
        to: "data.csv")
      let outcome = try command.run(
        "score", "data.csv", "--scale", "pair", "--scales", ".", "--diagnostics", "json")
      #expect(outcome.code == 0 || outcome.code == 65, "\(number): \(outcome.complaints)")
      var told = 0
      for line in outcome.complaints.split(separator: "\n") {
        if try Record(String(line)) != nil { told += 1 }
      }
      if outcome.code == 65 { #expect(told > 0, "\(number)") }
    }
  }

  @Test("rules apply ends with 0 or 65, and every line on the standard error output is JSON")
  func rules() throws {
    let command = try Command()
    defer { command.remove() }
    let mutator = Mutator(["id", "pair", "total", "raw", "reaches", "NA"])
    let rows = (1...30).map { "p\($0 / 2),\($0),pair,total,raw,\(2 + $0 % 9)\n" }.joined()
    let data = Array(("id,time,scale,score,metric,value\n" + rows).utf8)
    let pack = Array(GoldenCase.pack.utf8)
    try command.write(SmallStudy.scale, to: "pair.json")
    for number in 0..<Slow.cases(24, 2_000) {
      var numbers = SeededGenerator(seed: 74 << 32 + UInt64(number))
      let changesPack = number % 2 == 0
      try command.write(
        bytes: changesPack ? mutator.mutated(pack, &numbers) : pack, to: "small.json")
      try command.write(
        bytes: changesPack ? data : mutator.mutated(data, &numbers), to: "data.csv")
      let outcome = try command.run(
        "rules", "apply", "small.json", "data.csv", "--time", "time", "--scales", ".",
        "--format", "json", "--diagnostics", "json")
      #expect(outcome.code == 0 || outcome.code == 65, "\(number): \(outcome.complaints)")
      var told = 0
      for line in outcome.complaints.split(separator: "\n") {
        if try Record(String(line)) != nil { told += 1 }
      }
      if outcome.code == 65 { #expect(told > 0, "\(number)") }
      if outcome.code == 0 { _ = try ChangeCommandTests.json(outcome.output) }
    }
  }
}

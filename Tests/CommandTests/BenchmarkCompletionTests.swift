import Foundation
import TestSupport
import Testing

@Suite("waymark benchmark: who stands behind an outcome")
struct BenchmarkCompletionTests {
  /// Six services of 60 people each: in every one 30 have both scores; without a first score are 3 people
  /// in s0, 12 in s1, and nobody in the others.
  static let people: String = {
    var text = "service,pre,post\n"
    for service in 0..<6 {
      for k in 0..<60 {
        let pre = 10 + (k * 7 + service) % 17
        let hasFirst = k < (service == 0 ? 57 : service == 1 ? 48 : 60)
        let post = k < 30 ? String(pre - 3 + k * 5 % 7) : ""
        text += "s\(service),\(hasFirst ? String(pre) : ""),\(post)\n"
      }
    }
    return text
  }()

  @Test("three people without a first score are not what is left of two numbers")
  func completion() throws {
    let outcome = try BenchmarkCommandTests.run(
      "data.csv", "--service", "service", "--formula", "post ~ pre", "--draws", "0", "--format",
      "json", data: Self.people)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let cases = try #require(
      try BenchmarkCommandTests.document(outcome.output)["cases"] as? [[String: Any]])
    for (name, first, eligible) in [("s0", 57, nil), ("s1", 48, 60), ("s2", 60, 60)] {
      let row = try #require(cases.first { $0["service"] as? String == name })
      #expect(row["n"] as? Int == 30)
      #expect(row["first"] as? Int == first)
      #expect(row["eligible"] as? Int == eligible)
    }
  }
}

import Foundation
import TestSupport
import Testing

@Suite("waymark change: cut-offs, services and the group")
struct ChangeCutOffTests {
  static let claus = [
    "--time", "time", "--score", "value", "--reliability", ".8", "--sd", "3.3401212937",
    "--direction", "lower", "--format", "json",
  ]

  static func summary(_ data: String, _ options: [String]) throws -> [String: Any] {
    let outcome = try ChangeCommandTests.run(data, options)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    return try #require(try ChangeCommandTests.json(outcome.output)["summary"] as? [String: Any])
  }

  static func rows(_ summary: [String: Any], _ part: String) throws -> [String: [String: Any]] {
    let rows = try #require(summary[part] as? [[String: Any]])
    return Dictionary(
      rows.map { ($0["name"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  // Reference/change.md §1.6: c = 19.887 and c_true = 20.209 with functional people of 8 ± 8; a from
  // 24.85 − 2 · 3.3401212937, b = 8 + 2 · 8 with the spread of people who do not seek help.
  @Test(
    "cut-offs a, b and c of claus_2020, of observed and of true scores",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func computed() throws {
    let summary = try Self.summary(
      ChangeCommandTests.claus(), Self.claus + ["--functional", "8,8,100", "--cut-off", "c"])
    let cutOffs = try Self.rows(summary, "computedCutOffs")
    for (name, value, tolerance) in [
      ("a", 18.1697574126, 1e-8), ("b", 24, 1e-12), ("c", 19.887, 5e-4), ("c-true", 20.209, 5e-4),
    ] {
      let found = try #require(cutOffs[name]?["estimate"] as? Double)
      #expect(abs(found - value) < tolerance, "\(name)")
      #expect(cutOffs[name]?["conf.low"] != nil)
    }
    let rates = try Self.rows(summary, "rates")
    // Of the table's 26 recovered of JT with cut-off c, all started in the range: 38 of 40.
    #expect(rates["recovered"]?["count"] as? Int == 26 && rates["recovered"]?["of"] as? Int == 38)
  }

  // The same place: HA with c_true 23 recovered; group: changed 90.31 %, functional 75.55 %.
  @Test(
    "the group level of Hageman and Arrindell, by the command",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func group() throws {
    let summary = try Self.summary(
      ChangeCommandTests.claus(),
      Self.claus + [
        "--functional", "8,8", "--cut-off", "c-true", "--method", "hageman-arrindell-1999",
      ])
    let group = try Self.rows(summary, "group")
    let changed = try #require(group["changed"]?["estimate"] as? Double)
    let beyond = try #require(group["beyond the cut-off"]?["estimate"] as? Double)
    #expect(abs(changed - 0.9031) < 5e-5 && abs(beyond - 0.7555) < 5e-5)
    #expect(try Self.rows(summary, "rates")["surely-recovered"]?["count"] as? Int == 23)
  }

  @Test("the probability of an important change is a column, and adds up to the expected number")
  func important() throws {
    var data = "id,time,value\n"
    for person in 0..<20 {
      data += "\(person),1,\(20 + person % 5)\n\(person),2,\(22 + person % 7 + person / 4)\n"
    }
    let outcome = try ChangeCommandTests.run(
      data,
      [
        "--time", "time", "--score", "value", "--sem", ".5", "--direction", "higher",
        "--smallest-important", "3", "--format", "json",
      ])
    let document = try ChangeCommandTests.json(outcome.output)
    let cases = try #require(document["cases"] as? [[String: Any]])
    let chances = cases.compactMap { $0["p_important"] as? Double }
    #expect(chances.count == 20 && chances.allSatisfy { $0 >= 0 && $0 <= 1 })
    let summary = try #require(document["summary"] as? [String: Any])
    let expected = try Self.rows(summary, "expected")
    let sum = try #require(
      expected["true change beyond the smallest important one"]?["estimate"] as? Double)
    // Twelve digits are written.
    #expect(abs(chances.reduce(0, +) - sum) < 1e-9)
  }

  @Test("a percentage rule counts shares of the first score; from 0 there is none")
  func percentage() throws {
    let data =
      "id,time,value\n"
      + [(40, 30), (40, 31), (40, 50), (0, 5), (0, 0), (8, 6)]
      .enumerated().map { "\($0),1,\($1.0)\n\($0),2,\($1.1)\n" }.joined()
    let summary = try Self.summary(
      data,
      ChangeCommandTests.known + ["--direction", "lower", "--percentage", "25", "--format", "json"])
    let rows = try Self.rows(summary, "percentage")
    // 40 to 30 and 8 to 6 are a quarter down; 40 to 31 is less, 0 to 0 nothing; 0 to 5 has no share.
    #expect(rows["improved"]?["count"] as? Int == 2)
    #expect(rows["unchanged"]?["count"] as? Int == 2)
    #expect(rows["deteriorated"]?["count"] as? Int == 1)
    #expect(rows["undefined"]?["count"] as? Int == 1 && rows["undefined"]?["of"] as? Int == 6)
  }

  @Test("intervals over services where there are two or more, and none for one")
  func services() throws {
    var data = "id,team,time,value\n"
    for person in 0..<24 {
      let (team, gain) = (person % 4, 1 + person % 4 + person / 6)
      data +=
        "\(person),t\(team),1,\(10 + person % 3)\n\(person),t\(team),2,\(10 + person % 3 + gain)\n"
    }
    let options = ChangeCommandTests.known + ["--direction", "higher", "--format", "json"]
    let several = try Self.rows(
      try Self.summary(data, options + ["--service", "team"]), "overServices")
    #expect(Set(several.keys) == ["last - first", "improved", "unchanged", "deteriorated"])
    #expect(several["last - first"]?["of"] as? Int == 4)
    // Services 0 to 3 gain 1 to 4 points on top of 0 to 3 by order: mean 2.5 + 1.5.
    #expect(several["last - first"]?["estimate"] as? Double == 4)
    #expect(try Self.rows(try Self.summary(data, options), "overServices").isEmpty)
  }

  @Test(
    "cut-offs that cannot be had are mistakes of the command line",
    arguments: [
      ["--cut-off", "d"], ["--cut-off", "c"], ["--cut-off", "nan"], ["--functional", "8"],
      ["--functional", "8,0"], ["--functional", "8,1,1"], ["--functional", "8,1,x"],
      ["--cut-off", "8", "--published-cut-off", "x"], ["--percentage", "0"],
    ])
  func mistakes(_ options: [String]) throws {
    let outcome = try ChangeCommandTests.run(
      "id,time,value\n1,1,2\n1,2,3\n",
      ChangeCommandTests.known + ["--direction", "higher"] + options)
    #expect(outcome.code == 64 && outcome.output.isEmpty)
  }

  @Test("people who all start alike have no cut-off a, and it is said")
  func alike() throws {
    let outcome = try ChangeCommandTests.run(
      "id,time,value\n1,1,2\n1,2,3\n2,1,2\n2,2,9\n",
      ChangeCommandTests.known + ["--direction", "higher", "--cut-off", "a", "--format", "json"])
    #expect(outcome.code == 0)
    let document = try ChangeCommandTests.json(outcome.output)
    let notes = try #require(document["notes"] as? [[String: Any]])
    #expect(notes.contains { $0["code"] as? String == "change.cut-off-not-computed" })
    let options = try #require(document["options"] as? [String: Any])
    #expect(options["cutOff"] is NSNull)
  }
}

import Foundation
import TestSupport
import Testing

@Suite("Whatever waymark change and journeys read, what they write is whole or not there")
struct ChangeBadInputTests {
  static let head = "id,time,value\n"
  /// Stands in every cell that cannot be read; nobody may see it.
  static let canary = "CANARY"

  /// A file, the exit code it ends with, and the rows that come out.
  struct Case: Sendable, CustomTestStringConvertible {
    var about: String
    var data: String
    var code: Int32
    var options: [String]
    var testDescription: String { about }

    init(_ about: String, _ data: String, _ code: Int32 = 0, _ options: [String] = []) {
      (self.about, self.data, self.code, self.options) = (about, data, code, options)
    }

    /// Rows with a space between them, below the names of the columns.
    init(rows about: String, _ rows: String, _ code: Int32 = 0, _ options: [String] = []) {
      self.init(about, head + rows.replacing(" ", with: "\n") + "\n", code, options)
    }
  }

  /// Twenty people with scores of about one size, up and down.
  static func twenty(_ size: String) -> String {
    (0..<20).reduce(head) { text, id in
      text + "\(id),1,\(id % 2 == 0 ? "" : "-")\(size)\n\(id),2,\(id % 3 == 0 ? "" : "-")\(size)\n"
    }
  }

  static let odd: [Case] = [
    Case("nothing", "", 65), Case("a header alone", head, 65), Case("empty lines", "\n\n\n", 65),
    Case("a byte order mark", "\u{FEFF}id,time,value\n1,1,3\n1,2,9\n"),
    Case("line ends of Windows", "id,time,value\r\n1,1,3\r\n1,2,9\r\n"),
    Case("line ends of old Macs", "id,time,value\r1,1,3\r1,2,9\r"),
    Case(
      "columns without end", "id,time," + String(repeating: "c,", count: 100_000) + "d\n1,1,3\n", 65
    ),
    Case("all equal", (0..<20).reduce(head) { "\($0)\($1),1,7\n\($1),2,7\n\($1),3,7\n" }),
  ]

  static let rows: [Case] = [
    Case(
      rows: "ids with a comma, a quotation mark, a backslash",
      #""a,b",1,3 "a,b",2,9 "a""b",1,3 "a""b",2,9 a\b,1,3 a\b,2,4"#),
    Case(rows: "an id with a line end", "\"a\nCANARY\",1,3\n\"a\nCANARY\",2,9"),
    Case(rows: "ids like formulas", "=1+1,1,3 =1+1,2,9 @x,1,2 @x,2,2 -x,1,2 -x,2,3"),
    Case(rows: "ids in other scripts", "小明,1,3 小明,2,9 Éva,1,3 Éva,2,4"),
    Case(rows: "an open quotation mark", "\"1,1,3 1,2,9", 65),
    Case(rows: "rows of other lengths", "1,1,3,4 1,2 1,3,4 1,4,5"),
    Case(rows: "no numbers", "1,1,NaN 1,2,Inf 1,3,-inf 1,4,CANARY 1,5,0x10 1,6,3 1,7,1e999"),
    Case(rows: "no times", "1,1,3 1,NaN,3 1,CANARY,4 1,inf,4 1,2,4"),
    Case(rows: "words for times", "1,CANARY,3 1,Later,4", 65),
    Case(rows: "huge times", "1,-1e308,3 1,1e308,5 1,5e-324,4 1,0,9 1,1.7976931348623157e308,2"),
    Case(rows: "tiny times", "1,1e-160,3 1,2e-160,5 1,0,4 1,-4e-170,9 1,-1e-165,2"),
    Case(rows: "negative times", "1,-3,3 1,-1,9 1,-2,20 2,-0,3 2,0,4"),
    Case(rows: "one time in several ways", "1,1,3 1,1.0,3.0 1,1e0,3e0 1,2,4.10 1,2.0,4.1"),
    Case(
      rows: "dates of every kind",
      "1,2025-01-02,3 1,2025-02-30,4 1,01/02/2025,4 1,2025-03-01,5 1,25-03-01,5 1,45000,5 "
        + "1,2025-04-01T10:00Z,5 1,2030-01-01,5", 0, ["--today", "2025-12-31"]),
    Case(rows: "a date that nobody can place first", "1,01/02/2025,3 1,03/04/2025,4"),
    Case(rows: "one occasion each", "1,1,3 2,1,4"), Case(rows: "all blank", "1,1, 1,2, 2,1,"),
    Case(
      rows: "all at the floor", "1,1,0 1,2,0 1,3,0 1,4,0 1,5,0 1,6,0 1,7,0", 0,
      ["--attainable", "0-20", "--cut-off", "10"]),
    Case(rows: "large beside small", "1,1,1e308 1,2,-1e308 1,3,0"),
    Case(rows: "large and minus zero", "1,1,-1e308 1,2,0 1,3,-0"),
    Case(rows: "largest", "1,1,1.7976931348623157e308 1,2,1e308 1,3,5e-324"),
  ]

  static let sizes = [
    "1e308", "1e154", "1e200", "1e-170", "5e-324", "1e15", "1e16", "1e-99", "123456789012345678",
  ]

  /// What must hold of any run.
  static func check(_ outcome: Command.Outcome, format: String, _ about: String) {
    #expect([0, 64, 65].contains(outcome.code), "\(about): \(outcome.code)")
    #expect(outcome.code == 0 || outcome.output.isEmpty, "\(about): rows and exit \(outcome.code)")
    #expect(!outcome.complaints.contains(canary), "\(about): \(outcome.complaints)")
    let words = outcome.output.lowercased().split { !$0.isLetter }
    #expect(!words.contains { ["nan", "inf", "infinity"].contains($0) }, "\(about)")
    guard outcome.code == 0 else { return }
    if format == "json" {
      #expect(throws: Never.self, "\(about)") { _ = try ChangeCommandTests.json(outcome.output) }
    } else {
      // No cell of these files has a line end that comes out.
      let lines = outcome.output.split(separator: "\n")
      let plain = lines.filter { !$0.contains("\"") }.map { $0.count { $0 == "," } }
      #expect(Set(plain).count == 1, "\(about)")
    }
  }

  @Test("files of every kind", arguments: odd + rows + sizes.map { Case("of \($0)", twenty($0)) })
  func files(_ bad: Case) throws {
    for name in ["change", "journeys"] {
      for format in ["csv", "json"] {
        let outcome = try ChangeCommandTests.run(
          bad.data,
          ChangeCommandTests.known + ["--direction", "higher", "--format", format] + bad.options,
          command: name)
        #expect(outcome.code == bad.code, "\(name): \(outcome.complaints)")
        Self.check(outcome, format: format, "\(name) \(format)")
      }
    }
  }

  @Test(
    "options of every size are used or refused",
    arguments: [
      ["--sem", "1e-200"], ["--sem", "1e200"], ["--sem", "5e-324"], ["--sem", "nan"],
      ["--reliability", ".8", "--sd", "1e-200"], ["--reliability", ".8", "--sd", "1e308"],
      ["--reliability", "0.9999999999999999", "--sd", "3"],
      ["--reliability", "0", "--sd", "1e-90"],
      ["--sem", "1e-90"], ["--sem", "1e15"], ["--sem", "2", "--level", ".9999999999999999"],
      ["--sem", "2", "--critical", "1e308"], ["--sem", "2", "--critical", "5e-324"],
      ["--sem", "2", "--cut-off", "1e308"], ["--sem", "2", "--smallest-important", "5e-324"],
      ["--sem", "2", "--attainable", "-1e308-1e308"], ["--sem", "2", "--cut-off", "nan"],
    ])
  func options(_ options: [String]) throws {
    for name in ["change", "journeys"] {
      for format in ["csv", "json"] {
        let outcome = try ChangeCommandTests.run(
          Self.head + "1,1,3\n1,2,9\n1,3,4\n2,1,5\n2,2,6\n",
          ["--time", "time", "--score", "value", "--direction", "higher", "--format", format]
            + options, command: name)
        Self.check(outcome, format: format, "\(name) \(options)")
      }
    }
  }

  @Test(
    "numbers of a retest study are six that can be worked with, or refused",
    arguments: [
      "3,1e308,1e308,1e308,1e308,0.5", "10,0,1e200,0,1e-200,.5", "3,1,5e-324,1,5e-324,0",
      "9e18,1,1,1,1,0", "3,1,1,1,1,-0.9999999999999999", "10,0,1e15,0,1e-100,.5",
      "10,1e15,1e-100,1e15,1e15,-.5",
    ],
    ["iverson-2001", "maassen-2006", "temkin-1999", "mcsweeny-1993", "crawford-garthwaite-2006"])
  func retest(_ numbers: String, _ method: String) throws {
    for format in ["csv", "json"] {
      let outcome = try ChangeCommandTests.run(
        Self.head + "1,1,3\n1,2,9\n2,1,5\n2,2,6\n",
        [
          "--time", "time", "--score", "value", "--direction", "higher", "--format", format,
          "--method", method, "--retest", numbers,
        ])
      Self.check(outcome, format: format, "\(method) \(numbers)")
    }
  }

  @Test(
    "a part of --retest that is no number does not shift the others",
    arguments: ["100,x,103,10,109,8,.76", "100,,103,10,109,8,.76", "nan,100,103,10,109,8,.76"])
  func shifted(_ numbers: String) throws {
    let outcome = try ChangeCommandTests.run(
      Self.head + "1,1,3\n1,2,9\n",
      [
        "--time", "time", "--score", "value", "--direction", "higher", "--method", "charter",
        "--retest", numbers,
      ])
    #expect(outcome.code == 64 && outcome.complaints.contains("six numbers"))
  }

  @Test("a score beyond what can be worked with is set aside, and everybody else is judged")
  func beyond() throws {
    let outcome = try ChangeCommandTests.run(
      Self.head + "1,1,3\n1,2,1e300\n1,3,9\n2,1,0\n2,2,1e-200\n2,3,-0\n",
      ChangeCommandTests.known + ["--direction", "higher"])
    #expect(outcome.complaints.contains("score.out-of-range"))
    let rows = ChangeCommandTests.rows(outcome.output)
    #expect(rows.map { $0["change"] } == ["6", "0"])
  }

  @Test(
    "a summary that cannot be made is told before any row is written",
    arguments: ["change", "journeys"])
  func summary(_ name: String) throws {
    for path in ["nowhere/summary.csv", "."] {
      let outcome = try ChangeCommandTests.run(
        Self.head + "1,1,3\n1,2,9\n",
        ChangeCommandTests.known + ["--direction", "higher", "--summary", path], command: name)
      #expect(outcome.code == 73 && outcome.output.isEmpty, "\(outcome.complaints)")
    }
  }
}

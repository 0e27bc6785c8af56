import Platform
import Reports
import Scales
import Studies
import TestSupport

/// A study of which every text that people write is hostile, and its twin with plain words in the same
/// places.
enum HostileStudy {
  /// What runs in a page or a spreadsheet that does not look out.
  static let payloads = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "</title></style></svg><b>",
    "' onmouseover='alert(3)", "javascript:alert(4)", "&lt;script&gt;", "]]><!--", "{{7*7}}",
    "=cmd|'/c calc'!A1", "@SUM(1+1)", "+1-1", "-2+3", "url(https://example.org/x)",
  ]

  /// Two hundred and more texts, each once, payloads first.
  static func texts() throws -> [String] {
    // Ids with what nobody sees are set aside, and then the twins would differ for good reason.
    payloads
      + (try NaughtyReportTests.ids().filter { text in
        !payloads.contains(text)
          && !text.unicodeScalars.contains { $0.properties.isDefaultIgnorableCodePoint }
      })
  }

  /// The report; `isHostile` chooses between payloads and plain words.
  static func report(isHostile: Bool) throws -> StudyReport {
    let texts = try texts()
    func text(_ number: Int) -> String {
      isHostile ? texts[number % texts.count] : "plain \(number % texts.count)"
    }
    // A number in front keeps both twins in the same order.
    let rows = (0..<240).flatMap { person in
      (1...2).map { wave in
        var row = MadeStudies.row(
          "\(person % 12 + 10) \(text(person % 12))", person, wave,
          start: person * wave + person / 4)
        row[1] = "\(1000 + person) \(text(person))"
        return row
      }
    }
    let folder = "\(ProjectFiles.root)/.build/made-hostile-scales-\(isHostile)"
    let shipped = try ProjectFiles.file("Scales/trust-in-support.json")
    let words = [
      "Trust in support", "Eight statements", "I feel listened to here.", "Strongly disagree",
      "The Waymark authors", "Written for Waymark", "Apache-2.0",
    ]
    var scale = String(decoding: shipped.bytes, as: UTF8.self)
    for (number, word) in words.enumerated() {
      scale = scale.replacing(word, with: word + " " + escaped(text(number)))
    }
    try Folder.write(
      [OutputFile(name: "trust-in-support.json", text: scale)], to: folder,
      replacing: ["trust-in-support.json"])
    var made = MadeStudies.Made(name: "twin-\(isHostile)", rows: rows)
    made.title = "A title \(text(0)) \(text(1))"
    return try made.run(catalog: ScaleCatalog(at: folder)).report
  }

  /// As the inside of a JSON text.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}

import Scales

/// Numbers that look random and are the same each time (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A survey file as nobody would wish for it, made from a seed.
struct DirtySurvey {
  /// Columns of the items, in the order of the scale.
  let columns: [String]
  /// All columns, as they stand in the file.
  let fields: [String]
  let text: String
  static let missingCodes: Set<String> = ["NA", "-99", "99", "not answered", "é"]

  /// Makes a file: of every hundred cells `dirt` are not plain answers, and where it `breaks`, a
  /// quotation mark may stand where none can.
  init(_ scale: Scale, seed: UInt64, rows: Int = 60, dirt: Int, breaks: Bool = false) {
    var numbers = SeededNumbers(seed: seed)
    columns = scale.items.map { "q \($0.id)" }
    // Other columns stand between, and the items in another order.
    fields = (columns + ["id", "time", "note"]).shuffled(using: &numbers)
    let items = Dictionary(uniqueKeysWithValues: zip(columns, scale.items))
    let end = ["\n", "\r\n", "\r"].randomElement(using: &numbers) ?? "\n"
    var text = Bool.random(using: &numbers) ? "\u{FEFF}" : ""
    text += fields.joined(separator: ",") + end
    for row in 0..<rows {
      let isDirty = Int.random(in: 0..<100, using: &numbers) < dirt * 3
      var cells = fields.map { name -> String in
        if let item = items[name] { return Self.answer(item, isDirty ? dirt : 0, &numbers) }
        if name == "time" { return "1" }
        return name == "id"
          ? Self.id(row, isDirty ? dirt : 0, &numbers) : Self.note(isDirty, &numbers)
      }
      if isDirty && Int.random(in: 0..<12, using: &numbers) == 0 { cells.removeLast() }
      if isDirty && Int.random(in: 0..<12, using: &numbers) == 0 { cells.append("1") }
      if isDirty && Int.random(in: 0..<20, using: &numbers) == 0 { text += end }
      if breaks && Int.random(in: 0..<rows, using: &numbers) == 0 { cells[0] += "\"" }
      text += cells.joined(separator: ",")
      let mixed = isDirty && Int.random(in: 0..<9, using: &numbers) == 0 ? "\r\n" : end
      text += row == rows - 1 && Bool.random(using: &numbers) ? "" : mixed
    }
    self.text = text
  }

  private static func answer(_ item: Item, _ dirt: Int, _ numbers: inout SeededNumbers) -> String {
    let code = item.options.randomElement(using: &numbers)?.code ?? 0
    guard Int.random(in: 0..<100, using: &numbers) < dirt else { return "\(code)" }
    let oddities =
      wordings(item, code, &numbers) + [
        "", "", "\"\"", "\"\(code)\"", "\"\(code)\"", " \(code)", "\(code)\t", "\" \(code) \"",
        "\(code).0", "\(code).5", "0\(code)", "\(code)e0", "+\(code)", "-\(code)", "NA", "\"NA\"",
        "-99", "99", " 99 ", "\"not answered\"", "not answered", "na", "7", "12", "100",
        "999999999",
        "1e999", "two", "\"a,b\"", "\"a\"\"b\"", "\"one\ntwo\"", "٣", "−3", "\u{A0}\(code)", "0x1",
        "nan", "NANANANANA", "é", "e\u{301}", " ", "\t",
        " \(code).0 ", "\(code).000", "\(code).", "-0", "inf", "1_000", "\"3,5\"", "\"1.234,5\"",
        "1e-400", "1234567890123456789", "0.\(String(repeating: "1", count: 20))",
        String(repeating: "9", count: 400), "1e5", "\(code)\u{200B}", "\u{FEFF}\(code)",
        "\u{202E}\(code)", "\(code)\u{AD}", "\(code)\u{1}", "\u{FF13}", "\u{2212}99", "999", "-9",
        "N/A",
        "n/a", ".", "-", "NULL", "none", "\(item.lowest);\(item.highest)",
        "\(item.lowest)|\(item.highest)", "\(item.lowest) / \(item.highest)",
        "\"\(item.lowest), \(item.highest)\"", "\(item.lowest + 1)", "\(item.highest + 1)",
      ]
    return oddities.randomElement(using: &numbers) ?? ""
  }

  /// The wording of answers, right and nearly right, as often as all other oddities together.
  private static func wordings(
    _ item: Item, _ code: Int, _ numbers: inout SeededNumbers
  ) -> [String] {
    let wordings = item.options.flatMap(\.wordings)
    guard let wording = wordings.randomElement(using: &numbers) else { return ["maybe"] }
    let forms = [
      wording, wording, wording.uppercased(), wording.lowercased(), " \(wording)", "\(wording)\t",
      "\(wording).", "\(wording)\u{200B}", String(wording.dropLast()),
      "\(wording);\(wordings[0])", "\(code) \(wording)",
    ].map { "\"\($0)\"" }
    return Array(repeating: forms, count: 6).flatMap(\.self)
  }

  private static func id(_ row: Int, _ dirt: Int, _ numbers: inout SeededNumbers) -> String {
    guard Int.random(in: 0..<100, using: &numbers) < dirt * 3 else { return "\(row)" }
    let oddities = [
      "", " ", "\"\"", "NA", "99", "\"-99\"", "not answered", "René", "\"René\"", "Zoë \(row)",
      " \(row)", "\(row) ", "\"a,b\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"", "NAN", "9999",
      "e\u{301}", "\u{301}x", "日本\(row)", "a;b", "a\\b", "a\u{7}b",
      String(repeating: "long", count: 30), "\u{FEFF}\(row)", "\(row)\u{200B}", "a\u{AD}b",
      "\u{202E}\(row)", "a\u{A0}b", "a\tb", "\u{E0041}", "1.23E+11", "1E+05", "1.5e+12", "E+11",
      "+44 \(row)", "\(row).0", "00\(row)", "Ａ\(row)", "ا\(row)", "😀",
    ]
    return oddities.randomElement(using: &numbers) ?? ""
  }

  private static func note(_ isDirty: Bool, _ numbers: inout SeededNumbers) -> String {
    guard isDirty else { return "" }
    let notes = [
      "", "fine", "\"a, b\"", "\"she said \"\"no\"\"\"", "\"one\ntwo\r\nthree\"", "\"\"", "ü", "  ",
    ]
    return notes.randomElement(using: &numbers) ?? ""
  }
}

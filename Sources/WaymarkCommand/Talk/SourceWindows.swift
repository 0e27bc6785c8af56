import Platform
import Results

/// The lines of definitions that diagnostics are about, with a mark below the place.
///
/// Only scale files, study files, frameworks, rule packs and files to import are shown, and only those
/// named on the command line. Files of answers and scores never are: what people wrote stays out of what is said.
struct SourceWindows {
  private static let families = ["document", "scale", "study", "rules", "import", "framework"]
  private static let endings = [".json", ".yml", ".yaml", ".osd", ".R"]
  /// Characters shown of a long line.
  private static let width = 72
  private static let mostBytes = 4 << 20

  private var file: (name: String, lines: [ArraySlice<UInt8>])?

  /// The window, or nothing where there is none to show.
  mutating func lines(at place: Place, of code: DiagnosticCode) -> [String] {
    guard let line = place.line, let column = place.column, column > 0,
      let family = code.rawValue.split(separator: ".").first,
      Self.families.contains(String(family)),
      Self.endings.contains(where: { place.file.hasSuffix($0) }),
      CommandLine.arguments.dropFirst().contains(place.file)
    else { return [] }
    if file?.name != place.file { file = Self.read(place.file) }
    guard let lines = file?.lines, lines.indices.contains(line - 1) else { return [] }
    return Self.window(lines[line - 1], line: line, column: column)
  }

  private static func read(_ path: String) -> (String, [ArraySlice<UInt8>])? {
    guard let source = try? ByteSource(reading: path), source.sizeHint ?? 0 <= mostBytes,
      let file = try? SourceFile(reading: path)
    else { return nil }
    let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return (path, split(file.bytes.dropFirst(hasMark ? 3 : 0)))
  }

  /// Lines end with LF, CR LF or CR.
  private static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var position = start
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(bytes[start..<position])
        let next = position + 1
        let isPair =
          byte == UInt8(ascii: "\r") && next < bytes.endIndex && bytes[next] == UInt8(ascii: "\n")
        position += isPair ? 1 : 0
        start = position + 1
      }
      position += 1
    }
    lines.append(bytes[start...])
    return lines
  }

  private static func window(_ bytes: ArraySlice<UInt8>, line: Int, column: Int) -> [String] {
    let before = shown(bytes.prefix(column - 1))
    let after = shown(bytes.dropFirst(column - 1))
    let length = max(1, token(after))
    // A long line is cut so that the place stays in sight.
    var front = before[...]
    var mark = ""
    if front.count > width / 2 {
      front = front.suffix(width / 2)
      mark = "…"
    }
    let room = width - front.count
    let rest = after.count > room ? String(after.prefix(room - 1)) + "…" : after
    let number = "\(line)"
    let margin = String(repeating: " ", count: number.count)
    let blank = String(repeating: " ", count: front.count + mark.count)
    let carets = String(repeating: "^", count: min(length, max(1, room - 1)))
    return [
      "  \(margin) |", "  \(number) | \(mark)\(front)\(rest)", "  \(margin) | \(blank)\(carets)",
    ]
  }

  /// Characters of the word or text in quotation marks that begins here.
  private static func token(_ text: String) -> Int {
    guard let first = text.first else { return 1 }
    if first == "\"" || first == "'" {
      var isEscaped = false
      for (position, character) in text.enumerated().dropFirst() {
        if character == first && !isEscaped { return position + 1 }
        isEscaped = character == "\\" && !isEscaped
      }
      return 1
    }
    return text.prefix { !" ,:()[]{}\"'".contains($0) }.count
  }

  /// Text of one line, tabs as spaces, control characters made visible.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    StandardStream.visible(
      String(decoding: bytes, as: UTF8.self).replacing("\t", with: " "))
  }
}

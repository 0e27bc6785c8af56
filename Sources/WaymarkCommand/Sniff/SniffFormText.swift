import Results
import Scoring
import Tables

/// The form of a file in words: a label and what is said of it, line by line.
struct SniffFormText {
  private let form: TableForm

  init(_ form: TableForm) { self.form = form }

  /// Every guess with its evidence.
  var facts: [(label: String, words: String)] {
    if let kind = form.kind {
      return [
        ("looked at", looked), ("kind", "\(kind.words), read as a table"), ("source", source),
        ("header", header), ("rows", rows),
      ].filter { !$0.1.isEmpty }
    }
    return [
      ("looked at", looked), ("encoding", encoding), ("line ends", lineEnds),
      ("delimiter", delimiter), ("source", source), ("header", header), ("rows", rows),
    ].filter { !$0.1.isEmpty }
  }

  private var source: String {
    guard let source = form.source else { return "" }
    return
      "\(source.name), by the names of its columns. What is known of its exports: \(source.madeFrom)"
  }

  private var looked: String {
    let rows = Counted.words(form.rows.rows, "row")
    let columns = Counted.words(form.columns.count, "column")
    if form.isWhole { return "the whole file: \(rows), \(columns)" }
    if let line = form.trouble?.place.line {
      return "\(rows) and \(columns), up to line \(line), where the structure breaks (see the end)"
    }
    return "the first \(rows) and \(columns); the rest was not looked at"
  }

  private var encoding: String {
    switch form.sample.encoding {
    case .form(.utf8(let hasMark)):
      if hasMark { return "UTF-8, with a byte order mark, which is read over" }
      return form.sample.bytes.allSatisfy { $0 < 0x80 } ? "UTF-8 (plain ASCII)" : "UTF-8"
    case .form(let wide):
      return "\(wide.name), by its \(wide.hasMark ? "byte order mark" : "zero bytes"); it must be "
        + "stated, see the lines below"
    case .windows1252(let place):
      let line = place.line ?? 1
      return "looks like Windows-1252: the first byte that is not UTF-8 is on line \(line), byte "
        + "\(place.column ?? 1); it must be stated, see the lines below"
    }
  }

  private var lineEnds: String {
    let kinds = form.rows.notes.lineEnds
    if kinds.names.isEmpty { return "none: one line only" }
    let words = Counted.list(kinds.names)
    return kinds.areMixed ? "\(words), mixed; each is taken as a line end" : words
  }

  private var delimiter: String {
    let reading = form.delimiter
    guard let best = reading.evidence.first(where: { $0.delimiter == reading.delimiter }) else {
      return reading.certainty == .named
        ? "\(reading.delimiter.words), as you say; there are none in the file"
        : "none: one column"
    }
    let counts = Self.counts(best)
    switch reading.certainty {
    case .named: return "\(best.delimiter.words), as you say: \(counts)"
    case .single: return "none seen: \(counts) with \(best.delimiter.words)"
    case .clear: return "\(best.delimiter.words): \(counts)" + others
    case .uneven: return "\(best.delimiter.words), but unevenly: \(counts)" + others
    case .ambiguous:
      let rivals = reading.rivals.map { "\($0.delimiter.words) (\(Self.counts($0)))" }
      return
        "not certain: \(best.delimiter.words) (\(counts)) or \(rivals.joined(separator: " or "));"
        + " what follows reads it by \(best.delimiter.words); --delimiter takes another"
    }
  }

  /// What the other delimiters that occur would give.
  private var others: String {
    let others = form.delimiter.evidence.filter { $0.delimiter != form.delimiter.delimiter }
      .map {
        "\($0.delimiter.words) would give \(Counted.words($0.fields, "field")) in \($0.rows)"
      }
    return others.isEmpty ? "" : "; \(others.joined(separator: "; "))"
  }

  private static func counts(_ evidence: DelimiterReading.Evidence) -> String {
    "\(Counted.words(evidence.fields, "field")) in \(evidence.rows) of "
      + (evidence.rowsTried == 1 ? "1 row" : "the first \(evidence.rowsTried) rows")
  }

  private var header: String {
    var parts = ["column names on line \(form.headerLine)"]
    for reason in form.header.reasons {
      switch reason {
      case .spreadsheetLine: parts.append("line 1 only tells a spreadsheet the delimiter")
      case .titles(let count):
        parts.append(
          "\(Counted.words(count, "row")) before them \(count == 1 ? "has" : "have") too few "
            + "texts for names, like a title")
      case .questionIDs:
        parts.append(
          "\(Counted.words(form.header.headerRows - 1, "row")) of questions and ids below, as "
            + "Qualtrics writes")
      case .labels(let count):
        parts.append(
          "\(Counted.words(count, "row")) of text below where the next rows hold numbers, like a "
            + "second header")
      case .noNames(let numbers):
        parts.append(
          "but \(numbers) of \(form.columns.count) are numbers or days: are there names at all? They are "
            + "not shown, and a file without names cannot be scored")
      }
    }
    return parts.joined(separator: "; ")
  }

  private var rows: String {
    let rows = form.rows
    guard rows.rows > 0 else { return "none below the header" }
    var parts: [String] = []
    let width = form.columns.count
    if rows.uneven == 0 {
      parts.append("all have \(Counted.words(width, "field"))")
    } else {
      let first = rows.firstUneven.map { ", first line \($0.line) with \($0.fields)" } ?? ""
      parts.append("\(rows.uneven) of \(rows.rows) have not \(width) fields\(first)")
    }
    if rows.notes.blankLines > 0 {
      let line = rows.notes.firstBlankLine.map { ", first line \($0)" } ?? ""
      parts.append("\(Counted.words(rows.notes.blankLines, "blank line")) between them\(line)")
    }
    if rows.empty > 0 {
      parts.append("\(Counted.words(rows.empty, "row")) of nothing between them")
    }
    if rows.emptyAtEnd > 0 {
      parts.append("\(Counted.words(rows.emptyAtEnd, "row")) of nothing at the end")
    }
    return parts.joined(separator: "; ")
  }
}

extension TextForm {
  /// Whether a byte order mark says what it is.
  fileprivate var hasMark: Bool {
    switch self {
    case .utf8(let mark), .utf16(_, let mark), .utf32(_, let mark): mark
    }
  }
}

import Scales
import Scoring
import Tables

/// The whole look at a file as lines for a terminal or a pipe.
struct SniffText {
  private let sniff: SurveySniff
  private let pins: SniffPins
  private static let mostColumns = 60

  init(_ sniff: SurveySniff, _ pins: SniffPins) {
    self.sniff = sniff
    self.pins = pins
  }

  /// The lines.
  var lines: [String] {
    [sniff.form.sample.file] + form + columns + people + scales + questions + pinned
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines
  }

  private var form: [String] {
    SniffFormText(sniff.form).facts.flatMap { fact in
      Wrapped.lines(
        fact.words, first: "  " + Wrapped.cell(fact.label, 11),
        rest: "  " + Wrapped.cell("", 11))
    }
  }

  private var columns: [String] {
    let shown = sniff.form.columns.prefix(Self.mostColumns)
    guard !shown.isEmpty else { return [] }
    let items = sniff.itemNames
    let rows = shown.map { column -> (name: String, kind: String, evidence: String) in
      let text = SniffColumnText(column, sniff.roles, items: items)
      return (column.name, text.kind, text.evidence)
    }
    let nameWidth = min(28, max(4, rows.map(\.name.count).max() ?? 4))
    let kindWidth = min(22, max(10, rows.map(\.kind.count).max() ?? 10))
    let first =
      "  " + Wrapped.cell("name", nameWidth) + "  " + Wrapped.cell("looks like", kindWidth)
    let rest = String(repeating: " ", count: nameWidth + kindWidth + 6)
    var lines = [first + "  what in it says so"]
    for row in rows {
      let name = Wrapped.cell(
        row.name.split(whereSeparator: \.isNewline).joined(separator: " "), nameWidth)
      lines += Wrapped.lines(
        row.evidence, first: "  \(name)  \(Wrapped.cell(row.kind, kindWidth))  ", rest: rest)
    }
    let more = sniff.form.columns.count - shown.count
    if more > 0 {
      lines.append("  and \(Counted.words(more, "more column")); --format json has all")
    }
    return section(
      "Columns (nobody's values: shapes, counts, and the codes of closed questions)", lines)
  }

  private var people: [String] {
    let roles = sniff.roles
    let guesses: [(String, ColumnRoles.Guess?)] = [
      ("person", roles.person), ("occasion", roles.occasion), ("service", roles.service),
      ("worker", roles.worker),
    ]
    let lines = guesses.flatMap { label, guess in
      guard let guess else { return ["  \(Wrapped.cell(label, 11))no column looks like it"] }
      let name = Wrapped.shortened(sniff.form.columns[guess.column].name, 40)
      return Wrapped.lines(
        "'\(name)': \(guess.evidence)", first: "  " + Wrapped.cell(label, 11),
        rest: "  " + Wrapped.cell("", 11))
    }
    return section("Who, when, where", lines)
  }

  private var scales: [String] {
    let text = SniffScaleText(sniff)
    var lines = text.texts.flatMap { Wrapped.lines($0, first: "  - ", rest: "    ") }
    let unfound = sniff.asked.filter { id in !sniff.matches.contains { $0.scale.id == id } }
    for id in unfound {
      lines += Wrapped.lines(
        "\(id): no columns are called as its items or are as many as they; name them with --columns "
          + "or --map.", first: "  - ", rest: "    ")
    }
    if !sniff.ruledOut.isEmpty {
      lines += Wrapped.lines(
        "Not by their codes, though they have as many items as there are numbered columns: "
          + Counted.list(sniff.ruledOut) + ".", first: "  - ", rest: "    ")
    }
    if !pins.unread.isEmpty {
      lines += Wrapped.lines(
        "Scale files that could not be read (see 'waymark scales check'): "
          + pins.unread.joined(separator: ", ") + ".", first: "  - ", rest: "    ")
    }
    if lines.isEmpty { lines = ["  - None that is known here, by names or by numbers of columns."] }
    return section("Scales that the columns could answer (none is chosen)", lines)
  }

  private var questions: [String] {
    section(
      "Questions that only you can answer",
      SniffQuestions(sniff).texts.flatMap { Wrapped.lines($0, first: "  - ", rest: "    ") })
  }

  private var pinned: [String] {
    var lines: [String] = []
    if let conversion = pins.conversion {
      lines += ["", "First make it UTF-8:", ""] + command(conversion)
    }
    let scoring = pins.scoring
    let hasPerson = sniff.roles.person != nil
    let missing = hasPerson ? [] : ["  # add --id COLUMN: no column looks like the person's id"]
    if scoring.isEmpty {
      lines += ["", "To score it:", ""] + missing + open
    } else {
      lines +=
        ["", scoring.count == 1 ? "To score it:" : "To score it, a line per scale:", ""]
        + missing
      for (position, line) in scoring.enumerated() {
        if position > 0 { lines.append("") }
        lines += command(line.words)
      }
    }
    let draft = StudyDraft(pins)
    let gaps = draft.gaps
    let title =
      gaps.isEmpty
      ? "A study.yml to begin with, for 'waymark quarterly study.yml --out out':"
      : "A study.yml to begin with, once it is completed (\(gaps.joined(separator: "; "))):"
    lines += [""] + Wrapped.lines(title, first: "", rest: "") + [""] + draft.lines()
    return lines
  }

  /// What to run when no scale is certain.
  private var open: [String] {
    let candidates = sniff.open.prefix(12)
    guard !candidates.isEmpty else {
      return [
        "  # no scale is certain; see 'waymark scales list', then: waymark sniff … --scale ID"
      ]
    }
    var lines = ["  # one of these, by the questionnaire that people were given"]
    for match in candidates { lines += command(pins.words(for: match)) }
    return lines
  }

  private func command(_ words: [String]) -> [String] {
    Wrapped.lines(words, first: "  ", rest: "    ", end: " \\")
  }
}

extension SurveySniff {
  /// By column the item that it answers by name.
  var itemNames: [Int: String] {
    var names: [Int: String] = [:]
    for match in pinned {
      for (item, column) in zip(match.scale.items, match.columns) {
        if let column { names[column] = item.id }
      }
    }
    return names
  }
}

import Scales
import Scoring
import Tables

/// A study file to begin with: what was guessed is written down, what must be decided is said.
struct StudyDraft {
  private let pins: SniffPins
  private var sniff: SurveySniff { pins.sniff }

  init(_ pins: SniffPins) { self.pins = pins }

  /// What keeps the draft from running as it is; empty when nothing does.
  var gaps: [String] {
    var gaps: [String] = []
    if sniff.roles.person == nil { gaps.append("no column looks like the person's id") }
    if sniff.roles.occasion == nil { gaps.append("no column looks like the occasion") }
    if sniff.pinned.isEmpty { gaps.append("no scale is certain") }
    if sniff.roles.occasion != nil && occasions == nil {
      gaps.append("the occasions must be listed in their order")
    }
    return gaps
  }

  /// The lines of the file.
  var lines: [String] {
    let base = pins.readable.split(separator: "/").last.map(String.init) ?? "study"
    let id = base.split(separator: ".").first.map(String.init) ?? "study"
    return [
      "id: \(YAMLWord.quoted(id))",
      "title: \(YAMLWord.quoted("A title for the report"))",
      "about: \(YAMLWord.quoted("Who was asked, when and why."))",
      "kind: real  # or simulated",
    ] + data + columns + occasionLines + scales + outcomes
  }

  private var data: [String] {
    var lines = ["data:", "  file: \(YAMLWord.quoted(pins.readable))"]
    let layout = sniff.form.layout
    if layout.delimiter != .comma { lines.append("  delimiter: \(layout.delimiter.key)") }
    if layout.skippedLines > 0 {
      lines.append("  skip_rows: \(layout.skippedLines)  # lines before the column names")
    }
    if layout.headerRows > 1 {
      lines.append("  header_rows: \(layout.headerRows)  # the first has the names")
    }
    let missing = sniff.missingLookAlikes.prefix(12).map { YAMLWord.quoted($0.text) }
    if !missing.isEmpty {
      lines.append(
        "  # missing_codes: [\(missing.joined(separator: ", "))]  # if nothing was answered there")
    }
    return lines
  }

  private func name(_ guess: ColumnRoles.Guess) -> String {
    YAMLWord.quoted(sniff.form.columns[guess.column].name)
  }

  private var columns: [String] {
    let roles = sniff.roles
    var lines = ["columns:"]
    lines.append("  person: " + (roles.person.map(name) ?? "# the column of the person's id"))
    lines.append(
      "  ids_unique_in: \(roles.scope.rawValue)"
        + (roles.scope == .service ? "  # ids begin again in each service" : "  # or: service"))
    if let service = roles.service { lines.append("  service: \(name(service))") }
    lines.append(
      "  occasion: " + (roles.occasion.map(name) ?? "# the column that tells the occasions apart"))
    if let worker = roles.worker { lines.append("  worker: \(name(worker))") }
    return lines
  }

  /// `numbered`, or the names in the order that their words give; nil when they may not be shown.
  private var occasions: [String]? {
    guard let guess = sniff.roles.occasion else { return nil }
    let column = sniff.form.columns[guess.column]
    if column.integers == column.filled || column.integers + column.decimalPoints == column.filled {
      return []
    }
    let texts = column.labels.map(\.text)
    guard texts.count >= 2, column.integers == 0, texts.allSatisfy(OccasionWords.isOccasion) else {
      return nil
    }
    return OccasionWords.ordered(texts)
  }

  private var occasionLines: [String] {
    guard let occasions else {
      return ["occasions: # numbered, or the names in their order: [First, Second]"]
    }
    if occasions.isEmpty { return ["occasions: numbered"] }
    let names = occasions.map(YAMLWord.quoted)
    return ["occasions:  # in this order; look whether it is right"] + names.map { "  - \($0)" }
  }

  private var scales: [String] {
    guard !sniff.pinned.isEmpty else {
      return ["scales: # name the scale: waymark sniff … --scale ID"]
    }
    return ["scales:"] + sniff.pinned.flatMap(lines)
  }

  private func lines(_ match: ScaleMatch) -> [String] {
    var lines = ["  - scale: \(match.scale.id)"]
    if match.evidence == .itemIDs { return lines }
    if let pattern = pins.pattern(match) {
      return lines + ["    pattern: \(YAMLWord.quoted(pattern))"]
    }
    lines.append("    columns:")
    for (item, column) in zip(match.scale.items, match.columns) {
      guard let column else { continue }
      lines.append(
        "      \(YAMLWord.quoted(item.id)): \(YAMLWord.quoted(sniff.form.columns[column].name))")
    }
    return lines
  }

  private var outcomes: [String] {
    let scores = sniff.pinned.compactMap { match in
      match.scale.scores.first.map { (scale: match.scale.id, score: $0.id) }
    }
    guard !scores.isEmpty else { return ["outcomes: # the scores to follow"] }
    return ["outcomes:"]
      + scores.flatMap { ["  - scale: \($0.scale)", "    score: \(YAMLWord.quoted($0.score))"] }
  }
}

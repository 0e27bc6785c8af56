import Scales
import Scoring
import Tables

/// A study file to begin with: what was guessed is written down, what must be decided is said.
struct StudyDraft {
  private let pins: SniffPins
  /// Whether the draft goes into a file beside the data, where the words of the file may stand; in what is
  /// printed only words that say nothing of anybody are shown.
  private let isFile: Bool
  private var sniff: SurveySniff { pins.sniff }

  init(_ pins: SniffPins, isFile: Bool = false) {
    self.pins = pins
    self.isFile = isFile
  }

  /// What keeps the draft from running as it is; empty when nothing does.
  var gaps: [String] {
    var gaps: [String] = []
    if sniff.roles.person == nil { gaps.append("no column looks like the person's id") }
    if sniff.roles.occasion == nil && !sniff.roles.answersOnce && !sheetsAreOccasions {
      gaps.append("no column looks like the occasion")
    }
    if sniff.pinned.isEmpty { gaps.append("no scale is certain") }
    if sniff.roles.occasion != nil && occasions == nil && !sheetsAreOccasions {
      gaps.append("the occasions must be listed in their order")
    }
    if !words.isEmpty { gaps.append("the words of answers must be looked through") }
    return gaps
  }

  /// By scale the codes that the words of its answers seem to stand for.
  var words: [(scale: String, words: AnswerWords)] {
    sniff.pinned.compactMap { match in
      words(of: match).map { (match.scale.id, $0) }
    }
  }

  private func words(of match: ScaleMatch) -> AnswerWords? {
    let words = AnswerWords(match, in: sniff.form)
    return isFile || words?.evidence == .order ? words : nil
  }

  /// The lines of the file.
  ///
  /// - Parameter labels: by scale the file with the words of its answers; none where they stand here.
  /// - Returns: YAML.
  func lines(labels: [String: String] = [:]) -> [String] {
    let base = pins.readable.split(separator: "/").last.map(String.init) ?? "study"
    let id = base.split(separator: ".").first.map(String.init) ?? "study"
    return [
      "id: \(YAMLWord.quoted(id))",
      "title: \(YAMLWord.quoted("A title for the report"))",
      "about: \(YAMLWord.quoted("Who was asked, when and why."))",
      "kind: real  # or simulated",
    ] + data + columns + occasionLines + scales(labels) + outcomes
  }

  private var data: [String] {
    var lines = ["data:"]
    if pins.sheets.isEmpty {
      lines.append("  file: \(YAMLWord.quoted(pins.readable))")
    } else {
      lines.append("  files:  # a sheet for each \(sheetsAreOccasions ? "occasion" : "service")")
      for sheet in pins.sheets {
        let name = YAMLWord.quoted(sheet)
        lines.append(
          "    - {file: \(YAMLWord.quoted(pins.readable)), sheet: \(name), constants: {\(Self.sheetColumn): \(name)}}"
        )
      }
    }
    let form = sniff.form
    let layout = form.layout
    if let source = form.source {
      lines.append(
        "  source: \(source.rawValue)  # an export of \(source.name): its column names are read so")
    }
    if let sheet = pins.sheet { lines.append("  sheet: \(YAMLWord.quoted(sheet))") }
    if let encoding = pins.encoding { lines.append("  encoding: \(encoding.rawValue)") }
    if layout.delimiter != .comma { lines.append("  delimiter: \(layout.delimiter.key)") }
    if layout.skippedLines > 0 {
      lines.append("  skip_rows: \(layout.skippedLines)  # lines before the column names")
    }
    if layout.headerRows > 1 {
      lines.append("  header_rows: \(layout.headerRows)  # the first has the names")
    }
    if !sniff.leftOut.isEmpty {
      lines.append("  leave_out:  # rows that are nobody's answers")
      for rule in sniff.leftOut {
        let values = rule.values.map(YAMLWord.quoted).joined(separator: ", ")
        lines.append("    \(YAMLWord.quoted(rule.column)): [\(values)]")
      }
    }
    let missing = sniff.missingLookAlikes.prefix(12).map { YAMLWord.quoted($0.text) }
    if !missing.isEmpty {
      lines.append(
        "  # missing_codes: [\(missing.joined(separator: ", "))]  # if nothing was answered there")
    }
    return lines
  }

  /// The column that a study has for the sheet that a row stands in.
  private static let sheetColumn = "sheet"

  /// Whether it is the sheets that tell the occasions apart, and not a column of them.
  private var sheetsAreOccasions: Bool {
    !pins.sheets.isEmpty && (sniff.roles.occasion == nil || sniff.roles.occasionIsDate)
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
    if !pins.sheets.isEmpty && !sheetsAreOccasions {
      lines.append("  service: \(Self.sheetColumn)")
    } else if let service = roles.service {
      lines.append("  service: \(name(service))")
    }
    if sheetsAreOccasions {
      lines.append("  occasion: \(Self.sheetColumn)")
    } else if !roles.answersOnce {
      lines.append(
        "  occasion: "
          + (roles.occasion.map(name) ?? "# the column that tells the occasions apart"))
    }
    if let worker = roles.worker { lines.append("  worker: \(name(worker))") }
    return lines
  }

  /// `numbered`, or the names in the order that their words give, or in which they come; nil when they
  /// may not be shown.
  private var occasions: [String]? {
    guard let guess = sniff.roles.occasion else { return nil }
    if sniff.roles.occasionIsDate { return [] }
    let column = sniff.form.columns[guess.column]
    if column.integers == column.filled || column.integers + column.decimalPoints == column.filled {
      return []
    }
    var seen: Set<String> = []
    guard isFile || column.labels.allSatisfy({ OccasionWords.isOccasion($0.text) }) else {
      return nil
    }
    let texts = column.labels.map(\.text).filter { seen.insert($0.lowercased()).inserted }
    guard texts.count >= 2, column.integers == 0,
      column.labels.filter({ $0.count >= 2 }).count * 2 >= column.labels.count
    else {
      return nil
    }
    return OccasionWords.ordered(texts)
  }

  private var occasionLines: [String] {
    if sheetsAreOccasions {
      return ["occasions:  # in this order; look whether it is right"]
        + OccasionWords.ordered(pins.sheets).map { "  - \(YAMLWord.quoted($0))" }
    }
    if sniff.roles.answersOnce { return ["occasions: once  # nobody has a second row"] }
    guard let occasions else {
      return ["occasions: # numbered, or the names in their order: [First, Second]"]
    }
    if sniff.roles.occasionIsDate {
      return [
        "occasions:  # everybody's first day, second day, …; by: month, quarter or year for those",
        "  by: order",
      ] + dateOrder
    }
    if occasions.isEmpty { return ["occasions: numbered"] }
    let names = occasions.map(YAMLWord.quoted)
    return ["occasions:  # in this order; look whether it is right"] + names.map { "  - \($0)" }
  }

  /// A line that asks for the order of day and month, where the column does not show it.
  private var dateOrder: [String] {
    guard let guess = sniff.roles.occasion else { return [] }
    let column = sniff.form.columns[guess.column]
    let forms = column.dates.filter { $0.count == column.dates.first?.count }.map(\.form)
    let isAmbiguous =
      forms.contains(.dayMonthYear) && forms.contains(.monthDayYear)
      || forms.contains(.dayMonthShortYear) && forms.contains(.monthDayShortYear)
    return isAmbiguous
      ? ["  # date_order: day_first  # or month_first: the dates fit both, so one must be said"]
      : []
  }

  private func scales(_ labels: [String: String]) -> [String] {
    guard !sniff.pinned.isEmpty else {
      let open = sniff.open.prefix(12)
      guard !open.isEmpty else {
        return ["scales: # name the scale: waymark sniff … --scale ID"]
      }
      return ["scales: # one of these, by the questionnaire that people were given"]
        + open.flatMap(lines).map { "#" + $0 }
    }
    return ["scales:"]
      + sniff.pinned.flatMap { match in lines(match) + labelLines(match, labels[match.scale.id]) }
  }

  private func labelLines(_ match: ScaleMatch, _ file: String?) -> [String] {
    guard let words = words(of: match) else { return [] }
    let why =
      words.evidence == .order ? "by the usual order of such words" : "by the numbers in them"
    if let file {
      return [
        "    # labels: {file: \(YAMLWord.quoted(file))}  # codes \(why): look through it, then remove this '#'"
      ]
    }
    return [
      "    # labels:  # codes \(why): check them with the questionnaire, then remove the '#'s"
    ]
      + words.pairs.map { "    #   \(YAMLWord.quoted($0.word)): \($0.code)" }
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

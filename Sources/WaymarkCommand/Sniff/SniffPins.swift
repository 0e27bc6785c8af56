import Scales
import Scoring
import Tables

/// The lines that pin every guess: command lines, and a study file to begin with.
struct SniffPins {
  let sniff: SurveySniff
  /// Scale files that could not be read.
  let unread: [String]
  /// The path of the file as seen from the folder of a study, where one is written.
  var fileInStudy: String?
  private let path: String
  /// Sheets of the workbook that are all alike, one for each occasion or service; none otherwise.
  var sheets: [String] = []
  /// The sheet that was named, if any.
  let sheet: String?
  private let stated: StatedEncoding?
  private let scales: String?

  /// - Parameters:
  ///   - sniff: the guesses.
  ///   - path: the file as the user gave it.
  ///   - opening: what was said about how it is to be opened.
  ///   - scales: the folder of scales as the user gave it.
  ///   - unread: scale files that could not be read.
  init(
    _ sniff: SurveySniff, path: String, _ opening: TableOpening, scales: String?, unread: [String]
  ) {
    self.sniff = sniff
    self.path = path
    sheet = opening.sheet
    stated = opening.encoding
    self.scales = scales
    self.unread = unread
  }

  /// The file that the lines are about: the file itself, or what it is converted to.
  var readable: String {
    if let fileInStudy { return fileInStudy }
    guard converter != nil else { return path }
    let base = path == "-" ? "stdin" : path
    let isNamed = base.lowercased().hasSuffix(".csv")
    return "\(isNamed ? String(base.dropLast(4)) : base)-utf8.csv"
  }

  /// The words of a command line that converts the file; nil when it is UTF-8.
  var conversion: [String]? {
    guard let converter else { return nil }
    let from = path == "-" ? "" : " \(ShellWord.path(path))"
    return ["iconv", "-f \(converter)", "-t UTF-8\(from)", "> \(ShellWord.path(readable))"]
  }

  /// The command lines that score, one per scale, in words.
  var scoring: [(scale: String, words: [String])] {
    sniff.pinned.map { ($0.scale.id, words(for: $0)) }
  }

  /// The words that score by one match.
  func words(for match: ScaleMatch) -> [String] {
    var words = ["waymark", "score", ShellWord.path(readable)]
    let layout = sniff.form.layout
    if let source = layout.source { words.append("--source \(source.rawValue)") }
    if let sheet { words.append(ShellWord.option("--sheet", sheet)) }
    if let encoding { words.append("--encoding \(encoding.rawValue)") }
    for rule in sniff.leftOut {
      words += rule.values.map { ShellWord.option("--leave-out", "\(rule.column)=\($0)") }
    }
    if layout.delimiter != .comma { words.append("--delimiter \(layout.delimiter.argument)") }
    if layout.skippedLines > 0 { words.append("--skip \(layout.skippedLines)") }
    if layout.headerRows > 1 { words.append("--header-rows \(layout.headerRows)") }
    if let person = sniff.roles.person {
      words.append(ShellWord.option("--id", sniff.form.columns[person.column].name))
    }
    words.append(ShellWord.option("--scale", match.scale.id))
    words += columns(match)
    if let scales { words.append("--scales \(ShellWord.path(scales))") }
    return words
  }

  private var converter: String? {
    if case .form(.utf32) = sniff.form.sample.encoding, stated == nil { return "UTF-32" }
    return nil
  }

  /// The encoding to state; nil for UTF-8.
  var encoding: StatedEncoding? {
    if let stated { return stated }
    switch sniff.form.sample.encoding {
    case .form(.utf16): return .utf16
    case .windows1252: return .windows1252
    case .form: return nil
    }
  }

  /// The options that say which column answers which item.
  private func columns(_ match: ScaleMatch) -> [String] {
    if match.evidence == .itemIDs { return [] }
    if let pattern = pattern(match) { return [ShellWord.option("--pattern", pattern)] }
    let names = match.columns.map { $0.map { sniff.form.columns[$0].name } ?? "" }
    if case .similarNames = match.evidence {
    } else if !names.contains(where: { $0.contains(",") }) {
      return [ShellWord.option("--columns", names.joined(separator: ","))]
    }
    return zip(match.scale.items, names).filter { $0.0.id != $0.1 }
      .map { ShellWord.option("--map", "\($0.0.id)=\($0.1)") }
  }

  /// The pattern that gives every column, if there is one.
  func pattern(_ match: ScaleMatch) -> String? {
    guard case .numbers(let series, _) = match.evidence, !series.isPadded else { return nil }
    return series.pattern
  }
}

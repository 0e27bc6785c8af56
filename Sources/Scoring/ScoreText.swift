import Platform
import Scales
import Tables

/// Scores as bytes of output: for each score a number of pieces that follow the beginning of a row,
/// which is the id and the columns that are kept.
///
/// In a long layout every piece is a row and its beginning stands before each; in a wide one the pieces
/// of a row follow each other after a single beginning.
struct ScoreText: Sendable {
  let scales: [Scale]
  let layout: ScoreLayout
  let format: ScoreFormat
  /// Columns of the file that go out after the id, by name.
  let kept: [String]
  /// The file's name, where file and line go out after the kept columns; otherwise nil.
  let file: String?
  /// What stands before the id, and before each kept column.
  let before: [[UInt8]]

  init(_ scales: [Scale], _ options: ScoreStream.Options, file: String = "") {
    self.scales = scales
    layout = options.layout
    format = options.format
    kept = options.kept
    self.file = options.showsLines ? file : nil
    before =
      switch options.format {
      case .csv: [[]] + options.kept.map { _ in Array(",".utf8) }
      case .ndjson:
        [Array("{\"id\":\"".utf8)]
          + options.kept.map { Array("\",\(JSONText.quoted($0)):\"".utf8) }
      }
  }

  /// The names of the columns of output that are not kept ones.
  var ownNames: [String] {
    let scores =
      switch layout {
      case .long: ["scale", "score", "metric", "value", "status", "reason"]
      case .wide: scales.flatMap { scale in scale.scores.map { "\(scale.id).\($0.id)" } }
      }
    return ["id"] + (file == nil ? [] : ["file", "line"]) + scores
  }

  /// The line before the first row; empty where there is none.
  var head: [UInt8] {
    guard format == .csv else { return [] }
    let names = ownNames.prefix(1) + kept + ownNames.dropFirst()
    return Array((names.map(CSVWriter.quoted).joined(separator: ",") + "\n").utf8)
  }

  /// Whether the beginning stands before every piece, or once in a row.
  var repeatsID: Bool { layout == .long }

  /// How many pieces a score has.
  func pieceCount(_ definition: ScoreDefinition) -> Int {
    layout == .long ? definition.metrics.count : 1
  }

  /// The beginning of a row: the id, then the kept columns.
  func lead(_ texts: [String]) -> [UInt8] {
    var lead: [UInt8] = []
    for (before, text) in zip(before, texts) {
      lead += before
      lead += (format == .csv ? CSVWriter.quoted(text) : JSONText.escaped(text)).utf8
    }
    return lead
  }

  /// What stands before and after a row's line, where file and line go out; otherwise nil.
  var aroundLine: (before: [UInt8], after: [UInt8])? {
    guard let file else { return nil }
    // The quotation mark that ends the last text of the beginning is the next piece's.
    let texts =
      format == .csv
      ? (",\(CSVWriter.quoted(file)),", "")
      : ("\",\"line\":", ",\"file\":\"\(JSONText.escaped(file))")
    return (Array(texts.0.utf8), Array(texts.1.utf8))
  }

  /// What follows the beginning of a row where file and line go out; the line counts from 1.
  func place(line: Int) -> [UInt8] {
    aroundLine.map { $0.before + Array("\(line)".utf8) + $0.after } ?? []
  }

  /// The pieces of one score.
  func pieces(scale: Int, score position: Int, _ score: Score) -> [[UInt8]] {
    let definition = scales[scale].scores[position]
    switch layout {
    case .long:
      return definition.metrics.indices.map { metric in
        Array(long(scales[scale], definition, metric: metric, score).utf8)
      }
    case .wide:
      let isFirst = scale == 0 && position == 0
      let isLast = scale == scales.count - 1 && position == scales[scale].scores.count - 1
      let value = score.value(metric: definition.reported).map { NumberText.text($0) }
      switch format {
      case .csv: return [Array(",\(value ?? "")\(isLast ? "\n" : "")".utf8)]
      case .ndjson:
        let name = JSONText.quoted("\(scales[scale].id).\(definition.id)")
        let text = "\(isFirst ? "\"" : ""),\(name):\(value ?? "null")\(isLast ? "}\n" : "")"
        return [Array(text.utf8)]
      }
    }
  }

  /// A whole row, or the rows of a long layout.
  func row(_ lead: [UInt8], _ scores: [[Score]]) -> [UInt8] {
    var text: [UInt8] = []
    for (scale, scores) in scores.enumerated() {
      for (position, score) in scores.enumerated() {
        for piece in pieces(scale: scale, score: position, score) {
          if repeatsID || text.isEmpty { text += lead }
          text += piece
        }
      }
    }
    return text
  }

  private func long(
    _ scale: Scale, _ definition: ScoreDefinition, metric: Int, _ score: Score
  ) -> String {
    let value = score.value(metric: metric).map { NumberText.text($0) }
    let names = [scale.id, definition.id, definition.metrics[metric].id]
    let status = score.status.rawValue
    let reason = score.reason?.words
    switch format {
    case .csv:
      let cells = names + [value ?? "", status, reason ?? ""]
      return "," + cells.map(CSVWriter.quoted).joined(separator: ",") + "\n"
    case .ndjson:
      let keys = zip(["scale", "score", "metric"], names).map { "\"\($0)\":\(JSONText.quoted($1))" }
      return "\"," + keys.joined(separator: ",")
        + ",\"value\":\(value ?? "null"),\"status\":\"\(status)\""
        + ",\"reason\":\(reason.map(JSONText.quoted) ?? "null")}\n"
    }
  }
}

/// Texts as JSON has them (RFC 8259).
private enum JSONText {
  static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      case _ where scalar.value < 32:
        let hexadecimal = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

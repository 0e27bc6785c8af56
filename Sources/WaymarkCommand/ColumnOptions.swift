import ArgumentParser
import Scales
import Scoring
import Tables

/// Which scales to score, and which columns hold what.
struct ColumnOptions: ParsableArguments {
  @Option(help: "The id of a scale to score by; may be given again.")
  var scale: [String]

  @Option(help: "Column of the person's id. By default the first one called id or person.")
  var id: String?

  @Option(help: "Columns of the items in the order of the scale: a,b,c. For one scale only.")
  var columns: String?

  @Option(help: "Columns by number of the item from 1, such as 'w{n}'. For one scale only.")
  var pattern: String?

  @Option(help: "The column of one item: item=column; may be given again.")
  var map: [String] = []

  @Option(help: "What ends a field: ',', ';', '|' or tab.")
  var delimiter: DelimiterOption = .comma

  func validate() throws {
    if scale.isEmpty {
      throw ValidationError("Name a scale with --scale; see 'waymark scales list'.")
    }
    if Set(scale).count < scale.count { throw ValidationError("A scale is named twice.") }
    if scale.count > 1 && (columns ?? pattern) != nil {
      throw ValidationError("--columns and --pattern are for one scale; use --map for several.")
    }
    if columns != nil && pattern != nil {
      throw ValidationError("Give --columns or --pattern, not both.")
    }
    if let pattern, Self.parts(pattern).count != 2 {
      throw ValidationError("A pattern holds '{n}' once, such as 'q{n}'.")
    }
    for entry in map where !entry.contains("=") {
      throw ValidationError("'\(entry)' is not of the form item=column.")
    }
  }

  /// The column of every item.
  ///
  /// - Throws: `ValidationError` when columns and items do not go together.
  func columns(of scales: [Scale]) throws -> [SurveyMapping.ScaleColumns] {
    let named = try mapped(scales)
    return try scales.map { scale in
      var names = scale.items.map(\.id)
      if let columns {
        names = columns.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.count == scale.items.count else {
          throw ValidationError(
            "--columns names \(names.count) columns; '\(scale.id)' has \(scale.items.count) items.")
        }
      } else if let pattern {
        names = scale.items.indices.map { item in
          Self.parts(pattern).joined(separator: "\(item + 1)")
        }
      }
      for (position, item) in scale.items.enumerated() {
        if let column = named[item.id] { names[position] = column }
      }
      return SurveyMapping.ScaleColumns(scale: scale, columns: names)
    }
  }

  private func mapped(_ scales: [Scale]) throws -> [String: String] {
    var named: [String: String] = [:]
    for entry in map {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let item = String(parts[0])
      let owners = scales.filter { $0.itemPositions[item] != nil }
      guard owners.count == 1, named[item] == nil else {
        throw ValidationError(
          owners.isEmpty
            ? "--map: no scale has an item '\(item)'."
            : "--map: the item '\(item)' is named twice, or is in two scales.")
      }
      named[item] = String(parts[1])
    }
    return named
  }

  private static func parts(_ pattern: String) -> [Substring] {
    pattern.split(separator: "{n}", omittingEmptySubsequences: false)
  }
}

/// A delimiter as it is written on a command line.
enum DelimiterOption: String, ExpressibleByArgument, CaseIterable {
  case comma = ","
  case semicolon = ";"
  case tab
  case pipe = "|"

  init?(argument: String) { self.init(rawValue: argument == "\t" ? "tab" : argument) }

  /// The delimiter.
  var delimiter: CSVDelimiter {
    switch self {
    case .comma: .comma
    case .semicolon: .semicolon
    case .tab: .tab
    case .pipe: .pipe
    }
  }
}

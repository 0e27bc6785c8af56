import ArgumentParser
import Platform
import Results
import Scales
import Scoring

/// Which column answers which item.
struct ItemColumnOptions: ParsableArguments {
  @Option(help: "Columns of the items in the order of the scale: a,b,c. For one scale only.")
  var columns: String?

  @Option(help: "Columns by number of the item from 1, such as 'w{n}'. For one scale only.")
  var pattern: String?

  @Option(
    help: "Another order of the items that the scale file names, for --columns and --pattern.")
  var order: String?

  @Option(help: "A CSV file with the columns item, column and, if need be, scale.")
  var mapping: String?

  @Option(help: "The column of one item: item=column; may be given again.")
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "The scale that was asked, where those to score are part of it, as SWEMWBS is of WEMWBS. Items and columns are then those of that scale."
    ))
  var from: String?

  /// Whether columns are found by the position of their item.
  var isByPosition: Bool { columns != nil || pattern != nil }

  func validate() throws {
    if columns != nil && pattern != nil {
      throw ValidationError("Give --columns or --pattern, not both.")
    }
    if let pattern, Self.parts(pattern).count != 2 {
      throw ValidationError("A pattern holds '{n}' once, such as 'q{n}'.")
    }
    if order != nil && !isByPosition {
      throw ValidationError("--order goes with --columns or --pattern.")
    }
    for entry in map where !entry.contains("=") {
      throw ValidationError("'\(entry)' is not of the form item=column.")
    }
  }

  /// The column of every item.
  ///
  /// - Parameters:
  ///   - scales: the scales to score by.
  ///   - catalog: where the scale that was asked is looked for.
  ///   - answers: what is said about answers to the scales that were asked.
  /// - Returns: the scales, as their answers are read, with the column of each item.
  /// - Throws: `ValidationError` when columns and items do not go together, `RefusedInput` when a
  ///   mapping file or the scale that was asked cannot be used.
  func columns(
    of scales: [Scale], _ catalog: ScaleCatalog, _ answers: AnswerOptions
  ) throws -> [SurveyMapping.ScaleColumns] {
    let place = Place(file: "--from")
    let source = try from.map { id in
      try scales.first { $0.id == id }
        ?? Scale(reading: try catalog.file(of: id, askedAt: place))
    }
    let asked = try answers.applied(to: source.map { [$0] } ?? scales)
    let table = try mapping.map { path in
      try ColumnTable(reading: try SourceFile(reading: path), for: asked, known: catalog.ids)
    }
    let named = try mapped(asked)
    let columns = try asked.map { scale in
      let byPosition = try byPosition(scale)
      return SurveyMapping.ScaleColumns(
        scale: scale,
        columns: scale.items.enumerated().map { position, item in
          named[item.id] ?? table?.column(of: item.id, scale: scale.id)
            ?? byPosition?[position] ?? item.id
        })
    }
    guard source != nil, let first = columns.first else { return columns }
    return try scales.map { try first.answering($0, askedAt: place) }
  }

  /// The columns of items by their position; nil when they are not found so.
  private func byPosition(_ scale: Scale) throws -> [String]? {
    var names: [String]
    if let columns {
      names = columns.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard names.count == scale.items.count else {
        throw ValidationError(
          "--columns names \(names.count) columns; '\(scale.id)' has \(scale.items.count) items.")
      }
    } else if let pattern {
      names = scale.items.indices.map { Self.parts(pattern).joined(separator: "\($0 + 1)") }
    } else {
      return nil
    }
    guard let order else {
      if let note = Self.orderNote(scale) { Terminal.complain([note]) }
      return names
    }
    guard let found = scale.itemOrders.first(where: { $0.id == order }) else {
      let known = scale.itemOrders.map { "'\($0.id)'" }.joined(separator: ", ")
      throw ValidationError(
        "--order: '\(scale.id)' has no order '\(order)'; "
          + (known.isEmpty ? "its file names none." : "its file names \(known)."))
    }
    return found.byItem(names)
  }

  /// A word to those whose columns are known by position only, where items are asked in several orders.
  private static func orderNote(_ scale: Scale) -> Diagnostic? {
    guard !scale.itemOrders.isEmpty else { return nil }
    let orders = scale.itemOrders.map { "'\($0.id)'" }.joined(separator: ", ")
    return Diagnostic(
      .scaleItemOrder, at: Place(file: "\(scale.id).json"),
      "The columns are taken in the order of the scale file; '\(scale.id)' is asked in several.",
      help: "Look which one was asked and name it with --order: \(orders).", severity: .note)
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

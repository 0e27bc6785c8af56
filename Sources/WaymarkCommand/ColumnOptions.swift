import ArgumentParser
import Tables

/// Which scales to score, and which columns hold what.
struct ColumnOptions: ParsableArguments {
  @Option(help: "The id of a scale to score by; may be given again.")
  var scale: [String]

  @Option(help: "Column of the person's id. By default the first one called id or person.")
  var id: String?

  @OptionGroup var items: ItemColumnOptions

  @OptionGroup var shape: InputShapeOptions

  @Option(help: "What ends a field: ',', ';', '|' or tab.")
  var delimiter: DelimiterOption = .comma

  func validate() throws {
    if scale.isEmpty {
      throw ValidationError("Name a scale with --scale; see 'waymark scales list'.")
    }
    if Set(scale).count < scale.count { throw ValidationError("A scale is named twice.") }
    if scale.count > 1 && items.isByPosition && items.from == nil {
      throw ValidationError(
        "--columns and --pattern are for one scale; use --map or --mapping for several.")
    }
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

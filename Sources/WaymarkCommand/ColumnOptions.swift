import ArgumentParser

/// Which scales to score, and which columns hold what.
struct ColumnOptions: ParsableArguments {
  @Option(help: "The id of a scale to score by; may be given again.")
  var scale: [String]

  @Option(help: "Column of the person's id. By default the first one called id or person.")
  var id: String?

  @OptionGroup(title: "Which column answers which item") var items: ItemColumnOptions

  @OptionGroup(title: "What a row is") var shape: InputShapeOptions

  @OptionGroup(title: "How the table stands in its file") var table: TableOptions

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

import ArgumentParser

/// What the cells of a table of numbers hold.
struct RowCellOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Texts that stand for an empty cell, beside NA and nothing at all: -99,refused.",
      valueName: "texts"))
  var missing: String?

  @OptionGroup(title: "How the table stands in its file") var table: TableOptions

  /// Texts that stand for an empty cell.
  var missingTexts: Set<String> {
    Set(["NA"]).union((missing ?? "").split(separator: ",").map(String.init))
  }
}

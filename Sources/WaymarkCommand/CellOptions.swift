import ArgumentParser
import Tables

/// What the cells of a table hold, where columns are named elsewhere.
struct CellOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A column of categories although numbers stand in it; may be given again.",
      valueName: "column"))
  var factor: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Texts that stand for an empty cell, beside NA and nothing at all: -99,refused.",
      valueName: "texts"))
  var missing: String?

  @OptionGroup(title: "How the table stands in its file") var table: TableOptions

  /// What to read: the columns, each once.
  func asked(_ columns: [ColumnsAsked.Column]) -> ColumnsAsked {
    var asked = ColumnsAsked([])
    for column in columns where !asked.columns.contains(where: { $0.name == column.name }) {
      asked.columns.append(column)
    }
    asked.missing.formUnion((missing ?? "").split(separator: ",").map(String.init))
    asked.layout = table.layout
    return asked
  }
}

import LinearAlgebra
import Models
import Platform
import Results

/// The rows of one of a model's tables, written as bytes: there may be a row for each of a million people.
struct ModelRows {
  /// The names of the cells.
  let columns: [String]
  private let table: ResultTable?
  private let modes: [ConditionalModes]
  /// Rows that are handed on in one go.
  private static let stretch = 4096

  init(_ asked: ModelTable, _ results: ModelResults) {
    table =
      switch asked {
      case .estimates: ModelTables.estimates(results.fit)
      case .summary: ModelTables.summary(results)
      case .components: ModelTables.components(results.fit)
      case .cases, .models, .landscape, .profiles, .grolts, .relations: nil
      case .intervals: results.intervals?.table
      }
    modes = asked == .cases ? results.fit.conditionalModes : []
    columns = table?.columns ?? ["group", "level", "term", "estimate", "std.error"]
  }

  /// How many rows there are.
  var count: Int {
    table?.rows.count ?? modes.reduce(0) { $0 + $1.levels.count * $1.terms.count }
  }

  /// Writes the rows.
  ///
  /// - Parameters:
  ///   - form: CSV, or an object for each row.
  ///   - isList: whether objects are those of one list, parted by commas.
  ///   - hand: takes what was written, some thousand rows at a time.
  /// - Throws: what `hand` throws.
  func write<Failure: Error>(
    _ form: RowWriter.Form, isList: Bool = false,
    _ hand: (borrowing RowWriter) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = RowWriter(form, columns: columns)
    let last = count - 1
    var row = 0
    func end(_ writer: inout RowWriter) throws(Failure) {
      writer.end(isLast: !isList || row == last)
      row += 1
      guard row % Self.stretch == 0 else { return }
      try hand(writer)
      writer.clear()
    }
    for cells in table?.rows ?? [] {
      writer.cells(cells)
      try end(&writer)
    }
    for group in modes {
      let name = Array(group.group.utf8)[...]
      let terms = group.terms.map { Array($0.utf8)[...] }
      for (level, label) in group.levels.enumerated() {
        let label = Array(label.utf8)[...]
        for (term, word) in terms.enumerated() {
          writer.text(name)
          writer.text(label)
          writer.text(word)
          writer.number(group.modes[level, term].finite)
          writer.number(group.variances[level][term, term].squareRoot().finite)
          try end(&writer)
        }
      }
    }
    try hand(writer)
  }
}

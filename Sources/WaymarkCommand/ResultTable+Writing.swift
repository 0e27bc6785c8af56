import Platform
import Results

extension ResultTable {
  /// Writes the rows to the standard output: as CSV or as JSON objects, or as a table for people.
  func write(_ form: RowWriter.Form, asTable: Bool = false) throws(SystemFailure) {
    let sink = RowSink(asTable: asTable)
    if form == .csv { try sink.write(head: RowWriter.head(columns)) }
    var writer = RowWriter(form, columns: columns)
    for row in rows {
      writer.cells(row)
      writer.end(isLast: true)
    }
    try sink.write(writer.bytes)
    try sink.finish()
  }
}

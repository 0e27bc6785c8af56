import Platform
import Results

/// Finds the place of a cell, by reading the file again with care.
struct ColumnSearch {
  let table: RereadTable
  let plan: ColumnPlan
  let asked: ColumnsAsked

  /// The first filled cell of a column for which something holds.
  ///
  /// - Parameters:
  ///   - column: its position among those asked for.
  ///   - isSought: what holds of its text.
  /// - Returns: where it is, and its text.
  /// - Throws: `RefusedInput` as the reading does.
  func first(
    _ column: Int, where isSought: (String) -> Bool
  ) throws(RefusedInput) -> (place: Place, text: String) {
    guard table.canBeReread else {
      return (Place(file: plan.file, field: plan.names[column]), "")
    }
    var blocks = CSVBlocks(
      try table.open(), blockSize: asked.blockSize, chunkSize: asked.blockSize)
    let head = try SurveyHead(&blocks, file: plan.file, layout: table.layout)
    var lines = head.lines
    var ranges: [Range<Int>]? = head.rest
    var record = CSVRecord()
    while true {
      if ranges == nil, !(try blocks.next()) { break }
      for range in ranges ?? blocks.chunks {
        var splitter = CSVSplitter(file: plan.file, delimiter: plan.delimiter, range: range)
        let bytes = blocks.bytes
        while try splitter.read(bytes.span, into: &record) {
          guard record.fields.count == plan.fieldCount else { continue }
          let field = record.fields[plan.fields[column]]
          let text = String(decoding: field.trimmed(bytes.span), as: UTF8.self)
          guard !text.isEmpty, !plan.missing[column].contains(text), isSought(text) else {
            continue
          }
          let place = Place(
            file: plan.file, line: lines + record.line, column: field.column,
            field: plan.names[column])
          return (place, text)
        }
        lines += splitter.line - 1
      }
      ranges = nil
    }
    // The file is another one by now.
    return (Place(file: plan.file, field: plan.names[column]), "")
  }
}

import Platform

/// What the columns look like by the first rows of a file.
enum FirstRows {
  /// Rows that are looked at.
  private static let looked = 100

  /// The columns in which one of the first cells is no number.
  static func texts(_ plan: ColumnPlan, _ bytes: [UInt8], _ range: Range<Int>) -> Set<Int> {
    var splitter = CSVSplitter(file: plan.file, delimiter: plan.delimiter, range: range)
    var record = CSVRecord()
    var columns: Set<Int> = []
    for _ in 0..<looked {
      // What cannot be read is told when all rows are.
      guard let found = try? splitter.read(bytes.span, into: &record), found else { break }
      guard record.fields.count == plan.fieldCount else { continue }
      for (column, field) in plan.fields.enumerated() {
        let text = record.fields[field].trimmed(bytes.span)
        if !text.isEmpty, !plan.missing[column].contains(String(decoding: text, as: UTF8.self)),
          NumberText.value(text[...]) == nil
        {
          columns.insert(column)
        }
      }
    }
    return columns
  }
}

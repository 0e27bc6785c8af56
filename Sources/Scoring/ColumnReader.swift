import Tables

/// Reads the cells of one column, and each spelling only once.
struct ColumnReader: Sendable {
  let reader: ItemReader
  private var known = Spellings<CellReading>()

  init(_ reader: ItemReader) { self.reader = reader }

  /// Reads a cell.
  mutating func read(_ field: CSVField, in bytes: [UInt8]) -> CellReading {
    if let reading = known.value(bytes, field.bytes) { return reading }
    let reading = reader.read(field.text(in: bytes))
    known.learn(reading, bytes, field.bytes)
    return reading
  }
}

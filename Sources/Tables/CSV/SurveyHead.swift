package import Results

/// The line of column names at the beginning of a stream.
package struct SurveyHead {
  package let header: CSVHeader
  /// What the rows below say about the header.
  package let check: HeaderCheck
  /// What is left of the block it ends in, in chunks.
  package let rest: [Range<Int>]
  /// Lines up to `rest`.
  package let lines: Int
  /// How the lines of the header end.
  package private(set) var lineEnds: LineEnds = []

  /// Reads blocks until one has the end of the header in it.
  ///
  /// - Throws: `RefusedInput` with `file.…` or `csv.…`.
  package init(_ blocks: inout CSVBlocks, file: String, layout: TableLayout) throws(RefusedInput) {
    var record = CSVRecord()
    var names: (record: CSVRecord, texts: [String])?
    let beginning = try blocks.beginning()
    if let fault = TextEncoding.kindFault(beginning) {
      throw fault.refusal(file: file, in: Array(beginning), lineStart: 0, line: 1)
    }
    var start = beginning.starts(with: [0xEF, 0xBB, 0xBF]) && layout.skippedLines == 0 ? 3 : 0
    var linesBefore = try blocks.skip(lines: layout.skippedLines)
    var rowsLeft = max(1, layout.headerRows)
    while try blocks.next() {
      let bytes = blocks.bytes
      for (position, chunk) in blocks.chunks.enumerated() {
        let range = max(start, chunk.lowerBound)..<max(start, chunk.upperBound)
        var splitter = CSVSplitter(file: file, delimiter: layout.delimiter, range: range)
        splitter.skip(to: range.lowerBound, lines: linesBefore)
        while rowsLeft > 0, try splitter.read(bytes.span, into: &record) {
          rowsLeft -= 1
          if names == nil { names = (record, record.fields.map { $0.text(in: bytes) }) }
        }
        let read = range.lowerBound..<splitter.position
        if let fault = TextEncoding.fault(in: bytes, read) {
          throw fault.refusal(
            file: file, in: bytes, lineStart: range.lowerBound, line: 1 + linesBefore)
        }
        linesBefore = splitter.line - 1
        lineEnds.formUnion(LineEnds(bytes, read))
        guard rowsLeft == 0, let names else { continue }
        check = HeaderCheck(
          file: file, line: names.record.line, names: names.texts, layout: layout,
          following: HeaderCheck.Row.following(splitter, bytes))
        if let refusal = check.refusal { throw refusal }
        header = CSVHeader(file: file, record: names.record, names: names.texts)
        rest = blocks.chunks[position...].enumerated().map { later, chunk in
          later == 0 ? splitter.position..<chunk.upperBound : chunk
        }
        lines = linesBefore
        return
      }
      start = 0
    }
    guard let names else { throw TextEncoding.empty(file: file) }
    // The file ends inside the header: it has no rows.
    check = HeaderCheck(
      file: file, line: names.record.line, names: names.texts, layout: layout, following: [])
    header = CSVHeader(file: file, record: names.record, names: names.texts)
    rest = []
    lines = linesBefore
  }
}

import Results
import Tables

/// The line of column names at the beginning of a stream.
struct SurveyHead {
  let header: CSVHeader
  /// What is left of the block it stands in, in chunks.
  let rest: [Range<Int>]
  /// Lines up to `rest`.
  let lines: Int

  /// Reads blocks until one has the column names in it.
  ///
  /// - Throws: `RefusedInput` with `file.empty`, `file.encoding` or `csv.…`.
  init(_ blocks: inout CSVBlocks, file: String, delimiter: CSVDelimiter) throws(RefusedInput) {
    var record = CSVRecord()
    var blankLines = 0
    var isFirst = true
    while try blocks.next() {
      let bytes = blocks.bytes
      if isFirst, let fault = TextEncoding.kindFault(bytes) {
        throw fault.refusal(file: file, in: bytes, lineStart: 0, line: 1)
      }
      let start = isFirst && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      isFirst = false
      for (position, chunk) in blocks.chunks.enumerated() {
        let range = max(start, chunk.lowerBound)..<max(start, chunk.upperBound)
        var splitter = CSVSplitter(file: file, delimiter: delimiter, range: range)
        splitter.skip(to: range.lowerBound, lines: blankLines)
        let found = try splitter.read(bytes.span, into: &record)
        let read = range.lowerBound..<splitter.position
        if let fault = TextEncoding.fault(in: bytes, read) {
          throw fault.refusal(
            file: file, in: bytes, lineStart: range.lowerBound, line: 1 + blankLines)
        }
        blankLines = splitter.line - 1
        guard found else { continue }
        try self.init(
          record, in: bytes, file: file, splitter, blocks.chunks[position...])
        return
      }
    }
    throw TextEncoding.empty(file: file)
  }

  private init(
    _ record: CSVRecord, in bytes: [UInt8], file: String, _ splitter: CSVSplitter,
    _ chunks: ArraySlice<Range<Int>>
  ) throws(RefusedInput) {
    header = try CSVHeader(
      file: file, record: record, names: record.fields.map { $0.text(in: bytes) })
    rest = chunks.enumerated().map { position, chunk in
      position == 0 ? splitter.position..<chunk.upperBound : chunk
    }
    lines = splitter.line - 1
  }
}

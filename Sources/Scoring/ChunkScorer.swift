import Results
import Synchronization
import Tables

/// What came of one chunk. Lines are counted from the chunk's first.
struct ChunkScores: Sendable {
  var text: [UInt8] = []
  var rows = 0
  var lines = 0
  var setAside: [SetAside] = []
  var tally: ReadingTally
  /// Why the chunk could not be read to its end.
  var refusal: RefusedInput?
}

/// Scores chunks of whole records, one at a time: plain rows by tables, all others with care.
final class ChunkScorer: Sendable {
  private let plan: ScorePlan
  private let state: Mutex<State>

  private struct State {
    var plainRows: PlainRows?
    var record = CSVRecord()
    var columns: [ColumnReader]
  }

  init(_ plan: ScorePlan) {
    self.plan = plan
    let text = plan.text
    state = Mutex(
      State(
        plainRows: plan.tables.map { PlainRows($0, text) },
        columns: plan.readers.map(ColumnReader.init)))
  }

  /// Scores the records of a chunk.
  ///
  /// - Parameters:
  ///   - bytes: the block, 64 bytes longer than the chunk's end.
  ///   - range: the chunk: whole records, from the beginning of a line.
  /// - Returns: the rows of output, and what was set aside or refused.
  func score(_ bytes: [UInt8], _ range: Range<Int>) -> ChunkScores {
    state.withLock { state in
      let fault = TextEncoding.fault(in: bytes, range)
      let end =
        fault.map { CSVBlocks.lastRecordEnd(in: bytes, range.lowerBound..<$0.offset) }
        ?? range.upperBound
      var splitter = CSVSplitter(
        file: plan.file, delimiter: plan.delimiter, range: range.lowerBound..<end)
      var chunk = ChunkScores(tally: ReadingTally(cells: plan.cells.count))
      state.plainRows?.clear()
      do throws(RefusedInput) {
        while try readPlainRows(state.plainRows, bytes, end, &splitter, &chunk),
          try splitter.read(bytes.span, into: &state.record)
        {
          chunk.rows += 1
          guard let text = carefulRow(state.record, bytes, &state.columns, &chunk) else { continue }
          if let plainRows = state.plainRows { plainRows.append(text) } else { chunk.text += text }
        }
        if let fault {
          throw fault.refusal(
            file: plan.file, in: bytes, lineStart: splitter.position, line: splitter.line)
        }
      } catch {
        chunk.refusal = error
      }
      chunk.lines = splitter.line - 1
      if let plainRows = state.plainRows { chunk.text = plainRows.output }
      return chunk
    }
  }

  /// Reads rows by tables as long as they are plain.
  ///
  /// - Returns: whether there are bytes left, which begin with a row that is not plain.
  private func readPlainRows(
    _ plainRows: PlainRows?, _ bytes: [UInt8], _ end: Int, _ splitter: inout CSVSplitter,
    _ chunk: inout ChunkScores
  ) throws(RefusedInput) -> Bool {
    guard let plainRows, let tables = plan.tables else { return splitter.position < end }
    while true {
      var position = splitter.position
      let status = plainRows.run(bytes, from: &position, to: end)
      let rows = plainRows.takeRowCount()
      splitter.skip(to: position, lines: rows)
      chunk.rows += rows
      switch status {
      case .done: return false
      case .carefulRow: return true
      case .unseenSum(let sum, let cells):
        let place = tables.sums[sum]
        let responses = cells.map {
          $0 == PlainTables.blank ? .missing : Response.answered(Int($0))
        }
        let scores = plan.scores(responses)[place.scale]
        plainRows.learn(
          plan.text.pieces(scale: place.scale, score: place.score, scores[place.score]))
      }
    }
  }

  /// The text of one row; nil when the row is set aside.
  private func carefulRow(
    _ record: CSVRecord, _ bytes: [UInt8], _ columns: inout [ColumnReader],
    _ chunk: inout ChunkScores
  ) -> [UInt8]? {
    func set(aside kind: SetAside.Kind, _ field: Int) {
      chunk.setAside.append(
        SetAside(line: record.line, column: record.fields[field].column, kind: kind))
    }
    let count = record.fields.count
    guard count == plan.fieldCount else {
      set(aside: .ragged(fields: UInt32(clamping: count)), min(count - 1, plan.fieldCount))
      return nil
    }
    let idText = record.fields[plan.idField].text(in: bytes)
    let id = AnswerReading.trimmed(idText)
    if plan.answers.isMissing(id) {
      set(aside: .noID, plan.idField)
      return nil
    }
    if let trouble = IdTrouble(id) {
      set(aside: .id(trouble), plan.idField)
      return nil
    }
    if id.utf8.count < idText.utf8.count { chunk.tally.paddedIds += 1 }
    var responses = [Response](repeating: .missing, count: plan.cells.count)
    // By scale and item, so that what is set aside is told in the order of the careful reader.
    for cells in plan.cellOf {
      for cell in cells {
        let field = plan.cells[cell].field
        if let plain = plan.tables?.response(cell, record.fields[field], in: bytes) {
          responses[cell] = plain
          continue
        }
        let reading = columns[cell].read(record.fields[field], in: bytes)
        responses[cell] = reading.response
        chunk.tally.add(reading.manner, cell: cell)
        if let trouble = reading.trouble {
          set(aside: .answer(cell: UInt32(clamping: cell), trouble), field)
        }
      }
    }
    return plan.text.row(id: id, plan.scores(responses))
  }
}

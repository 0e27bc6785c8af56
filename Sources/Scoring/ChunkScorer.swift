import Results
import Scales
import Synchronization
import Tables

/// What came of one chunk. Lines are counted from the chunk's first.
struct ChunkScores: Sendable {
  var text: [UInt8] = []
  var rows = 0
  var lines = 0
  var setAside: [SetAside] = []
  /// Answers that call for a conversation.
  var attention: [AttentionCall] = []
  /// By scored row and scale the answers to its items, where they are asked for.
  var responses: [[[Response]]] = []
  /// The rows as categories, where they are asked for.
  var keyed: KeyedRows?
  var tally: ReadingTally
  /// What is odd about its form.
  var form = TableNotes()
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
    /// What was counted of the rows read with care, by scale; empty when nothing is counted.
    var tallies: [BatchTally]
    var columns: [ColumnReader]
  }

  init(_ plan: ScorePlan, tallies: Bool) {
    self.plan = plan
    let plainRows = plan.tables.map { PlainRows($0, plan.text) }
    if tallies, let tables = plan.tables { plainRows?.count(plan, tables) }
    state = Mutex(
      State(
        plainRows: plainRows,
        tallies: tallies ? plan.scorers.map { BatchTally($0.scale) } : [],
        columns: plan.readers.map(ColumnReader.init)))
  }

  /// What was counted of every row so far, by scale; empty when nothing is counted.
  var tallies: [BatchTally] {
    state.withLock { state in
      var tallies = state.tallies
      guard !tallies.isEmpty, let plainRows = state.plainRows, let tables = plan.tables else {
        return tallies
      }
      for (scale, counts) in plainRows.counts(plan, tables).enumerated() {
        tallies[scale].add(counts)
      }
      return tallies
    }
  }

  /// Scores the records of a chunk.
  ///
  /// - Parameters:
  ///   - bytes: the block, 64 bytes longer than the chunk's end.
  ///   - range: the chunk: whole records, from the beginning of a line.
  ///   - linesBefore: lines of the file before the chunk, where lines go out.
  /// - Returns: the rows of output, and what was set aside or refused.
  func score(_ bytes: [UInt8], _ range: Range<Int>, linesBefore: Int) -> ChunkScores {
    state.withLock { state in
      let fault = TextEncoding.fault(in: bytes, range)
      let end =
        fault.map { CSVBlocks.lastRecordEnd(in: bytes, range.lowerBound..<$0.offset) }
        ?? range.upperBound
      var splitter = CSVSplitter(
        file: plan.file, delimiter: plan.delimiter, range: range.lowerBound..<end)
      var chunk = ChunkScores(
        keyed: plan.keying?.noRows, tally: ReadingTally(cells: plan.cells.count))
      state.plainRows?.clear()
      do throws(RefusedInput) {
        while try readPlainRows(state.plainRows, bytes, end, linesBefore, &splitter, &chunk),
          try splitter.read(bytes.span, into: &state.record)
        {
          chunk.rows += 1
          guard
            let text = carefulRow(
              state.record, bytes, linesBefore, &state.columns, &chunk, &state.tallies)
          else { continue }
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
      chunk.form = splitter.notes
      chunk.form.lineEnds = LineEnds(bytes, range.lowerBound..<splitter.position)
      if let plainRows = state.plainRows { chunk.text = plainRows.output }
      return chunk
    }
  }

  /// Reads rows by tables as long as they are plain.
  ///
  /// - Returns: whether there are bytes left, which begin with a row that is not plain.
  private func readPlainRows(
    _ plainRows: PlainRows?, _ bytes: [UInt8], _ end: Int, _ linesBefore: Int,
    _ splitter: inout CSVSplitter, _ chunk: inout ChunkScores
  ) throws(RefusedInput) -> Bool {
    guard let plainRows, let tables = plan.tables else { return splitter.position < end }
    if let keying = plan.keying, var keyed = chunk.keyed.take() {
      defer { chunk.keyed = keyed }
      return takePlainRows(plainRows, keying, bytes, end, &splitter, &chunk.rows, &keyed)
    }
    while true {
      var position = splitter.position
      let status = plainRows.run(
        bytes, from: &position, to: end, line: linesBefore + splitter.line)
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

  /// Takes rows as categories, as long as they are plain; the same otherwise.
  private func takePlainRows(
    _ plainRows: PlainRows, _ keying: KeyedRowPlan, _ bytes: [UInt8], _ end: Int,
    _ splitter: inout CSVSplitter, _ count: inout Int, _ keyed: inout KeyedRows
  ) -> Bool {
    while true {
      var position = splitter.position
      let status = plainRows.next(bytes, from: &position, to: end, keying, into: &keyed)
      let rows = plainRows.takeRowCount()
      splitter.skip(to: position, lines: rows)
      count += rows
      switch status {
      case .done: return false
      case .carefulRow, .unseenSum: return true
      case nil: continue
      }
    }
  }

  /// The text of one row; nil when the row is set aside.
  private func carefulRow(
    _ record: CSVRecord, _ bytes: [UInt8], _ linesBefore: Int,
    _ columns: inout [ColumnReader], _ chunk: inout ChunkScores, _ tallies: inout [BatchTally]
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
    let id = Padding.trimmed(idText)
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
    var outside = [[OutsideNumber]](repeating: [], count: tallies.count)
    // By scale and item, so that what is set aside is told in the order of the careful reader.
    for (scale, cells) in plan.cellOf.enumerated() {
      for (position, cell) in cells.enumerated() {
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
          if let code = reading.outside, !tallies.isEmpty {
            outside[scale].append(OutsideNumber(item: position, code: code))
          }
        }
      }
    }
    for cell in plan.attentionCells {
      if case .answered(let code) = responses[cell], plan.cells[cell].item.callsForAttention(code) {
        chunk.attention.append(AttentionCall(line: record.line, cell: cell))
      }
    }
    if plan.givesResponses { chunk.responses.append(plan.byScale(responses)) }
    for scale in tallies.indices {
      tallies[scale].add(
        plan.cellOf[scale].map { responses[$0] }, outside: outside[scale],
        of: plan.scorers[scale].scale)
    }
    let texts = [id] + plan.keptFields.map { record.fields[$0].text(in: bytes) }
    if let keying = plan.keying {
      chunk.keyed?.append(texts, keying.row(responses))
      return []
    }
    return plan.text.row(
      plan.text.lead(texts) + plan.text.place(line: linesBefore + record.line),
      plan.scores(responses))
  }
}

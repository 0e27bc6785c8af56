import Results
import Tables

/// Reads chunks of rows that hold one answer each.
struct AnswerReader: Sendable {
  let plan: ScorePlan
  let names: ItemNames
  let codes: CellCodes

  init(_ plan: ScorePlan) {
    self.plan = plan
    names = ItemNames(plan)
    codes = CellCodes(plan)
  }

  /// Reads the records of a chunk.
  ///
  /// - Parameters:
  ///   - bytes: the block.
  ///   - range: the chunk: whole records, from the beginning of a line.
  /// - Returns: the answers, and what was set aside or refused.
  func read(_ bytes: [UInt8], _ range: Range<Int>) -> AnswerChunk {
    let fault = TextEncoding.fault(in: bytes, range)
    let end =
      fault.map { CSVBlocks.lastRecordEnd(in: bytes, range.lowerBound..<$0.offset) }
      ?? range.upperBound
    var splitter = CSVSplitter(
      file: plan.file, delimiter: plan.delimiter, range: range.lowerBound..<end)
    var record = CSVRecord()
    var rows = Rows(reader: self)
    do throws(RefusedInput) {
      while try splitter.read(bytes.span, into: &record) { rows.take(record, bytes) }
      if let fault {
        throw fault.refusal(
          file: plan.file, in: bytes, lineStart: splitter.position, line: splitter.line)
      }
    } catch {
      rows.chunk.refusal = error
    }
    rows.chunk.lines = splitter.line - 1
    rows.chunk.form = splitter.notes
    rows.chunk.form.lineEnds = LineEnds(bytes, range.lowerBound..<splitter.position)
    return rows.chunk
  }

  /// The rows of a chunk so far.
  private struct Rows {
    let reader: AnswerReader
    var chunk: AnswerChunk
    private var columns: [ColumnReader]
    /// The id and kept columns of the row before, where the next one may go on with its sitting.
    private var last: [Range<Int>] = []
    private var lastName = -1

    init(reader: AnswerReader) {
      self.reader = reader
      chunk = AnswerChunk(reading: ReadingTally(cells: reader.plan.cells.count))
      columns = reader.plan.readers.map(ColumnReader.init)
    }

    mutating func take(_ record: CSVRecord, _ bytes: [UInt8]) {
      chunk.rows += 1
      let plan = reader.plan
      let count = record.fields.count
      guard count == plan.fieldCount, let columns = plan.answerRows else {
        set(
          record, aside: .ragged(fields: UInt32(clamping: count)), min(count - 1, plan.fieldCount))
        return
      }
      if !goesOn(record, bytes), let trouble = begin(record, bytes) {
        set(record, aside: trouble, plan.idField)
        return
      }
      guard let name = name(record.fields[columns.item], bytes) else {
        let text = Padding.trimmed(record.fields[columns.item].text(in: bytes))
        chunk.others.add(text, line: record.line)
        return
      }
      for cell in reader.names.cells[name] {
        let code = code(record, columns.answer, cell, bytes)
        chunk.answers.append(
          AnswerChunk.Answer(
            cell: cell, code: code, line: record.line,
            column: record.fields[columns.answer].column))
      }
      chunk.sittings[chunk.sittings.count - 1].answers =
        chunk.sittings[chunk.sittings.count - 1].answers.lowerBound..<chunk.answers.count
    }

    /// Whether the row has the id and the kept columns of the row before, byte by byte.
    private func goesOn(_ record: CSVRecord, _ bytes: [UInt8]) -> Bool {
      let plan = reader.plan
      guard last.count == plan.keptFields.count + 1 else { return false }
      guard bytes[last[0]].elementsEqual(bytes[record.fields[plan.idField].bytes]) else {
        return false
      }
      for (position, field) in plan.keptFields.enumerated()
      where !bytes[last[position + 1]].elementsEqual(bytes[record.fields[field].bytes]) {
        return false
      }
      return true
    }

    /// Begins a sitting; says why not when the row has no usable id.
    private mutating func begin(_ record: CSVRecord, _ bytes: [UInt8]) -> SetAside.Kind? {
      let plan = reader.plan
      last = []
      let text = record.fields[plan.idField].text(in: bytes)
      let id = Padding.trimmed(text)
      if plan.answers.isMissing(id) { return .noID }
      if let trouble = IdTrouble(id) { return .id(trouble) }
      if id.utf8.count < text.utf8.count { chunk.reading.paddedIds += 1 }
      let start = chunk.leads.count
      chunk.leads += plan.text.lead(
        [id] + plan.keptFields.map { record.fields[$0].text(in: bytes) })
      chunk.sittings.append(
        AnswerChunk.Sitting(
          lead: start..<chunk.leads.count, line: record.line,
          answers: chunk.answers.count..<chunk.answers.count))
      last = ([plan.idField] + plan.keptFields).map { record.fields[$0].bytes }
      return nil
    }

    /// The position of the item's name; nil when nobody asked for the item.
    private mutating func name(_ field: CSVField, _ bytes: [UInt8]) -> Int? {
      let names = reader.names
      let next = lastName + 1 < names.names.count ? lastName + 1 : 0
      if names.matches(next, bytes[field.bytes]) {
        lastName = next
        return next
      }
      guard let position = names.position(of: Padding.trimmed(field.text(in: bytes))) else {
        return nil
      }
      lastName = position
      return position
    }

    private mutating func code(
      _ record: CSVRecord, _ field: Int, _ cell: Int, _ bytes: [UInt8]
    ) -> UInt32 {
      if let plain = reader.codes.plainCode(bytes[record.fields[field].bytes], cell: cell) {
        return plain
      }
      let reading = columns[cell].read(record.fields[field], in: bytes)
      chunk.reading.add(reading.manner, cell: cell)
      if let code = reading.outside { chunk.outside.append((cell, code)) }
      if let trouble = reading.trouble {
        set(record, aside: .answer(cell: UInt32(clamping: cell), trouble), field)
      }
      return reader.codes.code(reading.response, cell: cell)
    }

    private mutating func set(_ record: CSVRecord, aside kind: SetAside.Kind, _ field: Int) {
      chunk.setAside.append(
        SetAside(line: record.line, column: record.fields[field].column, kind: kind))
    }
  }
}

import Platform
import Results
import Scoring
import Tables

/// Reads a stretch of rows of a file of scores. Stretches without quotation marks are split on the
/// spot; all others by the careful splitter, with the same result.
struct ScoreChunkReader {
  private let plan: ScorePlan
  private var chunk: ScoreChunk
  /// Where each role's cell stands, and the column at which it begins in its line.
  private var cells: [Range<Int>]
  private var starts: [Int]
  /// The number of the last row's person, who may well be the next one's too.
  private var last = -1
  private var key: [UInt8] = []
  /// Bytes of a row, if it is a short one.
  private static let usualRow = 8
  // What is asked of every row, so that nothing of the plan is copied for it.
  private let (hasChoices, hasServices, hasLines, hasMissing): (Bool, Bool, Bool, Bool)
  private let attainable: ClosedRange<Double>

  init(_ plan: ScorePlan) {
    self.plan = plan
    chunk = ScoreChunk(
      ids: IdTable(seed: plan.seed, isOrdered: plan.columns.service == nil))
    let roles = ScorePlan.firstChoice + plan.choices.count
    cells = Array(repeating: 0..<0, count: roles)
    starts = Array(repeating: 0, count: roles)
    (hasChoices, hasServices) = (!plan.choices.isEmpty, plan.columns.service != nil)
    (hasLines, hasMissing) = (plan.columns.line != nil, !plan.missing.isEmpty)
    attainable = plan.attainable
  }

  /// Reads the rows; lines are counted from 1 for the first of the stretch.
  consuming func read(_ bytes: [UInt8], _ range: Range<Int>) -> ScoreChunk {
    chunk.lineEnds = LineEnds(bytes, range)
    chunk.size = range.count
    var range = range
    if let fault = TextEncoding.fault(in: bytes, range) {
      // What stands before the line with the fault is read all the same.
      chunk.refusal = fault.refusal(
        file: plan.file, in: bytes, lineStart: range.lowerBound, line: 1)
      let end = bytes[range.lowerBound..<fault.offset].lastIndex(of: 0x0A).map { $0 + 1 }
      range = range.lowerBound..<(end ?? range.lowerBound)
    }
    if range.count <= CSVLimits.field && !ByteSurvey.hasQuotes(bytes, range) {
      readPlain(bytes.span, range)
    } else {
      readCarefully(bytes, range)
    }
    return chunk
  }

  private mutating func readPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var at = range.lowerBound
    var line = 0
    if var quick = plan.plainScores() {
      chunk.scores.reserve(range.count / Self.usualRow)
      while at < range.upperBound {
        let count = quick.read(bytes, from: &at, to: range.upperBound)
        if count > 0 {
          take(quick, count, bytes, after: line)
          line += count
        } else {
          readRow(bytes, &at, range.upperBound, &line)
        }
      }
    }
    while at < range.upperBound { readRow(bytes, &at, range.upperBound, &line) }
    chunk.lineCount = line
  }

  /// Takes rows in which all is as it should be.
  private mutating func take(
    _ quick: borrowing PlainScores, _ count: Int, _ bytes: Span<UInt8>, after line: Int
  ) {
    let first = chunk.scores.count
    chunk.rows += count
    chunk.scores.next(on: line + 1)
    quick.append(to: &chunk.scores.times, &chunk.scores.values)
    quick.forEachRun { run in
      last = number(bytes, run.id).number
      chunk.scores.run(of: UInt32(clamping: last), from: first + run.row, ascends: run.ascends)
    }
  }

  private mutating func readRow(
    _ bytes: Span<UInt8>, _ at: inout Int, _ end: Int, _ line: inout Int
  ) {
    let delimiter = plan.columns.table.delimiter.byte
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let fields = plan.fieldCount
    let lineStart = at
    var field = 0
    var start = at
    line += 1
    while true {
      let byte = at < end ? bytes[at] : lineFeed
      if byte == delimiter || byte == lineFeed || byte == carriageReturn {
        if field < fields, plan.roles[field] > 0 {
          cells[plan.roles[field] - 1] = start..<at
          starts[plan.roles[field] - 1] = start - lineStart + 1
        }
        field += 1
        if byte != delimiter { break }
        start = at + 1
      }
      at += 1
    }
    let lineEnd = at
    if at < end {
      at += bytes[at] == carriageReturn && at + 1 < end && bytes[at + 1] == lineFeed ? 2 : 1
    }
    if field == 1 && lineEnd == lineStart { return }
    chunk.rows += 1
    if field == fields {
      take(bytes, line: line)
    } else {
      setAside(line, 1, .ragged(fields: UInt32(clamping: field)))
    }
  }

  private mutating func readCarefully(_ bytes: [UInt8], _ range: Range<Int>) {
    var splitter = CSVSplitter(
      file: plan.file, delimiter: plan.columns.table.delimiter, range: range)
    var record = CSVRecord()
    do throws(RefusedInput) {
      while try splitter.read(bytes.span, into: &record) {
        chunk.rows += 1
        guard record.fields.count == plan.fieldCount else {
          setAside(record.line, 1, .ragged(fields: UInt32(clamping: record.fields.count)))
          continue
        }
        var texts: [UInt8] = []
        for (field, role) in zip(record.fields, plan.roles) where role > 0 {
          let start = texts.count
          texts += field.text(in: bytes).utf8
          cells[role - 1] = start..<texts.count
          starts[role - 1] = field.column
        }
        take(texts.span, line: record.line)
      }
    } catch {
      if chunk.refusal == nil { chunk.refusal = error }
    }
    chunk.lineCount = splitter.line - 1
  }

  private mutating func take(_ bytes: Span<UInt8>, line: Int) {
    if hasChoices && !isChosen(bytes) { return }
    let line = hasLines ? Int(Self.text(bytes, cells[ScorePlan.line])) ?? line : line
    let id = Self.trimmed(bytes, cells[ScorePlan.id])
    if id.isEmpty { return setAside(line, starts[ScorePlan.id], .noID) }
    if id.count < cells[ScorePlan.id].count { chunk.paddedIds += 1 }
    guard let person = person(bytes, id, line) else { return }
    let value = Self.trimmed(bytes, cells[ScorePlan.score])
    if value.isEmpty || (hasMissing && Self.isMissing(bytes, value, plan.missing)) { return }
    let time = Self.trimmed(bytes, cells[ScorePlan.time])
    if value.count < cells[ScorePlan.score].count || time.count < cells[ScorePlan.time].count {
      chunk.paddedCells += 1
    }
    if time.isEmpty { return setAside(line, starts[ScorePlan.time], .noTime) }
    guard let when = readTime(bytes, time, line) else { return }
    guard let number = ScoreNumber.value(bytes.extracting(value)) else {
      let shape = Shape(Self.text(bytes, value))
      return setAside(line, starts[ScorePlan.score], .notANumber(shape))
    }
    if !attainable.contains(number) || (abs(number) < ScoreNumber.smallest && number != 0) {
      return setAside(line, starts[ScorePlan.score], .outOfRange)
    }
    let row = chunk.scores.count
    chunk.scores.next(on: line)
    chunk.scores.times.append(when)
    chunk.scores.values.append(number)
    chunk.scores.run(of: UInt32(clamping: person), from: row, ascends: true)
  }

  /// The number of the row's person; nil when the id cannot be relied on.
  private mutating func person(_ bytes: Span<UInt8>, _ id: Range<Int>, _ line: Int) -> Int? {
    let found = number(bytes, id)
    if found.isNew, !Self.isPlain(bytes, id), let trouble = IdTrouble(Self.text(bytes, id)) {
      setAside(line, starts[ScorePlan.id], .id(trouble))
      chunk.damaged.insert(found.number)
      return nil
    }
    if !chunk.damaged.isEmpty, chunk.damaged.contains(found.number) {
      if let trouble = IdTrouble(Self.text(bytes, id)) {
        setAside(line, starts[ScorePlan.id], .id(trouble))
      }
      return nil
    }
    last = found.number
    return found.number
  }

  private mutating func number(
    _ bytes: Span<UInt8>, _ id: Range<Int>
  ) -> (number: Int, isNew: Bool) {
    guard hasServices else {
      let text = bytes.extracting(id)
      if last >= 0, chunk.ids.isKey(last, text) { return (last, false) }
      return chunk.ids.number(of: text)
    }
    var key: [UInt8] = []
    swap(&key, &self.key)
    key.removeAll(keepingCapacity: true)
    for at in Self.trimmed(bytes, cells[ScorePlan.service]) { key.append(bytes[at]) }
    // No text holds a zero byte, so it parts service and id for certain.
    key.append(0)
    for at in id { key.append(bytes[at]) }
    let found = chunk.ids.number(of: key.span)
    self.key = key
    return found
  }

  private mutating func readTime(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ line: Int
  ) -> Double? {
    let trouble: TimeTrouble
    switch plan.times {
    case .numbers:
      if let number = ScoreNumber.value(bytes.extracting(cell)) { return number }
      trouble = .unknown
    case .dates:
      let text = Array(cell.map { bytes[$0] })[...]
      if let day = DayNumber.value(DayNumber.withoutTime(text)) {
        guard let today = plan.columns.today, day > today else { return Double(day) }
        trouble = .future
      } else {
        trouble = TimeTrouble(date: text)
      }
    case .waves:
      let name = plan.waves.firstIndex { wave in
        wave.count == cell.count && zip(wave, cell).allSatisfy { $0 == bytes[$1] }
      }
      if let name { return Double(name) }
      trouble = .unknown
    }
    setAside(line, starts[ScorePlan.time], .time(trouble))
    return nil
  }

  /// Whether the row holds the score that was chosen; takes down what it holds.
  private mutating func isChosen(_ bytes: Span<UInt8>) -> Bool {
    for (position, choice) in plan.choices.enumerated() {
      guard let wanted = choice.value else { continue }
      let cell = cells[ScorePlan.firstChoice + position]
      let found = Self.text(bytes, cell)
      if found.utf8.elementsEqual(wanted.utf8) { continue }
      if choice.notComparable.contains(found) { chunk.notComparable[found, default: 0] += 1 }
      return false
    }
    noteChoices(bytes)
    return true
  }

  private mutating func noteChoices(_ bytes: Span<UInt8>) {
    // A file has few; what stands in it without end is not gathered without end.
    guard chunk.chosen.count < 100 else { return }
    let seen = plan.choices.indices.map { Self.text(bytes, cells[ScorePlan.firstChoice + $0]) }
    chunk.chosen.insert(seen)
  }

  private mutating func setAside(_ line: Int, _ column: Int, _ kind: ScoreTrouble.Kind) {
    chunk.troubles.append(ScoreTrouble(line: line, column: column, kind))
  }
}

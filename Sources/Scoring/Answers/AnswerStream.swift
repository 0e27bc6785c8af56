import Parallel
public import Platform
public import Results
public import Scales
import Tables

/// Scores a survey file that has a row per person, occasion and item.
///
/// The id and the kept columns together are the person on an occasion. The file is read to its end and
/// its answers gathered, in eight bytes each, before the first score goes out; persons go out in the
/// order in which they first appear. Each item has one answer: the same one again is counted, another
/// one sets the answer aside. What comes out is what `ScoreStream` gives for the same answers in a file
/// with a row per person.
public struct AnswerStream: ~Copyable, ScoredFile {
  /// The file's name, as diagnostics give it.
  public var fileName: String { plan.file }
  /// Rows of the file so far, usable or not.
  public private(set) var rowCount = 0
  /// Repeats, items that nobody asked for or that no row has, and what is odd about the file's form.
  public var notes: [Diagnostic] {
    headerNotes + form.diagnostics(file: plan.file) + answerNotes
  }
  private var answerNotes: [Diagnostic] = []
  private var form = TableNotes()
  private let headerNotes: [Diagnostic]
  private var blocks: CSVBlocks
  private let plan: ScorePlan
  private let reader: AnswerReader
  private var firstRanges: [Range<Int>]?
  private var line: Int
  private var store: AnswerStore
  private var others = OtherItems()
  private var reading: ReadingTally
  private var counted: [BatchTally]
  private var isGathered = false
  private var written = 0
  /// Persons that one core scores in one go, and at once.
  private static let persons = (chunk: 512, batch: 512 * 32)

  /// Opens a survey file and finds its columns.
  ///
  /// - Parameters:
  ///   - source: text with one line of column names.
  ///   - mapping: the scales; what it says of columns are the names of the items in the file.
  ///   - options: what to read, and how to write it; `answerRows` among them.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`; all missing columns at once.
  public init(
    _ source: consuming ByteSource, _ mapping: [SurveyMapping.ScaleColumns],
    _ options: ScoreStream.Options
  ) throws(RefusedInput) {
    precondition(!mapping.isEmpty, "a stream needs a scale to score by")
    precondition(options.answerRows != nil, "rows of single answers need their columns named")
    let name = source.name
    var blocks = CSVBlocks(source, blockSize: options.blockSize, chunkSize: options.chunkSize)
    let first = try SurveyHead(&blocks, file: name, layout: options.table)
    do throws(RefusedInput) {
      plan = try ScorePlan(mapping, options, in: first.header)
    } catch {
      throw first.check.explained(error)
    }
    reader = AnswerReader(plan)
    store = AnswerStore(cellCount: plan.cells.count)
    reading = ReadingTally(cells: plan.cells.count)
    counted = options.tallies ? plan.scorers.map { BatchTally($0.scale) } : []
    firstRanges = first.rest
    line = first.lines
    headerNotes = first.header.notes
    form.lineEnds = first.lineEnds
    form.tellsBlankLines = options.table.tellsBlankLines
    self.blocks = blocks
  }

  /// Reads the next stretch of rows, or scores the next persons once all are read.
  ///
  /// - Returns: nil at the end.
  /// - Throws: `RefusedInput` with `csv.no-rows`, `item.absent`, or where the file cannot be read or
  ///   its structure breaks; nothing has been scored then.
  public mutating func next() throws(RefusedInput) -> ScoreStream.Batch? {
    if !isGathered {
      if let setAside = try gather() {
        return ScoreStream.Batch(texts: [], setAside: setAside, attention: [])
      }
      isGathered = true
      answerNotes = try foundNotes()
    }
    let end = min(store.lines.count, written + Self.persons.batch)
    guard written < end else { return nil }
    let parts = stride(from: written, to: end, by: Self.persons.chunk).map {
      $0..<min(end, $0 + Self.persons.chunk)
    }
    written = end
    let (plan, reader, store, counts) = (plan, reader, store, !counted.isEmpty)
    let scored = mapInOrder(count: parts.count) { part in
      parts[part].reduce(into: ScoredPersons(plan, counts: counts)) { scored, person in
        scored.add(person, of: store, by: reader)
      }
    }
    for part in scored {
      for (scale, tally) in part.tallies.enumerated() { counted[scale].add(tally) }
    }
    return ScoreStream.Batch(
      texts: scored.map(\.text), setAside: [], attention: scored.flatMap(\.attention),
      responses: scored.flatMap(\.responses))
  }

  /// How cells so far were read in another way than as plain codes, by column.
  public var readings: [ReadingNote] {
    reading.notes(id: plan.idName, columns: plan.cells.map(\.name))
  }

  /// The item and the column of an answer that calls for a conversation.
  public func item(of call: AttentionCall) -> (item: Item, column: String) {
    let cell = plan.cells[call.cell]
    return (cell.item, cell.name)
  }

  /// What was counted of the answers, by scale, once the file has been read to its end.
  public func tallies() -> [BatchTally] { counted }

  /// What was set aside as a whole diagnostic. Nobody's value is in it.
  public func diagnostic(_ setAside: SetAside) -> Diagnostic { setAside.diagnostic(plan) }

  /// Reads a block; nil at the end of the file.
  private mutating func gather() throws(RefusedInput) -> [SetAside]? {
    if firstRanges == nil, !(try blocks.next()) {
      if rowCount == 0 { throw ScoreStream.noRows(plan.file) }
      return nil
    }
    let ranges = firstRanges ?? blocks.chunks
    firstRanges = nil
    let (reader, bytes) = (reader, blocks.bytes)
    var setAside: [SetAside] = []
    for chunk in mapInOrder(count: ranges.count, { reader.read(bytes, ranges[$0]) }) {
      setAside += take(chunk)
      if let refusal = chunk.refusal { throw refusal.moved(down: line) }
      line += chunk.lines
    }
    return setAside
  }

  private mutating func take(_ chunk: AnswerChunk) -> [SetAside] {
    rowCount += chunk.rows
    form.append(chunk.form, after: line, hasRows: chunk.rows > 0)
    others.add(chunk.others, linesBefore: line)
    reading.add(chunk.reading)
    for number in chunk.outside where !counted.isEmpty {
      let (scale, item) = plan.places[number.cell]
      counted[scale].add(
        OutsideNumber(item: item, code: number.code), of: plan.scorers[scale].scale)
    }
    let conflicts = store.take(chunk, linesBefore: line)
    let setAside = chunk.setAside.map { entry in
      var entry = entry
      entry.line += line
      return entry
    }
    guard !conflicts.isEmpty else { return setAside }
    return (setAside + conflicts).enumerated()
      .sorted {
        ($0.element.line, $0.element.column, $0.offset) < (
          $1.element.line, $1.element.column, $1.offset
        )
      }
      .map(\.element)
  }

  private func foundNotes() throws(RefusedInput) -> [Diagnostic] {
    try AnswerNotes(plan: plan, names: reader.names, store: store, others: others).diagnostics()
  }
}

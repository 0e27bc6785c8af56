import Parallel
public import Platform
public import Results
public import Scales
public import Tables

/// Scores a survey file as a stream: bytes in, scores out, in memory that does not grow.
///
/// Keys, ranges and missing rules come from the definitions alone. Plain rows are scored by tables
/// and all others by `SurveyReader`'s own rules; what comes out is the same, whichever way a row
/// took, however the bytes came in and on however many cores. Repeated rows are not looked for.
public struct ScoreStream: ~Copyable {
  /// What to read, and how to write it.
  public struct Options: Sendable, Hashable {
    /// Column of the person's id; by default the first one called `id` or `person`.
    public var id: String?
    /// What ends a field, and where the column names stand.
    public var table = TableLayout()
    /// Texts that stand for no answer, beside the empty cell; none by default.
    public var missingCodes: Set<String> = []
    /// Columns of the file that go out after the id, as they are; none by default.
    public var kept: [String] = []
    /// Whether the file's name and the line go out after them; not by default.
    public var showsLines = false
    /// The columns of the item and of the answer, where the file has a row per answer; see
    /// `AnswerStream`. By default it has a row per person and occasion.
    public var answerRows: AnswerRows?
    /// How scores stand in rows; long by default.
    public var layout = ScoreLayout.long
    /// How rows are written; as CSV by default.
    public var format = ScoreFormat.csv
    /// Whether answers are counted for an audit; they are by default.
    public var tallies = true
    /// Whether the answers come out beside the scores; not by default. Every row is then read with care.
    public var givesResponses = false
    /// Position, among the scores of the first scale, of one whose items' categories come out, instead of scores as
    /// text; nil, the default, for scores. It must be a sum or mean of items, as ``KeyedScore`` asks.
    public var keyedScore: Int?
    /// Bytes in hand at once; 1 MiB by default.
    package var blockSize = 1 << 20
    /// Bytes that one core scores in one go; 128 KiB by default.
    package var chunkSize = 128 << 10

    /// The defaults.
    public init() {}
  }

  /// The scores of a stretch of rows.
  public struct Batch: Sendable, Hashable {
    /// Whole rows of output; each part follows the one before.
    public var texts: [[UInt8]]
    /// What was set aside, in the order of the file.
    public var setAside: [SetAside]
    /// Answers that call for a conversation, in the order of the file. Rows that were set aside whole
    /// are not looked at.
    public var attention: [AttentionCall]
    /// By scored row and scale the answers to its items; empty unless asked for.
    public var responses: [[[Response]]] = []
    /// The rows as categories, part after part; empty unless asked for.
    public var rows: [KeyedRows] = []
  }

  /// The file's name, as diagnostics give it.
  public var fileName: String { plan.file }
  /// Rows of the file so far, usable or not.
  public private(set) var rowCount = 0
  /// How cells so far were read in another way than as plain codes, by column.
  public var readings: [ReadingNote] {
    tally.notes(id: plan.idName, columns: plan.cells.map(\.name))
  }
  private var tally: ReadingTally
  private var blocks: CSVBlocks
  private let plan: ScorePlan
  private var scorers: [ChunkScorer] = []
  private var firstRanges: [Range<Int>]?
  private var line: Int
  private var refusal: RefusedInput?
  private let counts: Bool
  private var form = TableNotes()
  private let headerNotes: [Diagnostic]

  /// The line of names before the first row of output; empty where there is none.
  public static func head(_ scales: [Scale], _ options: Options) -> [UInt8] {
    ScoreText(scales, options).head
  }

  /// The first kept column whose name is that of another column of the output; nil when there is none.
  public static func clash(_ scales: [Scale], _ options: Options) -> String? {
    var names = Set(ScoreText(scales, options).ownNames)
    return options.kept.first { !names.insert($0).inserted }
  }

  /// Opens a survey file and finds every column of the mapping in it.
  ///
  /// - Parameters:
  ///   - source: text with one line of column names.
  ///   - mapping: the scales, and the column of each item.
  ///   - options: what to read, and how to write it.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`; all missing columns at once.
  public init(
    _ source: consuming ByteSource, _ mapping: [SurveyMapping.ScaleColumns],
    _ options: Options = Options()
  ) throws(RefusedInput) {
    precondition(!mapping.isEmpty, "a stream needs a scale to score by")
    precondition(options.answerRows == nil, "rows of single answers are for AnswerStream")
    precondition(
      options.keyedScore == nil || !options.tallies, "rows that are not scored are not counted")
    let name = source.name
    var blocks = CSVBlocks(
      source, blockSize: options.blockSize, chunkSize: options.chunkSize)
    let first = try SurveyHead(&blocks, file: name, layout: options.table)
    do throws(RefusedInput) {
      plan = try ScorePlan(mapping, options, in: first.header)
    } catch {
      throw first.check.explained(error)
    }
    tally = ReadingTally(cells: plan.cells.count)
    counts = options.tallies
    firstRanges = first.rest
    line = first.lines
    headerNotes = first.header.notes
    form.lineEnds = first.lineEnds
    form.tellsBlankLines = options.table.tellsBlankLines
    self.blocks = blocks
  }

  /// Scores the next stretch of rows.
  ///
  /// - Returns: nil at the end of the file.
  /// - Throws: `RefusedInput` with `csv.no-rows`, or where the file cannot be read or its structure
  ///   breaks; all rows before that have been scored.
  public mutating func next() throws(RefusedInput) -> Batch? {
    if let refusal { throw refusal }
    if firstRanges == nil, !(try blocks.next()) {
      if rowCount == 0 { throw Self.noRows(plan.file) }
      return nil
    }
    let ranges = firstRanges ?? blocks.chunks
    firstRanges = nil
    while scorers.count < ranges.count { scorers.append(ChunkScorer(plan, tallies: counts)) }
    let (scorers, bytes) = (scorers, blocks.bytes)
    let lines = plan.text.file == nil ? nil : linesBefore(ranges)
    let scored = mapInOrder(count: ranges.count) {
      scorers[$0].score(bytes, ranges[$0], linesBefore: lines?[$0] ?? 0)
    }
    return join(scored)
  }

  /// The lines of the file before each range of the block.
  private func linesBefore(_ ranges: [Range<Int>]) -> [Int] {
    var before = line
    return ranges.map { range in
      defer { before += blocks.lineCount(of: range) }
      return before
    }
  }

  /// What was set aside as a whole diagnostic. Nobody's value is in it.
  public func diagnostic(_ setAside: SetAside) -> Diagnostic { setAside.diagnostic(plan) }

  /// The item and the column of an answer that calls for a conversation.
  public func item(of call: AttentionCall) -> (item: Item, column: String) {
    let cell = plan.cells[call.cell]
    return (cell.item, cell.name)
  }

  /// What was counted of the rows, by scale, once the file has been read to its end; empty when
  /// nothing is counted. It is the same however the bytes came in and however a row was read.
  public func tallies() -> [BatchTally] {
    guard counts else { return [] }
    var tallies = plan.scorers.map { BatchTally($0.scale) }
    for scorer in scorers {
      for (scale, tally) in scorer.tallies.enumerated() { tallies[scale].add(tally) }
    }
    return tallies
  }

  /// What is odd about the form of the file so far, though it was read.
  public var notes: [Diagnostic] { headerNotes + form.diagnostics(file: plan.file) }

  private mutating func join(_ scored: [ChunkScores]) -> Batch {
    var batch = Batch(texts: [], setAside: [], attention: [])
    for chunk in scored {
      if !chunk.text.isEmpty { batch.texts.append(chunk.text) }
      for var setAside in chunk.setAside {
        setAside.line += line
        batch.setAside.append(setAside)
      }
      for var call in chunk.attention {
        call.line += line
        batch.attention.append(call)
      }
      batch.responses += chunk.responses
      if let keyed = chunk.keyed { batch.rows.append(keyed) }
      rowCount += chunk.rows
      tally.add(chunk.tally)
      form.append(chunk.form, after: line, hasRows: chunk.rows > 0)
      if let found = chunk.refusal {
        refusal = found.moved(down: line)
        break
      }
      line += chunk.lines
    }
    return batch
  }

  static func noRows(_ file: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .csvNoRows, at: Place(file: file, line: 2, column: 1),
        "The file has column names and no rows.",
        help: "Export it again with the answers in it.")
    ])
  }
}

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
    /// What ends a field; a comma by default.
    public var delimiter = CSVDelimiter.comma
    /// Texts that stand for no answer, beside the empty cell; none by default.
    public var missingCodes: Set<String> = []
    /// How scores stand in rows; long by default.
    public var layout = ScoreLayout.long
    /// How rows are written; as CSV by default.
    public var format = ScoreFormat.csv
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
  }

  /// The file's name, as diagnostics give it.
  public var fileName: String { plan.file }
  /// Rows of the file so far, usable or not.
  public private(set) var rowCount = 0
  /// How cells so far were read in another way than as plain codes, by column.
  public var notes: [ReadingNote] { tally.notes(id: plan.idName, columns: plan.cells.map(\.name)) }
  private var tally: ReadingTally
  private var blocks: CSVBlocks
  private let plan: ScorePlan
  private var scorers: [ChunkScorer] = []
  private var firstRanges: [Range<Int>]?
  private var line: Int
  private var refusal: RefusedInput?

  /// The line of names before the first row of output; empty where there is none.
  public static func head(_ scales: [Scale], _ options: Options) -> [UInt8] {
    ScoreText(scales: scales, layout: options.layout, format: options.format).head
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
    let name = source.name
    var blocks = CSVBlocks(
      source, blockSize: options.blockSize, chunkSize: options.chunkSize)
    let first = try SurveyHead(&blocks, file: name, delimiter: options.delimiter)
    plan = try ScorePlan(mapping, options, in: first.header)
    tally = ReadingTally(cells: plan.cells.count)
    firstRanges = first.rest
    line = first.lines
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
      if rowCount == 0 { throw noRows }
      return nil
    }
    let ranges = firstRanges ?? blocks.chunks
    firstRanges = nil
    while scorers.count < ranges.count { scorers.append(ChunkScorer(plan)) }
    let (scorers, bytes) = (scorers, blocks.bytes)
    let scored = mapInOrder(count: ranges.count) { scorers[$0].score(bytes, ranges[$0]) }
    return join(scored)
  }

  /// What was set aside as a whole diagnostic. Nobody's value is in it.
  public func diagnostic(_ setAside: SetAside) -> Diagnostic { setAside.diagnostic(plan) }

  private mutating func join(_ scored: [ChunkScores]) -> Batch {
    var batch = Batch(texts: [], setAside: [])
    for chunk in scored {
      if !chunk.text.isEmpty { batch.texts.append(chunk.text) }
      for var setAside in chunk.setAside {
        setAside.line += line
        batch.setAside.append(setAside)
      }
      rowCount += chunk.rows
      tally.add(chunk.tally)
      if let found = chunk.refusal {
        refusal = RefusedInput(
          found.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.place.line = diagnostic.place.line.map { $0 + line }
            return diagnostic
          })
        break
      }
      line += chunk.lines
    }
    return batch
  }

  private var noRows: RefusedInput {
    RefusedInput([
      Diagnostic(
        .csvNoRows, at: Place(file: plan.file, line: 2, column: 1),
        "The file has column names and no rows.",
        help: "Export it again with the answers in it.")
    ])
  }
}

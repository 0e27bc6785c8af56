import Parallel
public import Platform
public import Results
import Scoring
import Synchronization
public import Tables

/// Reads files of scores, one after the other, and makes a panel of them.
///
/// A row is a score of one person at one time. Rows are read in stretches on several cores and joined
/// in their order, so that what comes out depends on the bytes alone.
public struct ScoreGathering {
  private let columns: ScoreColumns
  private let seed: UInt64
  private var times: TimeCoding?
  private var intake: ScoreIntake
  private var files = FileLines()
  private var fields = 0
  private var wasChosen = false
  private var notes: [Diagnostic] = []

  /// Starts with no file.
  public init(_ columns: ScoreColumns) {
    self.columns = columns
    times = columns.times
    seed = UInt64.random(in: 0...UInt64.max)
    intake = ScoreIntake(ids: IdTable(seed: seed, isOrdered: columns.service == nil))
  }

  /// Reads a file of any kind.
  ///
  /// - Throws: as below.
  public mutating func read(_ table: consuming OpenedTable) throws(RefusedInput) {
    let (layout, notes) = (table.layout, table.notes)
    try read(table.text(), layout)
    self.notes += notes
  }

  /// Reads a file that is text.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - layout: how the table stands in it, where that is not as for all.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, or `score.times` when times are words without
  ///   an order.
  public mutating func read(
    _ source: consuming ByteSource, _ layout: TableLayout? = nil
  ) throws(RefusedInput) {
    var columns = columns
    if let layout { columns.table = layout }
    let name = source.name
    var blocks = CSVBlocks(source, blockSize: columns.blockSize, chunkSize: columns.chunkSize)
    let head = try SurveyHead(&blocks, file: name, layout: columns.table)
    let plan: ScorePlan
    do throws(RefusedInput) {
      let first = try ScorePlan(columns, in: head.header, file: name, times: .numbers, seed: seed)
      let times: TimeCoding
      if let known = self.times {
        times = known
      } else {
        times = try seemingTimes(first, blocks.bytes, head)
      }
      self.times = times
      plan = try ScorePlan(columns, in: head.header, file: name, times: times, seed: seed)
    } catch {
      throw head.check.explained(error)
    }
    if plan.choices.contains(where: { $0.value != nil }) { wasChosen = true }
    files.begin(name, after: intake.line)
    fields = plan.fieldCount
    intake.begin(
      after: head.lines, head.lineEnds, tellsLines: plan.columns.line != nil, size: blocks.sizeHint)
    var ranges: [Range<Int>]? = head.rest
    while true {
      if ranges == nil, !(try blocks.next()) { break }
      take(blocks.bytes, ranges ?? blocks.chunks, plan)
      ranges = nil
      if let refusal = intake.file.refusal { throw refusal }
    }
    guard intake.rows > intake.file.rowsBefore else {
      throw RefusedInput([
        Diagnostic(
          .csvNoRows, at: Place(file: name, line: 2, column: 1),
          "The file has column names and no rows.",
          help: "Export it again with the scores in it.")
      ])
    }
    var form = TableNotes()
    form.lineEnds = intake.file.lineEnds
    form.tellsBlankLines = columns.table.tellsBlankLines
    notes += head.header.notes + form.diagnostics(file: name)
    for (scale, count) in intake.file.notComparable.sorted(by: { $0.key < $1.key }) {
      notes.append(
        Diagnostic(
          .scoreNotComparable, at: Place(file: name, field: plan.choices.first?.column),
          "\(count) \(count == 1 ? "row is" : "rows are") of '\(scale)', which is marked as not "
            + "comparable with the scale that was chosen: no change is told from one to the other.",
          help: "Nothing needs to be done if the file holds both. To look at the other, choose it.",
          severity: .note))
    }
    note(.keyPadded, intake.file.paddedIds, Place(file: name, field: columns.id))
    note(.responsePadded, intake.file.paddedCells, Place(file: name, field: columns.score))
  }

  /// Reads stretches of rows on several cores; while one is taken in, the next ones are read.
  private mutating func take(_ bytes: [UInt8], _ ranges: [Range<Int>], _ plan: ScorePlan) {
    let seed = seed
    let shared = Mutex(intake)
    // Whoever holds it alone may add to it without a copy.
    intake = ScoreIntake(ids: IdTable(seed: seed, isOrdered: false))
    workInTurns(count: ranges.count) {
      ScoreChunk(ids: IdTable(seed: seed, isOrdered: false))
    } make: { part, chunk in
      chunk = ScoreChunkReader(plan).read(bytes, ranges[part])
    } hand: { chunk throws(Never) in
      shared.withLock { [chunk] in $0.take(chunk) }
    }
    shared.withLock { swap(&$0, &intake) }
  }

  private mutating func note(_ code: DiagnosticCode, _ count: Int, _ place: Place) {
    if count > 0 { notes.append(ReadingNote.diagnostic(code, count, at: place)) }
  }

  /// How times are written, by the first row that has one.
  private func seemingTimes(
    _ plan: ScorePlan, _ bytes: [UInt8], _ head: SurveyHead
  ) throws(RefusedInput) -> TimeCoding {
    guard let range = head.rest.first, let position = plan.roles.firstIndex(of: ScorePlan.time + 1)
    else { return .numbers }
    var splitter = CSVSplitter(
      file: plan.file, delimiter: columns.table.delimiter, range: range)
    var record = CSVRecord()
    while try next(&splitter, bytes, &record, after: head.lines) {
      guard record.fields.count == plan.fieldCount else { continue }
      let text = Array(record.fields[position].text(in: bytes).utf8).filter { $0 != 0x20 }
      if text.isEmpty { continue }
      if let coding = TimeCoding.seeming(text[...]) { return coding }
      throw RefusedInput([
        Diagnostic(
          .scoreTimes,
          at: Place(
            file: plan.file, line: head.lines + record.line, column: record.fields[position].column,
            field: columns.time),
          "Times are words here, and nothing says which comes first.",
          help: "Name them in their order: --waves Baseline,Review.")
      ])
    }
    return .numbers
  }

  /// The next record of rows that begin below some lines.
  private func next(
    _ splitter: inout CSVSplitter, _ bytes: [UInt8], _ record: inout CSVRecord, after lines: Int
  ) throws(RefusedInput) -> Bool {
    do throws(RefusedInput) {
      return try splitter.read(bytes.span, into: &record)
    } catch {
      throw error.moved(down: lines)
    }
  }

  /// Makes the panel.
  ///
  /// Several rows of one person and time that give the same score count once; where they differ none
  /// of them counts, because nothing says which one is the person's.
  ///
  /// - Throws: `RefusedInput` with `score.several` when the files hold several scores and none was
  ///   chosen, `score.none` when no row holds the one that was.
  public consuming func panel() throws(RefusedInput) -> ScorePanel {
    try checkChoices()
    let (ids, damaged) = (intake.ids, intake.damaged)
    var troubles = intake.troubles
    var order = IdOrder(ids, hasServices: columns.service != nil).sorted()
    if !damaged.isEmpty { order.removeAll { damaged.contains(Int($0)) } }
    let scores = intake.scores.settled(
      order, of: ids.count, isByNumber: ids.isAscending && damaged.isEmpty, &troubles)
    notes += troubles.filter { $0.code == .scoreRepeat }
      .map { $0.diagnostic(files, columns, fields: fields) }
    troubles = troubles.filter { $0.code != .scoreRepeat }.sorted {
      ($0.line, $0.column) < ($1.line, $1.column)
    }
    return ScorePanel(
      times: scores.times, values: scores.values, coding: times ?? .numbers, rows: intake.rows,
      hasServices: columns.service != nil, troubles: troubles, notes: notes,
      firstLines: scores.firstLines, starts: scores.starts,
      ids: ids, order: order, files: files, columns: columns, fields: fields)
  }

  private func checkChoices() throws(RefusedInput) {
    let place = Place(file: files.names.first ?? "")
    if intake.chosen.count > 1 {
      let names = intake.chosen.sorted { $0.lexicographicallyPrecedes($1) }.prefix(20)
        .map { $0.joined(separator: " ") }
      throw RefusedInput([
        Diagnostic(
          .scoreSeveral, at: place,
          "The rows hold several scores, and none was chosen: \(names.joined(separator: "; ")).",
          help: "Choose one with --scale-id, --score-id and --metric.")
      ])
    }
    if intake.chosen.isEmpty && wasChosen {
      throw RefusedInput([
        Diagnostic(
          .scoreNone, at: place, "No row holds the score that was chosen.",
          help: "Look at the columns that name scale, score and metric, and choose again.")
      ])
    }
  }
}

import Parallel
import Platform
package import Results
import Synchronization

/// Reads rows of a table in a stream, on several cores, in memory that does not grow with the file.
///
/// What comes out depends on the bytes alone: stretches end where the bytes say, and are handed on in their
/// order.
package struct RowStream: ~Copyable {
  private var blocks: CSVBlocks
  private let plan: ColumnPlan
  private let asked: RowsAsked
  private let head: SurveyHead
  private let layout: TableLayout
  private let fileNotes: [Diagnostic]

  /// The file's name, as diagnostics give it.
  package var file: String { plan.file }

  /// Opens a table and finds the columns.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is the standard input.
  ///   - asked: which columns.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…` or those of the file's kind.
  package init(reading path: String, _ asked: RowsAsked) throws(RefusedInput) {
    try self.init(try OpenedTable(reading: path, asked.layout), asked)
  }

  /// Takes a table that is open.
  ///
  /// - Throws: `RefusedInput` as above.
  package init(_ table: consuming OpenedTable, _ asked: RowsAsked) throws(RefusedInput) {
    let (layout, notes) = (table.layout, table.notes)
    var asked = asked
    for column in table.columns where asked.columns.contains(column.name) {
      asked.missing.formUnion(column.missingCodes.map(\.code))
    }
    let source = table.text()
    let name = source.name
    var blocks = CSVBlocks(source, blockSize: asked.blockSize, chunkSize: asked.chunkSize)
    let head = try SurveyHead(&blocks, file: name, layout: layout)
    let plan = try Self.plan(asked, head, layout)
    self.blocks = blocks
    (self.plan, self.asked, self.head) = (plan, asked, head)
    (self.layout, fileNotes) = (layout, notes)
  }

  private static func plan(
    _ asked: RowsAsked, _ head: SurveyHead, _ layout: TableLayout
  ) throws(RefusedInput) -> ColumnPlan {
    do throws(RefusedInput) {
      return try ColumnPlan(asked, in: head.header, layout)
    } catch {
      throw head.check.explained(error)
    }
  }

  /// Reads all rows.
  ///
  /// - Parameters:
  ///   - make: what a stretch of rows comes to; done on several cores.
  ///   - hand: takes it in, with the lines before the stretch; done in the order of the file.
  /// - Returns: what was set aside, and what is odd about the file; and how many rows were read.
  /// - Throws: `RefusedInput` with `csv.no-rows`, where the file cannot be read, or what `hand` throws.
  package consuming func read<Part: Sendable>(
    _ make: @Sendable @escaping (borrowing RowStretch) -> Part,
    then hand: @Sendable @escaping (Part, Int) throws(RefusedInput) -> Void
  ) throws(RefusedInput) -> (rows: Int, notes: [Diagnostic]) {
    let (plan, asked) = (plan, asked)
    let account = RowAccount(lines: head.lines, lineEnds: head.lineEnds)
    var ranges: [Range<Int>]? = head.rest
    while true {
      if ranges == nil, !(try blocks.next()) { break }
      let (bytes, parts) = (blocks.bytes, ranges ?? blocks.chunks)
      try workInTurns(count: parts.count) {
        RowWorker<Part>(plan, asked)
      } make: { part, worker in
        worker.stretch.read(bytes, parts[part])
        worker.part = make(worker.stretch)
      } hand: { worker throws(RefusedInput) in
        let lines = account.lines
        if let part = worker.part.take() { try hand(part, lines) }
        try account.take(worker.stretch.chunk)
      }
      ranges = nil
    }
    return try account.finished(plan, head, fileNotes, layout)
  }
}

/// What one core keeps from stretch to stretch.
private struct RowWorker<Part>: ~Copyable {
  var stretch: RowStretch
  var part: Part?

  init(_ plan: ColumnPlan, _ asked: RowsAsked) { stretch = RowStretch(plan, asked) }
}

/// Rows, lines and troubles so far.
private final class RowAccount: Sendable {
  private struct State {
    var rows = 0
    var lines: Int
    var lineEnds: LineEnds
    var ragged: [RaggedRow] = []
  }

  private let state: Mutex<State>

  init(lines: Int, lineEnds: LineEnds) {
    state = Mutex(State(lines: lines, lineEnds: lineEnds))
  }

  var lines: Int { state.withLock { $0.lines } }

  func take(_ chunk: borrowing ColumnChunk) throws(RefusedInput) {
    let (rows, lines, lineEnds) = (chunk.frame.rows, chunk.frame.lines, chunk.lineEnds)
    let (ragged, refusal) = (chunk.ragged, chunk.refusal)
    let before = state.withLock { state in
      let before = state.lines
      state.rows += rows
      state.lines += lines
      state.lineEnds.formUnion(lineEnds)
      state.ragged += ragged.map { $0.moved(down: before) }
      return before
    }
    if let refusal { throw refusal.moved(down: before) }
  }

  func finished(
    _ plan: ColumnPlan, _ head: SurveyHead, _ notes: [Diagnostic], _ layout: TableLayout
  ) throws(RefusedInput) -> (rows: Int, notes: [Diagnostic]) {
    let (rows, lines, lineEnds, ragged) = state.withLock {
      ($0.rows, $0.lines, $0.lineEnds, $0.ragged)
    }
    guard rows + ragged.count > 0 else {
      throw RefusedInput([
        Diagnostic(
          .csvNoRows, at: Place(file: plan.file, line: lines + 1, column: 1),
          "The file has column names and no rows.", help: "Export it again with the rows in it.")
      ])
    }
    var form = TableNotes()
    form.lineEnds = lineEnds
    form.tellsBlankLines = layout.tellsBlankLines
    return (
      rows,
      notes + head.header.notes + form.diagnostics(file: plan.file)
        + ragged.map { $0.diagnostic(plan) }
    )
  }
}

import Parallel
import Results

/// Reads columns of a table: what they look like first, then all rows on several cores, then what they
/// turned out to be. Where that is something else the file is read once more.
struct ColumnReading {
  private let table: RereadTable
  private let asked: ColumnsAsked
  private let seed = UInt64.random(in: 0...UInt64.max)
  /// By column asked for whether it is read as numbers.
  private var areNumbers: [Bool]
  /// By column whether it was read as numbers before, in vain.
  private var wereNumbers: [Bool]

  init(_ table: RereadTable, _ asked: ColumnsAsked) {
    (self.table, self.asked) = (table, asked)
    areNumbers = asked.columns.map { $0.form == .numbers }
    wereNumbers = areNumbers
  }

  /// Reads the columns.
  mutating func columns() throws(RefusedInput) -> DataColumns {
    try look()
    while true {
      let pass = try pass()
      let judged = try pass.columns.judged(wereNumbers)
      if judged == areNumbers { return try pass.columns.finished(pass.intake) }
      wereNumbers = zip(wereNumbers, areNumbers).map { $0 || $1 }
      areNumbers = judged
    }
  }

  /// The beginning of the file, and where the columns stand in it.
  private func begun(
    _ blocks: inout CSVBlocks
  ) throws(RefusedInput) -> (plan: ColumnPlan, head: SurveyHead) {
    let head = try SurveyHead(&blocks, file: table.name, layout: table.layout)
    do throws(RefusedInput) {
      let plan = try ColumnPlan(
        asked, areNumbers: areNumbers, in: head.header, table, seed: seed)
      return (plan, head)
    } catch {
      throw head.check.explained(error)
    }
  }

  private func blocks() throws(RefusedInput) -> CSVBlocks {
    CSVBlocks(try table.open(), blockSize: asked.blockSize, chunkSize: asked.chunkSize)
  }

  /// Takes columns for categories in which one of the first cells is no number.
  private mutating func look() throws(RefusedInput) {
    var blocks = try blocks()
    let (plan, head) = try begun(&blocks)
    areNumbers = asked.columns.map { $0.form != .categories }
    wereNumbers = asked.columns.map { $0.form == .numbers }
    guard let range = head.rest.first else { return }
    for column in FirstRows.texts(plan, blocks.bytes, range)
    where asked.columns[column].form == .asSeen {
      areNumbers[column] = false
    }
  }

  /// Reads all rows.
  private func pass() throws(RefusedInput) -> (columns: ColumnPass, intake: ColumnIntake) {
    var blocks = try blocks()
    let size = Double(blocks.sizeHint ?? 0)
    let (plan, head) = try begun(&blocks)
    let intake = ColumnIntake(plan, lines: head.lines, lineEnds: head.lineEnds)
    var ranges: [Range<Int>]? = head.rest
    while true {
      if ranges == nil, !(try blocks.next()) { break }
      let (bytes, parts) = (blocks.bytes, ranges ?? blocks.chunks)
      let share = size / Double(max(1, parts.first?.count ?? 1))
      workInTurns(count: parts.count) {
        ColumnChunk(plan)
      } make: { part, chunk in
        chunk.read(bytes, parts[part])
      } hand: { chunk throws(Never) in
        intake.take(chunk, share: share)
      }
      ranges = nil
      if let refusal = intake.refusal { throw refusal }
    }
    let pass = ColumnPass(table: table, asked: asked, plan: plan, head: head, totals: intake)
    try pass.requireSome()
    return (pass, intake)
  }
}

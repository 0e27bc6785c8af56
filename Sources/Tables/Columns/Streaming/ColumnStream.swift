import Parallel
public import Platform
public import Results

/// Reads columns of a table in stretches of some thousand rows, each of which is gone when the next ones
/// come: for tables larger than memory.
///
/// Rules, diagnostics and counts are those of `DataColumns`; where stretches begin and end depends on the
/// bytes alone. What a column holds is judged by all rows here as there: where that is something else than
/// the first rows say, a file is read once more, and the standard input is refused.
public struct ColumnStream: Sendable {
  private let table: RereadTable
  private let asked: ColumnsAsked
  private let seed = UInt64.random(in: 0...UInt64.max)
  private let seeds = SIMD2(
    UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max))
  /// Complete rows that tell what is to be made of all.
  private static let sample = 8192

  /// Opens a table file of any kind; `-` is the standard input. What is not text is held in memory.
  ///
  /// - Throws: `RefusedInput` with `file.…`, or those of the file's kind.
  public init(reading path: String, _ asked: ColumnsAsked) throws(RefusedInput) {
    (table, self.asked) = (try RereadTable(streaming: path, asked.layout), asked)
  }

  /// Takes a table file that is in memory.
  ///
  /// - Throws: `RefusedInput` as above.
  public init(_ file: SourceFile, _ asked: ColumnsAsked) throws(RefusedInput) {
    (table, self.asked) = (try RereadTable(file, asked.layout), asked)
  }

  /// Whether it can be read more than once.
  public var canBeReread: Bool { table.canBeReread }

  /// Reads all rows.
  ///
  /// - Parameter plan: what to make of them, by the first complete rows; there may be none. Asked once more
  ///   where the file is read again.
  /// - Returns: the work done, and what is known of the table.
  /// - Throws: why it was not done.
  public func read<Work: StretchWork>(
    _ plan: (DataColumns) throws(Work.Failure) -> Work
  ) throws(StreamEnd<Work.Failure>) -> (work: Work, facts: StreamedFacts) {
    var view = View(asked, keepsRuns: !canBeReread)
    while true {
      let pass = try pass(&view, plan)
      if pass.intake.isUnordered {
        view.keepsRuns = true
        continue
      }
      if let apart = pass.intake.apart { throw .apart(try place(apart, pass)) }
      let columns = pass.columns
      let judged = try refusing(Work.Failure.self) { () throws(RefusedInput) in
        try columns.requireSome()
        return try columns.judged(view.wereNumbers)
      }
      guard judged != view.areNumbers else {
        let (intake, streamed, keeps) = (pass.intake, pass.streamed, view.keepsRuns)
        let facts = try refusing(Work.Failure.self) { () throws(RefusedInput) in
          try columns.streamed(intake, streamed, keepsRuns: keeps)
        }
        return (pass.work, facts)
      }
      guard canBeReread else { throw .refused(Self.changed(judged, view.areNumbers, columns)) }
      view.take(judged)
    }
  }

  /// What columns are taken for.
  private struct View {
    var areNumbers: [Bool]
    var wereNumbers: [Bool]
    var isKnown = false
    var keepsRuns: Bool

    init(_ asked: ColumnsAsked, keepsRuns: Bool) {
      areNumbers = asked.columns.map { $0.form != .categories }
      wereNumbers = asked.columns.map { $0.form == .numbers }
      self.keepsRuns = keepsRuns
    }

    mutating func take(_ judged: [Bool]) {
      wereNumbers = zip(wereNumbers, areNumbers).map { $0 || $1 }
      areNumbers = judged
    }
  }

  private struct Pass<Work> {
    var work: Work
    var columns: ColumnPass
    var streamed: StreamedColumns
    var intake: StreamIntake
  }

  private func pass<Work: StretchWork>(
    _ view: inout View, _ make: (DataColumns) throws(Work.Failure) -> Work
  ) throws(StreamEnd<Work.Failure>) -> Pass<Work> {
    let table = table
    var blocks = try blocks(Work.Failure.self)
    let head: SurveyHead
    let plan: ColumnPlan
    let sample: DataColumns
    do throws(RefusedInput) {
      head = try SurveyHead(&blocks, file: table.name, layout: table.layout)
      plan = try self.plan(&view, head, blocks.bytes)
      sample = self.sample(plan, head, blocks.bytes)
    } catch {
      throw .refused(error)
    }
    let work: Work
    do throws(Work.Failure) {
      work = try make(sample)
    } catch {
      throw .stopped(error)
    }
    let streamed = try streamed(work, plan)
    let (keeps, seeds) = (view.keepsRuns, seeds)
    let intake = StreamIntake(
      plan, streamed, lines: head.lines, lineEnds: head.lineEnds, keeps: keeps)
    var ranges: [Range<Int>]? = head.rest
    while !intake.isUnordered, intake.apart == nil {
      if ranges == nil {
        do throws(RefusedInput) {
          guard try blocks.next() else { break }
        } catch {
          throw .refused(error)
        }
      }
      let (bytes, parts) = (blocks.bytes, ranges ?? blocks.chunks)
      try workInTurns(count: parts.count) {
        StretchReader(work, plan, streamed, seeds: keeps ? seeds : nil)
      } make: { part, reader in
        reader.read(bytes, parts[part])
      } hand: { reader throws(StreamEnd<Work.Failure>) in
        try reader.hand(to: intake)
      }
      ranges = nil
    }
    let columns = ColumnPass(table: table, asked: asked, plan: plan, head: head, totals: intake)
    return Pass(work: work, columns: columns, streamed: streamed, intake: intake)
  }

  private func blocks<Failure>(_ failure: Failure.Type) throws(StreamEnd<Failure>) -> CSVBlocks {
    do throws(RefusedInput) {
      return CSVBlocks(
        try table.open(), blockSize: asked.blockSize, chunkSize: asked.chunkSize)
    } catch {
      throw .refused(error)
    }
  }

  /// The plan, by what the first rows look like.
  private func plan(
    _ view: inout View, _ head: SurveyHead, _ bytes: [UInt8]
  ) throws(RefusedInput) -> ColumnPlan {
    do throws(RefusedInput) {
      if !view.isKnown {
        let first = try ColumnPlan(
          asked, areNumbers: view.areNumbers, in: head.header, table, seed: seed)
        if let range = head.rest.first {
          for column in FirstRows.texts(first, bytes, range)
          where asked.columns[column].form == .asSeen {
            view.areNumbers[column] = false
          }
        }
        view.isKnown = true
      }
      return try ColumnPlan(
        asked, areNumbers: view.areNumbers, in: head.header, table, seed: seed)
    } catch {
      throw head.check.explained(error)
    }
  }

  /// The first complete rows.
  private func sample(_ plan: ColumnPlan, _ head: SurveyHead, _ bytes: [UInt8]) -> DataColumns {
    let intake = ColumnIntake(plan, lines: head.lines, lineEnds: head.lineEnds)
    var chunk = ColumnChunk(plan)
    for range in head.rest where intake.rows < Self.sample && intake.refusal == nil {
      chunk.read(bytes, range)
      intake.take(chunk, share: 0)
    }
    return ColumnPass(table: table, asked: asked, plan: plan, head: head, totals: intake)
      .columns(intake)
  }

  private func streamed<Work: StretchWork>(
    _ work: Work, _ plan: ColumnPlan
  ) throws(StreamEnd<Work.Failure>) -> StreamedColumns {
    let positions = Dictionary(uniqueKeysWithValues: zip(plan.names, plan.names.indices))
    let runs = work.runs.compactMap { positions[$0] }
    precondition(
      !runs.isEmpty && runs.count == work.runs.count, "runs are made by columns asked for")
    if let column = runs.first(where: { plan.areNumbers[$0] }) {
      throw .notCategories(plan.names[column])
    }
    return StreamedColumns(runs: runs, wanted: Set(work.wanted.compactMap { positions[$0] }))
  }

  /// Where a run goes on that was there before.
  private func place<Work>(
    _ run: [[UInt8]], _ pass: Pass<Work>
  ) throws(StreamEnd<Work.Failure>) -> Place where Work: StretchWork {
    let columns = pass.columns
    guard let column = pass.streamed.runs.last, pass.streamed.runs.count == 1, canBeReread else {
      return Place(
        file: columns.plan.file, field: pass.streamed.runs.last.map { columns.plan.names[$0] })
    }
    let search = ColumnSearch(table: table, plan: columns.plan, asked: asked)
    var (isSeen, isLeft) = (false, false)
    return try refusing(Work.Failure.self) { () throws(RefusedInput) in
      try search.first(column) { text in
        let isRun = Array(text.utf8) == run[0]
        if isRun && isLeft { return true }
        isLeft = isLeft || (isSeen && !isRun)
        isSeen = isSeen || isRun
        return false
      }.place
    }
  }

  private static func changed(
    _ judged: [Bool], _ before: [Bool], _ pass: ColumnPass
  ) -> RefusedInput {
    RefusedInput(
      zip(judged, before).enumerated().filter { $0.element.0 != $0.element.1 }.map { column, _ in
        let name = pass.plan.names[column]
        return Diagnostic(
          .columnNotANumber, at: Place(file: pass.plan.file, field: name),
          "The first rows have numbers in '\(name)', and most of the others something else.",
          help: "If the column holds categories, name the column with --factor.")
      })
  }

  private func refusing<Answer, Failure>(
    _ failure: Failure.Type, _ work: () throws(RefusedInput) -> Answer
  ) throws(StreamEnd<Failure>) -> Answer {
    do throws(RefusedInput) {
      return try work()
    } catch {
      throw .refused(error)
    }
  }
}

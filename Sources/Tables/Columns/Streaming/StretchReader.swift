/// Reads stretches of a file, and makes something of each.
struct StretchReader<Work: StretchWork>: ~Copyable {
  let work: Work
  private let plan: ColumnPlan
  private let columns: StreamedColumns
  private let seeds: SIMD2<UInt64>?
  private(set) var chunk: ColumnChunk
  private var stretch = ColumnStretch()
  private var worker: Work.Worker

  init(_ work: Work, _ plan: ColumnPlan, _ columns: StreamedColumns, seeds: SIMD2<UInt64>?) {
    (self.work, self.plan, self.columns, self.seeds) = (work, plan, columns, seeds)
    chunk = ColumnChunk(plan)
    worker = work.worker()
  }

  /// Reads a stretch, and works on it.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    chunk.read(bytes, range)
    var stretch = ColumnStretch()
    stretch.rows = chunk.frame.rows
    stretch.runs = chunk.frame.runs(columns.runs.map { plan.slots[$0] }, seeds)
    stretch.starts = stretch.runs.starts
    for column in plan.names.indices {
      let slot = plan.slots[column]
      guard columns.wanted.contains(column) else {
        stretch.columns.append([])
        stretch.levels.append([])
        if stretch.hidden == nil, !plan.areNumbers[column], !chunk.frame.isPlain(slot),
          let hidden = chunk.frame.levels(slot).first(where: { ColumnPass.hidden(in: $0) != nil })
        {
          stretch.hidden = (column, hidden)
        }
        continue
      }
      if plan.areNumbers[column] {
        stretch.columns.append(chunk.frame.values(slot))
        stretch.levels.append([])
      } else {
        stretch.columns.append(chunk.frame.places(slot))
        stretch.levels.append(chunk.frame.levels(slot))
      }
    }
    // A file that is refused later is refused all the same.
    if chunk.refusal == nil { work.make(stretch, &worker) }
    self.stretch = stretch
  }

  /// Hands the stretch on, in its turn.
  mutating func hand(to intake: StreamIntake) throws(StreamEnd<Work.Failure>) {
    switch intake.take(chunk, &stretch) {
    case .none: return
    case .rows: break
    case .refused(let refusal): throw .refused(refusal)
    }
    do throws(Work.Failure) {
      try work.take(stretch, &worker)
    } catch {
      throw .stopped(error)
    }
  }
}

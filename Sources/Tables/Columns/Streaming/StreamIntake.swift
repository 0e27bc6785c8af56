import Results
import Synchronization

/// What is counted of a file as its stretches are handed on.
final class StreamIntake: ColumnTotals {
  /// What comes of taking a stretch.
  enum Taken {
    /// Nothing more is taken.
    case none
    case rows
    case refused(RefusedInput)
  }

  private struct State {
    var rows = 0
    var rowsRead = 0
    var lines: Int
    var lineEnds: LineEnds
    var ragged: [RaggedRow] = []
    var missing: [Int]
    var others: [Int]
    /// By number in the frame, in the order in which they were first seen.
    var levels: [[String]]
    var counts: [[Int]]
    var known: [[[UInt8]: Int]]
    var hidden: (column: Int, level: String)?
    var register: RunRegister
    var unordered = false
    /// What the run says that stands apart.
    var apart: [[UInt8]]?
  }

  private let state: Mutex<State>
  private let plan: ColumnPlan
  private let columns: StreamedColumns

  init(
    _ plan: ColumnPlan, _ columns: StreamedColumns, lines: Int, lineEnds: LineEnds, keeps: Bool
  ) {
    (self.plan, self.columns) = (plan, columns)
    let count = plan.slots.count
    state = Mutex(
      State(
        lines: lines, lineEnds: lineEnds, missing: Array(repeating: 0, count: count),
        others: Array(repeating: 0, count: count), levels: Array(repeating: [], count: count),
        counts: Array(repeating: [], count: count), known: Array(repeating: [:], count: count),
        register: RunRegister(keeps: keeps)))
  }

  /// Takes in the next stretch, and tells it how it stands to those before.
  func take(_ chunk: borrowing ColumnChunk, _ stretch: inout ColumnStretch) -> Taken {
    state.withLock { state in
      guard !state.unordered, state.apart == nil else { return .none }
      count(chunk, &state)
      if let refusal = chunk.refusal?.moved(down: state.lines) { return .refused(refusal) }
      state.lines += chunk.frame.lines
      if state.hidden == nil { state.hidden = stretch.hidden }
      stretch.places = plan.names.indices.map { column in
        guard !plan.areNumbers[column], columns.wanted.contains(column) else { return nil }
        return places(stretch, column, &state)
      }
      do throws(RunRegister.Finding) {
        stretch.isContinued = try state.register.take(stretch.runs)
        return .rows
      } catch {
        switch error {
        case .unordered: state.unordered = true
        case .apart(let run):
          let row = Int(stretch.starts[run])
          state.apart = chunk.frame.texts(columns.runs.map { plan.slots[$0] }, row: row)
        }
        return .none
      }
    }
  }

  private func count(_ chunk: borrowing ColumnChunk, _ state: inout State) {
    state.rows += chunk.frame.rows
    state.rowsRead += chunk.frame.rowsRead
    state.lineEnds.formUnion(chunk.lineEnds)
    let lines = state.lines
    state.ragged += chunk.ragged.map { $0.moved(down: lines) }
    for (slot, isNumber) in zip(plan.slots, plan.areNumbers) {
      state.missing[slot] += chunk.frame.missing(slot)
      if isNumber { state.others[slot] += chunk.frame.others(slot) }
    }
  }

  /// The places of a stretch's levels in the whole table.
  private func places(
    _ stretch: ColumnStretch, _ column: Int, _ state: inout State
  ) -> [Double] {
    let slot = plan.slots[column]
    let places = stretch.levels[column].map { level in
      let bytes = Array(level.utf8)
      if let place = state.known[slot][bytes] { return place }
      let place = state.levels[slot].count
      state.known[slot][bytes] = place
      state.levels[slot].append(level)
      state.counts[slot].append(0)
      return place
    }
    for place in stretch.columns[column] { state.counts[slot][places[Int(place)]] += 1 }
    return places.map(Double.init)
  }

  var rows: Int { state.withLock { $0.rows } }
  var rowsRead: Int { state.withLock { $0.rowsRead } }
  func missing(_ slot: Int) -> Int { state.withLock { $0.missing[slot] } }
  func others(_ slot: Int) -> Int { state.withLock { $0.others[slot] } }
  func levels(_ slot: Int) -> [String] { state.withLock { $0.levels[slot] } }
  func counts(_ slot: Int) -> [Int] { state.withLock { $0.counts[slot] } }
  var ragged: [RaggedRow] { state.withLock { $0.ragged } }
  var lineEnds: LineEnds { state.withLock { $0.lineEnds } }

  /// How many runs there were.
  var runs: Int { state.withLock { $0.register.count } }
  /// Whether runs did not ascend, and hashes were not kept.
  var isUnordered: Bool { state.withLock { $0.unordered } }
  /// What the run says that was there before.
  var apart: [[UInt8]]? { state.withLock { $0.apart } }
  /// A column that makes runs, with a level that has a character nobody sees.
  var hidden: (column: Int, level: String)? { state.withLock { $0.hidden } }
}

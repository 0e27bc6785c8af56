import Results
import Synchronization

/// What comes of all stretches of a file, taken in one after the other.
final class ColumnIntake: ColumnTotals {
  private struct State: ~Copyable {
    var frame: Frame
    var lines: Int
    var lineEnds: LineEnds
    var ragged: [RaggedRow] = []
    var refusal: RefusedInput?
  }

  private let state: Mutex<State>
  /// Rows for which room is made by what the first stretch tells.
  private static let mostRoom = 1 << 25

  init(_ plan: ColumnPlan, lines: Int, lineEnds: LineEnds) {
    state = Mutex(State(frame: plan.frame(), lines: lines, lineEnds: lineEnds))
  }

  /// Takes in the next stretch.
  ///
  /// - Parameters:
  ///   - chunk: what was read.
  ///   - share: the size of the whole file over that of the stretch; 0 where it is not known.
  func take(_ chunk: borrowing ColumnChunk, share: Double) {
    state.withLock { state in
      guard state.refusal == nil else { return }
      state.refusal = chunk.refusal?.moved(down: state.lines)
      if state.frame.rows == 0, share > 1 {
        state.frame.reserve(
          Int(min(Double(chunk.frame.rows) * share * 1.05, Double(Self.mostRoom))))
      }
      let lines = state.lines
      state.ragged += chunk.ragged.map { $0.moved(down: lines) }
      state.frame.append(chunk.frame)
      state.lineEnds.formUnion(chunk.lineEnds)
      state.lines += chunk.frame.lines
    }
  }

  var rows: Int { read { $0.rows } }
  var rowsRead: Int { read { $0.rowsRead } }
  func missing(_ slot: Int) -> Int { read { $0.missing(slot) } }
  func others(_ slot: Int) -> Int { read { $0.others(slot) } }
  func levels(_ slot: Int) -> [String] { read { $0.levels(slot) } }
  func counts(_ slot: Int) -> [Int] { read { $0.counts(slot) } }

  /// Looks at the rows that were taken in.
  func read<Answer: Sendable>(_ look: (borrowing Frame) -> Answer) -> Answer {
    state.withLock { look($0.frame) }
  }

  /// Why the file cannot be used.
  var refusal: RefusedInput? { state.withLock { $0.refusal } }
  /// Rows that have not as many fields as the header.
  var ragged: [RaggedRow] { state.withLock { $0.ragged } }
  /// How lines end.
  var lineEnds: LineEnds { state.withLock { $0.lineEnds } }
}

import Results
import Tables

/// What files of scores have come to so far.
struct ScoreIntake: Sendable {
  var ids: IdTable
  var scores = ScoreRows()
  var troubles: [ScoreTrouble] = []
  /// Persons whose id cannot be relied on, by their number.
  private(set) var damaged: Set<Int> = []
  /// What stood in the columns that say which score a row holds.
  private(set) var chosen: Set<[String]> = []
  private(set) var rows = 0
  /// Lines before the next stretch, through all files.
  private(set) var line = 0
  /// Of the file that is read.
  private(set) var file = File()

  /// What is known of the file that is read.
  struct File: Sendable {
    /// Lines before it, through all files.
    var linesBefore = 0
    /// Rows before it, through all files.
    var rowsBefore = 0
    /// Whether rows tell their lines.
    var tellsLines = false
    var lineEnds: LineEnds = []
    var paddedIds = 0
    var paddedCells = 0
    /// Rows of what must not be compared with what was chosen, by its name.
    var notComparable: [String: Int] = [:]
    /// Bytes to come; nil where not known, or when room was made for them.
    var size: Int?
    /// Why it cannot be read any further.
    var refusal: RefusedInput?
  }

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - lines: lines that were read of it already.
  ///   - lineEnds: the kinds of line ends there.
  ///   - tellsLines: whether rows tell their lines.
  ///   - size: its bytes; nil where not known.
  mutating func begin(after lines: Int, _ lineEnds: LineEnds, tellsLines: Bool, size: Int?) {
    file = File(
      linesBefore: line, rowsBefore: rows, tellsLines: tellsLines, lineEnds: lineEnds, size: size)
    line += lines
  }

  /// Takes the next stretch of rows; none after one that could not be read.
  mutating func take(_ chunk: ScoreChunk) {
    guard file.refusal == nil else { return }
    rows += chunk.rows
    file.lineEnds.formUnion(chunk.lineEnds)
    file.paddedIds += chunk.paddedIds
    file.paddedCells += chunk.paddedCells
    file.notComparable.merge(chunk.notComparable, uniquingKeysWith: +)
    chosen.formUnion(chunk.chosen)
    makeRoom(chunk)
    let numbers = ids.merge(chunk.ids)
    for number in chunk.damaged { damaged.insert(Int(numbers[number])) }
    let shift = file.tellsLines ? file.linesBefore : line
    for var trouble in chunk.troubles {
      trouble.line = UInt32(clamping: Int(trouble.line) + shift)
      troubles.append(trouble)
    }
    scores.append(chunk.scores, numbers: numbers, linesBefore: UInt32(clamping: shift))
    file.refusal = chunk.refusal?.moved(down: line - file.linesBefore)
    line += chunk.lineCount
  }

  /// Makes room for the file as if all of it were like its first stretch, and a little more: arrays that
  /// grow are copied. Only for so many rows that a size that is not true does no harm.
  private mutating func makeRoom(_ chunk: ScoreChunk) {
    guard let size = file.size, chunk.scores.count > 0 else { return }
    file.size = nil
    let stretches = Double(size) / Double(max(1, chunk.size))
    let rows = Double(chunk.scores.count) * stretches * 1.05
    scores.reserve(scores.count + Int(min(rows, Double(Self.mostRoom))))
  }

  private static let mostRoom = 1 << 25
}

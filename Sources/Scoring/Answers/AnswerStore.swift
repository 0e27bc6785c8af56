/// The answers of everybody in a file with a row per answer, in eight bytes for each: what was
/// answered, and at which line.
struct AnswerStore: Sendable {
  /// The beginning of each person's rows of output: the id and the kept columns.
  private(set) var leads = KeyTable()
  /// The first line of each.
  private(set) var lines: [Int] = []
  /// Rows that gave again what another row gives, or nothing where another row gives something.
  private(set) var repeats = 0
  /// Per cell, whether any row was about it.
  private(set) var isSeen: [Bool]

  private let cellCount: Int
  private var codes: [UInt32] = []
  private var answerLines: [UInt32] = []

  init(cellCount: Int) {
    self.cellCount = cellCount
    isSeen = [Bool](repeating: false, count: cellCount)
  }

  /// The codes of a person, one per cell.
  func codes(of person: Int) -> ArraySlice<UInt32> {
    codes[(person * cellCount)..<((person + 1) * cellCount)]
  }

  /// The line of a person's answer in a cell.
  func line(of person: Int, cell: Int) -> Int { Int(answerLines[person * cellCount + cell]) }

  /// Takes in a chunk, before which there are so many lines.
  ///
  /// - Returns: answers that are not those of an earlier row.
  mutating func take(_ chunk: AnswerChunk, linesBefore: Int) -> [SetAside] {
    var conflicts: [SetAside] = []
    for sitting in chunk.sittings {
      let person = leads.number(of: chunk.leads[sitting.lead])
      if person == lines.count {
        lines.append(sitting.line + linesBefore)
        codes.append(contentsOf: repeatElement(CellCodes.unseen, count: cellCount))
        answerLines.append(contentsOf: repeatElement(0, count: cellCount))
      }
      for answer in chunk.answers[sitting.answers] {
        isSeen[answer.cell] = true
        let place = person * cellCount + answer.cell
        let line = UInt32(clamping: answer.line + linesBefore)
        switch (codes[place], answer.code) {
        case (CellCodes.unseen, _):
          codes[place] = answer.code
          answerLines[place] = line
        case (CellCodes.missing, let code) where code != CellCodes.missing:
          codes[place] = code
          answerLines[place] = line
          repeats += 1
        case (CellCodes.setAside, CellCodes.setAside): break
        case (let earlier, let code) where code == earlier || code == CellCodes.missing:
          repeats += 1
        default:
          codes[place] = CellCodes.setAside
          conflicts.append(
            SetAside(
              line: answer.line + linesBefore, column: answer.column,
              kind: .conflict(cell: UInt32(clamping: answer.cell), line: answerLines[place])))
        }
      }
    }
    return conflicts
  }
}

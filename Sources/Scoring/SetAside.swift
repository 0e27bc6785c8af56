public import Results
import Scales

/// A row or cell of a stream that cannot be used, told in few bytes: a file may be full of them.
public struct SetAside: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case ragged(fields: UInt32)
    case noID
    case id(IdTrouble)
    case answer(cell: UInt32, CellTrouble)
  }

  /// The line, from 1.
  public internal(set) var line: Int
  /// The column in bytes, from 1.
  public var column: Int { Int(shortColumn) }
  let kind: Kind
  private let shortColumn: UInt32

  /// The same without its place: all that have it are told in the same words.
  package var cause: SetAside { SetAside(line: 0, column: 0, kind: kind) }

  init(line: Int, column: Int, kind: Kind) {
    self.line = line
    shortColumn = UInt32(clamping: column)
    self.kind = kind
  }

  /// The code it has as a diagnostic.
  public var code: DiagnosticCode {
    switch kind {
    case .ragged: .csvRaggedRow
    case .noID: .keyMissing
    case .id(let trouble): trouble.code
    case .answer(_, let trouble): trouble.code
    }
  }

  /// Whether the row stays and only a cell of it is set aside.
  public var concernsOneCell: Bool {
    if case .answer = kind { true } else { false }
  }
}

extension SetAside {
  /// The whole diagnostic. Nobody's value is in it.
  func diagnostic(_ plan: ScorePlan) -> Diagnostic {
    var place = Place(file: plan.file, line: line, column: column)
    switch kind {
    case .ragged(let fields):
      return Diagnostic(
        .csvRaggedRow, at: place,
        "The row has \(fields) fields where the header has \(plan.fieldCount).",
        help: "Look for a delimiter or a line end inside a text that is not in quotation marks.")
    case .noID:
      place.field = plan.idName
      return Diagnostic(
        .keyMissing, at: place, "The row has no person id.",
        help: "Fill in the id, or leave the row out.")
    case .id(let trouble):
      place.field = plan.idName
      return trouble.diagnostic(at: place)
    case .answer(let cell, let trouble):
      let cell = plan.cells[Int(cell)]
      place.field = cell.name
      return trouble.diagnostic(cell.item, at: place, for: .command)
    }
  }
}

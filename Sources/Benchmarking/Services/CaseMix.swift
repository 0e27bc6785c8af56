import Models
import Results

/// What is allowed for before services are compared.
public enum CaseMixColumn: String, Sendable, Hashable, CaseIterable {
  /// The first score: who starts low has more room to rise, and an unusual start tends to be followed by a more
  /// usual score.
  case firstScore = "first"
  /// Weeks from first to last score.
  case followUp = "weeks"
}

/// What can be allowed for among these people, and why the rest cannot.
struct CaseMix {
  /// What is allowed for, in order.
  private(set) var columns: [CaseMixColumn] = []
  /// What was asked for and is not allowed for.
  private(set) var notes: [Note] = []

  init(_ frame: ModelFrame, asked: Set<CaseMixColumn>) {
    for column in CaseMixColumn.allCases where asked.contains(column) {
      guard case .numeric(let values)? = frame.columns[column.rawValue] else {
        notes.append(
          Note(
            "benchmark.follow-up-not-known",
            "The time between scores is not allowed for: not every score has a date."))
        continue
      }
      guard let least = values.min(), let most = values.max(), least < most else {
        notes.append(Self.alike(column))
        continue
      }
      columns.append(column)
    }
  }

  private static func alike(_ column: CaseMixColumn) -> Note {
    switch column {
    case .firstScore:
      Note(
        "benchmark.first-score-alike",
        "The first score is not allowed for: it is everybody's alike.")
    case .followUp:
      Note(
        "benchmark.follow-up-alike",
        "The time between scores is not allowed for: it is everybody's alike.")
    }
  }

  /// change ~ what is allowed for + (1 | service).
  var formula: String {
    let fixed = columns.isEmpty ? "1" : columns.map(\.rawValue).joined(separator: " + ")
    return "change ~ \(fixed) + (1 | service)"
  }
}

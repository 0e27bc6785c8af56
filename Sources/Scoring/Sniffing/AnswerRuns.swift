import Scales
import Tables

/// Columns beside each other that hold codes, or words, such as the answers to a scale: whole questions as
/// names of columns say nothing else that a program could know.
enum AnswerRuns {
  /// The runs that are exactly as long as the scale has items.
  ///
  /// - Parameters:
  ///   - form: the table.
  ///   - scale: the scale; runs are looked for only where all its items have the same codes.
  /// - Returns: by run the positions of its columns.
  static func all(in form: TableForm, for scale: Scale) -> [[Int]] {
    guard let first = scale.items.first?.options.map(\.code).sorted(),
      scale.items.allSatisfy({ $0.options.map(\.code).sorted() == first })
    else { return [] }
    var runs: [[Int]] = []
    var run: (columns: [Int], manners: Set<Manner>) = ([], [])
    func end() {
      if run.columns.count == scale.items.count { runs.append(run.columns) }
      run = ([], [])
    }
    for column in form.columns {
      let manners = manners(of: column, codes: first, scale)
      let shared = run.columns.isEmpty ? manners : run.manners.intersection(manners)
      if shared.isEmpty { end() }
      guard !manners.isEmpty else { continue }
      run.manners = shared.isEmpty ? manners : shared
      run.columns.append(column.position)
    }
    end()
    return runs
  }

  /// How a column may hold answers.
  private enum Manner: Hashable {
    case codes
    case ownWords
    case words(AnswerWords.Order)
  }

  private static func manners(
    of column: ColumnForm, codes: [Int], _ scale: Scale
  ) -> Set<Manner> {
    guard column.filled > 0, column.dates.isEmpty else { return [] }
    if column.labels.isEmpty {
      let answers = column.answerCodes.map(\.code)
      let isCoded = (column.kind == .codes || column.kind == .constant) && !answers.isEmpty
      return isCoded && answers.allSatisfy(codes.contains) ? [.codes] : []
    }
    guard column.integers == 0 else { return [] }
    if scale.items.indices.allSatisfy({ scale.holdsLabels(column, item: $0) }) {
      return [.ownWords]
    }
    return Set(
      AnswerWords.orders(of: column.labels.map(\.text), codes: codes).map { .words($0) })
  }
}

import Scoring

/// The answers of one occasion, row by row: categories, scores, and what stands beside them.
struct OccasionAnswers: Sendable {
  /// The answers.
  private(set) var columns: AnswerColumns
  /// The scores; nil where there is none.
  private(set) var scores: [Double?] = []
  /// What rows say beside the answers; empty where nothing was asked of any.
  private var asides: [AppraisedAnswers.Beside] = []

  /// Starts with none.
  init(points: [[Double]]) { columns = AnswerColumns(points: points) }

  /// Rows.
  var count: Int { scores.count }

  /// What a row says beside the answers; nil where nothing was asked of it.
  func beside(_ row: Int) -> AppraisedAnswers.Beside? {
    row < asides.count ? asides[row] : nil
  }

  /// A row of a file that comes in.
  struct Entry {
    /// Which.
    var row: Int
    /// Whether its answers are of another occasion, so that there are none of this one.
    var isElsewhere = false
  }

  /// Takes in rows of a file, with what stands beside their answers; nil where nothing was asked of any.
  mutating func append(
    _ rows: KeyedRows, _ entries: [Entry], _ beside: [AppraisedAnswers.Beside]?
  ) {
    columns.append(rows.categories, entries.map { $0.isElsewhere ? -1 : $0.row })
    if let beside {
      fillAsides()
      asides += entries.map { beside[$0.row] }
    }
    for entry in entries { scores.append(entry.isElsewhere ? nil : rows.scores[entry.row]) }
  }

  /// Puts a row of a file in the place of one.
  mutating func replace(
    _ place: Int, by rows: KeyedRows, row: Int, _ beside: [AppraisedAnswers.Beside]?
  ) {
    columns.replace(place, by: rows.categories(row))
    scores[place] = rows.scores[row]
    if let beside {
      fillAsides()
      asides[place] = beside[row]
    }
  }

  /// Says nothing of the rows of files of which nothing was asked.
  private mutating func fillAsides() {
    asides += (asides.count..<count).map { _ in AppraisedAnswers.Beside() }
  }
}

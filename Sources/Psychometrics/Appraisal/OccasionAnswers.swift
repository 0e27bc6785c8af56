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

  /// Takes in a row.
  mutating func append(_ codes: [UInt16], _ score: Double?, _ beside: AppraisedAnswers.Beside?) {
    columns.append(codes)
    scores.append(score)
    if let beside { put(beside, count - 1) }
  }

  /// Puts another row in the place of one.
  mutating func replace(
    _ row: Int, by codes: [UInt16], _ score: Double?, _ beside: AppraisedAnswers.Beside?
  ) {
    columns.replace(row, by: codes)
    scores[row] = score
    if let beside { put(beside, row) }
  }

  private mutating func put(_ beside: AppraisedAnswers.Beside, _ row: Int) {
    while asides.count <= row { asides.append(AppraisedAnswers.Beside()) }
    asides[row] = beside
  }
}

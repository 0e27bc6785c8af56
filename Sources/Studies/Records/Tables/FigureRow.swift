import Results

/// A row of a long table: one figure, of what it is, or why there is none.
///
/// `n` of `of` are counted; `value` is what is worked out, with its interval.
struct FigureRow {
  /// The columns, after those that say what the figure is about.
  static let columns = [
    "figure", "category", "months", "n", "of", "value", "conf.low", "conf.high", "method", "status",
    "reason",
  ]

  private var figure: String
  private var category: String?
  private var months: Int?
  private var n: Int?
  private var of: Int?
  private var estimate: Estimate?
  private var method: String?
  private var status = "known"
  private var reason: String?

  /// The cells.
  var cells: [ResultTable.Cell] {
    [
      .text(figure), .text(category), .count(months), .count(n), .count(of),
      .number(estimate?.value), .number(estimate?.interval?.lower),
      .number(estimate?.interval?.upper), .text(method), .text(status), .text(reason),
    ]
  }

  /// So many, of so many where that is known.
  static func count(
    _ figure: String, _ category: String? = nil, months: Int? = nil, n: Int, of: Int? = nil
  ) -> FigureRow {
    FigureRow(figure: figure, category: category, months: months, n: n, of: of)
  }

  /// So many of so many, and what share that is; of nobody there is none.
  static func share(
    _ figure: String, _ category: String? = nil, months: Int? = nil, n: Int, of: Int
  ) -> FigureRow {
    var row = count(figure, category, months: months, n: n, of: of)
    if of > 0 {
      row.estimate = Estimate(value: Double(n) / Double(of))
    } else {
      (row.status, row.reason) = ("missing", "there is nothing to take a share of")
    }
    return row
  }

  /// A number with what is known of its error.
  static func estimate(
    _ figure: String, _ category: String? = nil, months: Int? = nil, n: Int? = nil, of: Int? = nil,
    value estimate: Estimate, method: String? = nil
  ) -> FigureRow {
    FigureRow(
      figure: figure, category: category, months: months, n: n, of: of, estimate: estimate,
      method: method ?? estimate.interval?.method)
  }

  /// A number with what is known of its error, or why it is withheld.
  static func estimate(
    _ figure: String, _ category: String? = nil, value estimate: Result<Estimate, Withheld>
  ) -> FigureRow {
    switch estimate {
    case .success(let estimate): .estimate(figure, category, value: estimate)
    case .failure(let why): .withheld(figure, category, why: why)
    }
  }

  /// A figure that is not there to be had.
  static func missing(
    _ figure: String, _ category: String? = nil, months: Int? = nil, why reason: String
  ) -> FigureRow {
    FigureRow(
      figure: figure, category: category, months: months, status: "missing", reason: reason)
  }

  /// A figure that is withheld.
  static func withheld(
    _ figure: String, _ category: String? = nil, why: Withheld
  ) -> FigureRow {
    FigureRow(figure: figure, category: category, status: "withheld", reason: why.reason)
  }

  /// What to know about the figures of that name: its code, and the words in `reason`.
  static func note(_ figure: String, _ note: Note) -> FigureRow {
    FigureRow(figure: figure, category: note.code, status: "note", reason: note.message)
  }
}

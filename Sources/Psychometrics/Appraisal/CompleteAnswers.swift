import LinearAlgebra
import Parallel
import Results

/// The answers of people who answered every item, and what follows from the tables of pairs of items.
///
/// The tables are counted once; how items go together follows from them, however many people there are.
struct CompleteAnswers: Sendable {
  /// The answers.
  let columns: AnswerColumns
  /// Counts of pairs of items; nil where an item offers more answers than a table is good for.
  let tables: PairCounts?

  /// Items with more answers than this, such as a line from 0 to 100, are taken as numbers.
  static let mostCategories = 16

  /// Takes answers without gaps.
  init(_ columns: AnswerColumns) {
    self.columns = columns
    if columns.points.allSatisfy({ $0.count <= Self.mostCategories }) {
      var tables = PairCounts(categories: columns.points.map(\.count))
      tables.add(Self.small(columns))
      self.tables = tables
    } else {
      tables = nil
    }
  }

  /// People.
  var n: Int { columns.n }
  /// Items.
  var k: Int { columns.k }

  /// Whether every item offers so few answers that they are no numbers.
  var isOrdinal: Bool { columns.points.allSatisfy { $0.count <= Self.fewCategories } }
  /// Items with at most so many answers are held against what lies beneath them.
  private static let fewCategories = 4

  /// Means of the items and their covariances.
  ///
  /// - Throws: `Withheld` for fewer than two people.
  func moments() throws(Withheld) -> (means: [Double], covariance: ItemCovariance) {
    guard n >= 2 else {
      throw Withheld(
        "alpha.too-few-persons", "Fewer than two people answered every item.",
        help: "Collect more responses on the first occasion.")
    }
    // Less the first person's, so that an answer everybody gave leaves nothing, not even rounding.
    let first = columns.codes.indices.map { columns.points[$0][Int(columns.codes[$0][0])] }
    let points = columns.points.indices.map { j in columns.points[j].map { $0 - first[j] } }
    guard let tables else { return numbers(points, first) }
    let found = try tables.covariances(points: points)
    return (zip(found.means, first).map { $0 + $1 }, ItemCovariance(found.matrix, n: n))
  }

  /// The covariances of the items.
  func covariance() throws(Withheld) -> ItemCovariance { try moments().covariance }

  /// Means and covariances from the answers one by one.
  private func numbers(
    _ points: [[Double]], _ first: [Double]
  ) -> (means: [Double], covariance: ItemCovariance) {
    let rows = ItemDeviations(
      (0..<n).map { person in
        columns.codes.indices.map { points[$0][Int(columns.codes[$0][person])] }
      })
    let means = columns.codes.indices.map { j in
      columns.codes[j].reduce(0) { $0 + points[j][Int($1)] } / Double(n) + first[j]
    }
    return (means, rows.covariance)
  }

  /// Alpha with its standard error whatever the distribution of the answers, as
  /// ``CronbachAlpha/distributionFree(_:level:)``, in one pass over the people.
  func distributionFreeAlpha(level: Double) throws(Withheld) -> Estimate {
    let (means, covariance) = try moments()
    let deviations = columns.points.indices.map { j in columns.points[j].map { $0 - means[j] } }
    // Few enough for what is gathered of them to stay at hand.
    let part = 1 << 11
    let sums = mapInOrder(count: (n + part - 1) / part) { index in
      let people = index * part..<min(n, (index + 1) * part)
      var totals = [Double](repeating: 0, count: people.count)
      var squares = totals
      for (j, column) in columns.codes.enumerated() {
        for (place, person) in people.enumerated() {
          let deviation = deviations[j][Int(column[person])]
          totals[place] += deviation
          squares[place] += deviation * deviation
        }
      }
      return CronbachAlpha.influence(totals, squares, covariance)
    }
    return try CronbachAlpha.distributionFree(
      covariance, influence: sums.reduce(0, +), level: level)
  }

  /// What people's answers add, in points, by item.
  var pointColumns: [[Double]] {
    zip(columns.codes, columns.points).map { codes, points in codes.map { points[Int($0)] } }
  }

  /// Categories as small codes, an array per item.
  ///
  /// - Throws: `Withheld` where an item offers too many for a table.
  func smallCodes() throws(Withheld) -> [[UInt8]] {
    guard tables != nil else { throw Self.tooManyCategories }
    return Self.small(columns)
  }

  private static func small(_ columns: AnswerColumns) -> [[UInt8]] {
    mapInOrder(count: columns.k) { columns.codes[$0].map { UInt8(truncatingIfNeeded: $0) } }
  }

  /// Everybody's categories, people who answered alike as one.
  ///
  /// - Throws: as ``smallCodes()``.
  func patterns() throws(Withheld) -> CategoryAnswers {
    guard tables != nil else { throw Self.tooManyCategories }
    return CategoryAnswers(
      (0..<n).map { person in columns.codes.map { Int($0[person]) } },
      categories: columns.points.map(\.count))
  }

  /// Why an item is no item of categories.
  static let tooManyCategories = Withheld(
    "appraisal.too-many-categories",
    "An item offers more than \(mostCategories) answers, so that they are numbers and not categories.",
    help: "Rest on the figures that take answers as numbers.")
}

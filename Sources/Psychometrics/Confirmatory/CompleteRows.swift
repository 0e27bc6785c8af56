import LinearAlgebra
import Results

/// Complete answers of groups of people, kept so that sums over people are quick.
///
/// Normal likelihoods take their ``moments``; tests that are scaled for answers far from normal need the people too.
public struct CompleteRows: Sendable, Hashable {
  /// Items.
  public let items: Int
  /// Means and covariances by group.
  public let moments: AnswerMoments
  /// What people answered less their group's means, by group in parts of people: people × items.
  let centred: [[Matrix]]
  /// Items that everybody of a group answered alike.
  let constant: [[Int]]

  /// People of one part.
  private static let part = 1_024

  /// The answers, a row of `items` numbers per person by group.
  public init(items: Int, groups: [[[Double]]]) {
    precondition(
      groups.allSatisfy { $0.allSatisfy { $0.count == items } }, "rows of other lengths")
    self.init(columns: groups.map { rows in (0..<items).map { item in rows.map { $0[item] } } })
  }

  /// The answers, a column of as many numbers as people per item by group.
  public init(columns groups: [[[Double]]]) {
    let items = groups.first?.count ?? 0
    precondition(items >= 1, "rows without items")
    self.items = items
    var centred: [[Matrix]] = []
    var constant: [[Int]] = []
    var patterns: [[AnswerMoments.Pattern]] = []
    for columns in groups {
      precondition(columns.count == items, "\(columns.count) of \(items) items")
      let n = columns[0].count
      precondition(columns.allSatisfy { $0.count == n }, "columns of other lengths")
      var (means, even): ([Double], [Int]) = ([], [])
      for (item, column) in columns.enumerated() {
        guard let first = column.first else { break }
        // From the first answer, so that answers that are all alike leave exactly nothing.
        means.append(first + column.reduce(0) { $0 + ($1 - first) } / Double(n))
        if column.allSatisfy({ $0 == first }) { even.append(item) }
      }
      var parts: [Matrix] = []
      var products = Matrix(rows: items, columns: items)
      for start in stride(from: 0, to: n, by: Self.part) {
        let here = start..<min(start + Self.part, n)
        var elements: [Double] = []
        elements.reserveCapacity(here.count * items)
        for (column, mean) in zip(columns, means) {
          for person in here { elements.append(column[person] - mean) }
        }
        let part = Matrix(rows: here.count, columns: items, elements: elements)
        products = products + part.transposed * part
        parts.append(part)
      }
      centred.append(parts)
      constant.append(even)
      patterns.append(
        n == 0
          ? []
          : [
            AnswerMoments.Pattern(
              observed: Array(0..<items), n: n, mean: means,
              covariance: (1 / Double(n)) * products)
          ])
    }
    self.centred = centred
    self.constant = constant
    moments = AnswerMoments(items: items, patterns: patterns)
  }

  /// Why no model is to be fitted to these people; nil where one may be.
  var shortage: Withheld? {
    for (group, parts) in centred.enumerated() {
      let n = parts.reduce(0) { $0 + $1.rows }
      if n <= items { return InvarianceWords.tooFewPeople(n, items: items) }
      if !constant[group].isEmpty { return InvarianceWords.constant(constant[group]) }
    }
    return nil
  }
}

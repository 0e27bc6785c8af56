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

  /// The answers, a row per person by group.
  public init(items: Int, groups: [[[Double]]]) {
    precondition(items >= 1, "rows without items")
    self.items = items
    var centred: [[Matrix]] = []
    var constant: [[Int]] = []
    var patterns: [[AnswerMoments.Pattern]] = []
    for rows in groups {
      precondition(rows.allSatisfy { $0.count == items }, "rows of other lengths")
      var (means, even): ([Double], [Int]) = ([], [])
      for item in 0..<items {
        guard let first = rows.first?[item] else { break }
        // From the first answer, so that answers that are all alike leave exactly nothing.
        let off = rows.reduce(0) { $0 + ($1[item] - first) } / Double(rows.count)
        means.append(first + off)
        if rows.allSatisfy({ $0[item] == first }) { even.append(item) }
      }
      var parts: [Matrix] = []
      var products = Matrix(rows: items, columns: items)
      for start in stride(from: 0, to: rows.count, by: Self.part) {
        let here = start..<min(start + Self.part, rows.count)
        var elements: [Double] = []
        elements.reserveCapacity(here.count * items)
        for item in 0..<items {
          for person in here { elements.append(rows[person][item] - means[item]) }
        }
        let part = Matrix(rows: here.count, columns: items, elements: elements)
        products = products + part.transposed * part
        parts.append(part)
      }
      centred.append(parts)
      constant.append(even)
      patterns.append(
        rows.isEmpty
          ? []
          : [
            AnswerMoments.Pattern(
              observed: Array(0..<items), n: rows.count, mean: means,
              covariance: (1 / Double(rows.count)) * products)
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

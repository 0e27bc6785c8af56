public import LinearAlgebra

/// What a normal likelihood needs of people's answers: numbers, means and covariances, by group and by which
/// items were answered.
///
/// Its size depends on the items and the ways of leaving some out, not on the people; a fit takes a time in
/// proportion to those ways. Of people who answered everything, ``PairCounts`` has the covariances without their
/// rows. Covariances here have the divisor n.
public struct AnswerMoments: Sendable, Hashable, Codable {
  /// People who answered the same items.
  public struct Pattern: Sendable, Hashable, Codable {
    /// The items answered, from 0, ascending.
    public let observed: [Int]
    /// People.
    public let n: Int
    /// Means of the items answered.
    public let mean: [Double]
    /// Their covariances, divisor n.
    public let covariance: Matrix
  }

  /// Items.
  public let items: Int
  /// The patterns of each group.
  public let groups: [[Pattern]]

  /// The moments of people who answered every item, from a covariance matrix.
  ///
  /// - Parameters:
  ///   - covariances: of each group, with the divisor n − 1.
  ///   - means: of each group; nil for a model without means.
  ///   - n: people of each group.
  public init(covariances: [Matrix], means: [[Double]]? = nil, n: [Int]) {
    precondition(covariances.count == n.count && !n.isEmpty, "groups without covariances")
    items = covariances[0].rows
    let items = covariances[0].rows
    var groups: [[Pattern]] = []
    for (group, covariance) in covariances.enumerated() {
      precondition(covariance.rows == items && covariance.columns == items, "unlike groups")
      precondition(n[group] >= 1, "a group of nobody")
      let mean = means?[group] ?? Array(repeating: 0, count: items)
      precondition(mean.count == items, "\(mean.count) means of \(items) items")
      groups.append([
        Pattern(
          observed: Array(0..<items), n: n[group], mean: mean,
          covariance: (Double(n[group] - 1) / Double(n[group])) * covariance)
      ])
    }
    self.groups = groups
  }

  /// The moments of answers of which some may be missing.
  ///
  /// - Parameters:
  ///   - items: how many.
  ///   - groups: rows of `items` numbers by group; nil is not answered. A row with nothing answered says
  ///     nothing and is left out.
  public init(items: Int, groups: [[[Double?]]]) {
    self.items = items
    self.groups = groups.map { rows in
      var byPattern: [[Int]: [[Double]]] = [:]
      for row in rows {
        precondition(row.count == items, "\(row.count) answers to \(items) items")
        let observed = row.indices.filter { row[$0] != nil }
        if !observed.isEmpty { byPattern[observed, default: []].append(row.compactMap(\.self)) }
      }
      return byPattern.sorted { left, right in
        (right.key.count, left.key.description) < (left.key.count, right.key.description)
      }.map { observed, rows in Self.pattern(observed, rows) }
    }
  }

  init(items: Int, patterns: [[Pattern]]) {
    self.items = items
    groups = patterns
  }

  private static func pattern(_ observed: [Int], _ rows: [[Double]]) -> Pattern {
    let n = Double(rows.count)
    let k = observed.count
    let mean = (0..<k).map { j in rows.reduce(0) { $0 + $1[j] } / n }
    var covariance = Matrix(rows: k, columns: k)
    for row in rows {
      for j in 0..<k {
        for i in j..<k { covariance[i, j] += (row[i] - mean[i]) * (row[j] - mean[j]) / n }
      }
    }
    covariance.mirrorLowerTriangle()
    return Pattern(observed: observed, n: rows.count, mean: mean, covariance: covariance)
  }

  /// People.
  public var n: Int { groups.reduce(0) { $0 + $1.reduce(0) { $0 + $1.n } } }

  /// Whether everybody answered every item.
  public var isComplete: Bool {
    groups.allSatisfy { $0.count == 1 && $0[0].observed.count == items }
  }

  /// Numbers, mean and variance of each item of a group, over those who answered it; nil for an item that
  /// nobody answered.
  func singles(group: Int) -> [(n: Double, mean: Double, variance: Double)?] {
    (0..<items).map { item in
      var (n, sum) = (0.0, 0.0)
      for pattern in groups[group] {
        guard let at = pattern.observed.firstIndex(of: item) else { continue }
        n += Double(pattern.n)
        sum += Double(pattern.n) * pattern.mean[at]
      }
      guard n > 0 else { return nil }
      let mean = sum / n
      var squares = 0.0
      for pattern in groups[group] {
        guard let at = pattern.observed.firstIndex(of: item) else { continue }
        let off = pattern.mean[at] - mean
        squares += Double(pattern.n) * (pattern.covariance[at, at] + off * off)
      }
      return (n, mean, squares / n)
    }
  }
}

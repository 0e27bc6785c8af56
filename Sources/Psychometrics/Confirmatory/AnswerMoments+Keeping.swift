import LinearAlgebra

extension AnswerMoments {
  /// The moments of some of the items, in the order named: what is known of a scale with others left out.
  ///
  /// People who answered none of them drop out; patterns that are alike over them become one.
  public func keeping(_ items: [Int]) -> AnswerMoments {
    precondition(
      Set(items).count == items.count && items.allSatisfy { 0..<self.items ~= $0 }, "no such items")
    let groups = groups.map { patterns in
      var merged: [[Int]: Pattern] = [:]
      for pattern in patterns {
        guard let part = pattern.keeping(items) else { continue }
        merged[part.observed] = merged[part.observed]?.joined(part) ?? part
      }
      return merged.sorted { left, right in
        (right.key.count, left.key.description) < (left.key.count, right.key.description)
      }.map(\.value)
    }
    return AnswerMoments(items: items.count, patterns: groups)
  }
}

extension AnswerMoments.Pattern {
  /// The moments of the items kept, numbered anew; nil where none was answered.
  fileprivate func keeping(_ items: [Int]) -> Self? {
    let kept = items.enumerated().compactMap { to, from in
      observed.firstIndex(of: from).map { (to: to, at: $0) }
    }
    guard !kept.isEmpty else { return nil }
    var part = Matrix(rows: kept.count, columns: kept.count)
    for (j, column) in kept.enumerated() {
      for (i, row) in kept.enumerated() { part[i, j] = covariance[row.at, column.at] }
    }
    return Self(
      observed: kept.map(\.to), n: n, mean: kept.map { mean[$0.at] }, covariance: part)
  }

  /// The moments of both patterns' people, who answered the same items.
  fileprivate func joined(_ other: Self) -> Self {
    let (own, its) = (Double(n), Double(other.n))
    let whole = own + its
    let mean = zip(mean, other.mean).map { (own * $0 + its * $1) / whole }
    let apart = zip(self.mean, other.mean).map { $0 - $1 }
    var sum = (own / whole) * covariance + (its / whole) * other.covariance
    for j in apart.indices {
      for i in apart.indices { sum[i, j] += own * its / (whole * whole) * apart[i] * apart[j] }
    }
    return Self(observed: observed, n: n + other.n, mean: mean, covariance: sum)
  }
}

public import Results

/// Mean squares of a complete table of persons by occasions (or targets by raters).
///
///     MS_P = k Σ_i (x̄_i − x̄)² / (n − 1)           persons
///     MS_O = n Σ_j (x̄_j − x̄)² / (k − 1)           occasions
///     MS_E = Σ_ij (x_ij − x̄_i − x̄_j + x̄)² / ((n − 1)(k − 1))
///     MS_W = (SS_O + SS_E) / (n (k − 1))            within persons
public struct TwoWayMeanSquares: Sendable, Hashable, Codable {
  /// Persons.
  public let n: Int
  /// Occasions.
  public let k: Int
  /// MS_P.
  public let persons: Double
  /// MS_O.
  public let occasions: Double
  /// MS_E.
  public let residual: Double

  /// MS_W, which is also MS_O/n + MS_E (n − 1)/n.
  public var within: Double { (occasions + Double(n - 1) * residual) / Double(n) }

  /// Takes the mean squares.
  public init(n: Int, k: Int, persons: Double, occasions: Double, residual: Double) {
    precondition(n >= 2 && k >= 2, "\(n) persons on \(k) occasions")
    self.n = n
    self.k = k
    self.persons = persons
    self.occasions = occasions
    self.residual = residual
  }

  /// The mean squares of scores, a list of `k` per person.
  ///
  /// - Parameter scores: a row per person, each with the same number of occasions.
  /// - Returns: the mean squares.
  /// - Throws: `Withheld` for fewer than two persons or occasions.
  public static func of(_ scores: [[Double]]) throws(Withheld) -> TwoWayMeanSquares {
    let k = scores.first?.count ?? 0
    precondition(scores.allSatisfy { $0.count == k }, "persons on unlike numbers of occasions")
    precondition(scores.allSatisfy { $0.allSatisfy(\.isFinite) }, "a score that is no number")
    guard scores.count >= 2 else { throw TestRetest.tooFewPersons }
    guard k >= 2 else { throw TestRetest.tooFewOccasions }
    let n = scores.count
    let origin = scores[0][0]
    let table = scores.map { row in row.map { $0 - origin } }
    let people = table.map { $0.reduce(0, +) / Double(k) }
    let times = (0..<k).map { j in table.reduce(0) { $0 + $1[j] } / Double(n) }
    let mean = people.reduce(0, +) / Double(n)
    var (ofPersons, ofTimes, rest) = (0.0, 0.0, 0.0)
    for person in people { ofPersons += (person - mean) * (person - mean) }
    for time in times { ofTimes += (time - mean) * (time - mean) }
    for (i, row) in table.enumerated() {
      for j in 0..<k {
        let residual = row[j] - people[i] - times[j] + mean
        rest += residual * residual
      }
    }
    return TwoWayMeanSquares(
      n: n, k: k, persons: ofPersons * Double(k) / Double(n - 1),
      occasions: ofTimes * Double(n) / Double(k - 1), residual: rest / Double((n - 1) * (k - 1)))
  }
}

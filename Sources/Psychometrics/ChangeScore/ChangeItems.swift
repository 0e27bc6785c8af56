import Results

/// Answers of the same persons to the items of one score on two occasions.
///
/// Each occasion has alpha for a reliability, so that ρ_D is a function of sums of squares only:
///
///     N = κ₁ (s₁ − t₁) + κ₂ (s₂ − t₂) − 2 c,     D = s₁ + s₂ − 2 c,     ρ_D = N / D
///
/// with `s` the variance of the sum, `t` the sum of the items' variances, `κ = k/(k − 1)` and `c` the
/// covariance of both sums.
public struct ChangeItems: Sendable, Hashable {
  /// Deviations of the answers from the items' means, on the first occasion.
  let first: ItemDeviations
  /// The same on the second.
  let second: ItemDeviations

  /// Persons.
  public var n: Int { first.n }

  /// Takes those who answered everything on both occasions.
  ///
  /// - Parameters:
  ///   - first: a list of answers per person; the items of the two occasions may differ.
  ///   - second: the same persons in the same order.
  public init(first: [[Double?]], second: [[Double?]]) {
    precondition(first.count == second.count, "\(first.count) and \(second.count) persons")
    let both = zip(first, second).filter { !$0.contains(nil) && !$1.contains(nil) }
    self.first = ItemDeviations(both.map { $0.0.compactMap(\.self) })
    self.second = ItemDeviations(both.map { $0.1.compactMap(\.self) })
  }

  /// What one person adds to N and D.
  struct Part {
    var first: Double
    var second: Double
    var squaresFirst: Double
    var squaresSecond: Double
  }

  /// The sums that ρ_D is made of, times n − 1.
  struct Sums {
    var s1 = 0.0
    var s2 = 0.0
    var t1 = 0.0
    var t2 = 0.0
    var c = 0.0

    func numerator(_ k1: Double, _ k2: Double) -> Double {
      k1 * (s1 - t1) + k2 * (s2 - t2) - 2 * c
    }

    var denominator: Double { s1 + s2 - 2 * c }

    /// Whether differences differ by more than rounding.
    var isSpread: Bool { denominator > 1e-13 * (s1 + s2) && s1 + s2 > 0 }
  }

  var factors: (Double, Double) {
    let (p, q) = (Double(first.k), Double(second.k))
    return (p / (p - 1), q / (q - 1))
  }

  var parts: [Part] {
    zip(first.rows, second.rows).map { a, b in
      Part(
        first: a.reduce(0, +), second: b.reduce(0, +),
        squaresFirst: a.reduce(0) { $0 + $1 * $1 }, squaresSecond: b.reduce(0) { $0 + $1 * $1 })
    }
  }

  static func sums(_ parts: [Part]) -> Sums {
    var sums = Sums()
    for part in parts {
      sums.s1 += part.first * part.first
      sums.s2 += part.second * part.second
      sums.t1 += part.squaresFirst
      sums.t2 += part.squaresSecond
      sums.c += part.first * part.second
    }
    return sums
  }

  /// The sums, or why there are none.
  func checked() throws(Withheld) -> Sums {
    guard n >= 3 else {
      throw Withheld(
        "change-reliability.too-few-persons",
        "Fewer than three people answered every item on both occasions.",
        help: "Collect more responses on the second occasion.")
    }
    guard first.k >= 2, second.k >= 2 else {
      throw Withheld(
        "change-reliability.one-item",
        "A score of one item has no agreement between items, so its error is not known.",
        help: "Take the reliability from a study that asked the item twice.")
    }
    let sums = Self.sums(parts)
    guard sums.s1 > 1e-13 * sums.t1, sums.s2 > 1e-13 * sums.t2, sums.isSpread else {
      throw ChangeScoreReliability.noSpread
    }
    return sums
  }
}

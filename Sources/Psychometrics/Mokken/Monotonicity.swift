import Distributions
public import Results

/// Whether people with more of the rest of a scale pass the steps of an item more often.
///
/// For every step x of item j and every two groups g below h by the rest score:
///
///     violation where P(X_j ≥ x | g) − P(X_j ≥ x | h) > 0.03
///
/// each with a normal deviate for the table of the two groups by passing, one-sided, by the square-root
/// approximation to the hypergeometric distribution,
///
///     z = 2 (√(a d) − √((b + 1)(c + 1))) / √(a + b + c + d − 1)
///
/// of a who pass and b who do not in the lower group, c and d in the higher.
///
/// ### Source
/// Junker, B. W., & Sijtsma, K. (2000). Latent and manifest monotonicity in item response models.
/// *Applied Psychological Measurement*, 24(1), 65–81. Molenaar, I. W., & Sijtsma, K. (2000). *User's manual
/// MSP5 for Windows*. Approximation: Molenaar, W. (1973). Simple approximations to the Poisson, binomial,
/// and hypergeometric distributions. *Biometrics*, 29(2), 403–407.
public struct Monotonicity: Sendable, Hashable, Codable {
  /// A step passed less often by those with more of the rest.
  public struct Violation: Sendable, Hashable, Codable {
    /// The step: at least this code.
    public let step: Int
    /// The rest scores of the lower group.
    public let lower: ClosedRange<Int>
    /// The rest scores of the higher group.
    public let higher: ClosedRange<Int>
    /// P(X ≥ step) in the lower less that in the higher.
    public let drop: Double
    /// How far beyond chance, as a normal deviate.
    public let z: Double

    /// Whether beyond chance by a one-sided test at 5 %.
    public var isSignificant: Bool { z > Normal().quantile(0.95) }
  }

  /// An item.
  public struct Item: Sendable, Hashable, Codable {
    /// The item, from 0.
    public let item: Int
    /// The rest scores of each group, ascending.
    public let groups: [ClosedRange<Int>]
    /// Comparisons of two groups at a step that somebody and not everybody in the two passed.
    public let comparisons: Int
    /// Those that run the wrong way by more than the bar.
    public let violations: [Violation]
    /// Why nothing was compared; nil where something was.
    public let withheld: Withheld?
  }

  /// People who answered every item.
  public let n: Int
  /// The least size of a group.
  public let leastSize: Int
  /// Each item.
  public let items: [Item]

  /// Drops up to this are taken for none.
  public static let bar = 0.03

  /// The monotonicity of each item, from those who answered them all.
  ///
  /// - Parameters:
  ///   - answers: the answers, all items worded the same way round.
  ///   - leastSize: the least size of a group; nil for the rule by the number of people.
  /// - Returns: the violations of each item.
  /// - Throws: `Withheld` with fewer than two items, or people too few for two groups.
  public static func of(
    _ answers: CategoryAnswers, leastSize: Int? = nil
  ) throws(Withheld) -> Monotonicity {
    let (patterns, counts) = answers.complete
    let n = counts.reduce(0, +)
    let least = leastSize ?? RestScoreGroups.leastSize(n)
    guard answers.k >= 2 else { throw PairSums.oneItem }
    guard n >= 2 * least else {
      throw Withheld(
        "mokken.too-few-for-groups",
        "\(n) people answered every item, too few for two groups of \(least).",
        help: "Collect more responses on the first occasion.")
    }
    let items = (0..<answers.k).map { item in
      Self.item(
        item,
        RestScoreGroups(
          patterns, counts, item: item, categories: answers.categories[item], least: least
        ).groups)
    }
    return Monotonicity(n: n, leastSize: least, items: items)
  }

  private static func item(_ item: Int, _ groups: [RestScoreGroups.Group]) -> Item {
    var comparisons = 0
    var violations: [Violation] = []
    let passed = groups.map { ComonotoneCoupling.atLeast($0.tally) }
    for step in 0..<(passed.first?.count ?? 0) {
      for g in groups.indices {
        for h in groups.indices.dropFirst(g + 1) {
          let (a, c) = (passed[g][step], passed[h][step])
          let (b, d) = (groups[g].n - a, groups[h].n - c)
          guard a + c > 0, b + d > 0 else { continue }
          comparisons += 1
          let drop = Double(a) / Double(a + b) - Double(c) / Double(c + d)
          // Three hundredths exactly, but for rounding, are still none.
          guard drop > bar + 1e-12 else { continue }
          violations.append(
            Violation(
              step: step + 1, lower: groups[g].scores, higher: groups[h].scores, drop: drop,
              z: deviate(a, b, c, d)))
        }
      }
    }
    return Item(
      item: item, groups: groups.map(\.scores), comparisons: comparisons, violations: violations,
      withheld: comparisons > 0
        ? nil
        : Withheld(
          "mokken.nothing-to-compare",
          groups.count < 2
            ? "People have too few different scores on the rest of the scale for two groups."
            : "Everybody gave the same answer to this item.",
          help: "Look at how the item was asked and coded."))
  }

  /// P(B ≤ b) of the hypergeometric distribution of the lower group that does not pass, as −Φ⁻¹.
  static func deviate(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
    let (a, b, c, d) = (Double(a), Double(b), Double(c), Double(d))
    return 2 * ((a * d).squareRoot() - ((b + 1) * (c + 1)).squareRoot())
      / (a + b + c + d - 1).squareRoot()
  }
}

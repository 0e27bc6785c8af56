public import Results

/// Whether ordered answers to a scale mean the same in groups of people, or on several occasions: a factor model of
/// what lies beneath them, with more and more held the same.
///
/// The caller sees to there being people enough (`SampleRule.ordered`, in every group).
///
/// ### Source
/// As in ``ThresholdModel``.
///
/// ### Agrees with
/// R `lavaan::cfa` and `lavTestLRT`, as told at ``ThresholdFit`` and ``ThresholdChange``.
public struct OrdinalLadder: Sendable, Hashable, Codable {
  /// A level with its fit and what it cost.
  public struct Step: Sendable, Hashable, Codable {
    /// The fit; its model says what is held the same.
    public let fit: ThresholdFit
    /// The step from the level before; nil for the first.
    public let change: ThresholdChange?

    /// What is held the same.
    public var level: ThresholdModel.Level { fit.model.level }
  }

  /// The steps, from the least held to the most.
  public let steps: [Step]
  /// The items with categories joined, so that every group or occasion has the same.
  public let joined: [JoinedCategories.Item]

  /// The step of a level; nil where it was not asked for.
  public func step(_ level: ThresholdModel.Level) -> Step? {
    steps.first { $0.level == level }
  }

  /// The items by how badly the same thresholds fit, the worst first, at the level of
  /// ``ThresholdModel/Level/scalar``.
  public var thresholdTests: [ThresholdTest] { step(.scalar)?.fit.thresholdTests ?? [] }

  /// The items that break the level of ``ThresholdModel/Level/scalar``, found one at a time.
  ///
  /// - Parameter significance: of the adjusted p. The default is 0.05.
  /// - Returns: the items; nil where that level was not asked for.
  public func breaking(significance: Double = 0.05) -> BreakingItems? {
    step(.scalar).map { BreakingItems(of: $0.fit, significance: significance) }
  }

  /// Compares groups of people.
  ///
  /// - Parameters:
  ///   - groups: by group: codes from 0, an array per item; people who did not answer every item are left out.
  ///   - factors: the items of each factor; nil for one of all.
  ///   - levels: what to hold, in any order. The default is nothing, and then thresholds and loadings.
  ///   - twoCategories: what is held of items of two categories. The default is their variance.
  ///   - except: items whose thresholds stay free at every level (partial invariance). The default is none.
  /// - Returns: the ladder.
  /// - Throws: `Withheld` where there is nothing to compare, or a level cannot be fitted.
  public static func groups(
    _ groups: [[[UInt8]]], factors: [[Int]]? = nil,
    levels: Set<ThresholdModel.Level> = [.configural, .scalar],
    twoCategories: ThresholdModel.TwoCategories = .sameVariance, except: Set<Int> = []
  ) throws(Withheld) -> OrdinalLadder {
    guard groups.count >= 2 else {
      throw Withheld(
        "ordinalLadder.one-group",
        "There is only one group of people, so nothing to compare it with.",
        help: "Collect answers of another group.")
    }
    try check(groups[0].count, factors)
    let answers = try JoinedCategories.of(groups)
    var gathered: [ThresholdAnswers] = []
    for items in answers.copies { gathered.append(try ThresholdAnswers.gather(items)) }
    let cuts = answers.categories.map { $0 - 1 }
    return try climb(levels, gathered, answers.joined) { level in
      .groups(
        cuts: cuts, factors: factors, groups: gathered.count, level, twoCategories: twoCategories,
        except: except)
    }
  }

  /// Compares occasions of the same people.
  ///
  /// - Parameters:
  ///   - occasions: by occasion: codes from 0, an array per item, people in the same order; those who did not answer
  ///     every item on every occasion are left out.
  ///   - factors: the items of each factor; nil for one of all.
  ///   - levels: what to hold, in any order. The default is nothing, and then thresholds and loadings.
  ///   - twoCategories: what is held of items of two categories. The default is their variance.
  ///   - except: items whose thresholds stay free at every level (partial invariance). The default is none.
  /// - Returns: the ladder, whose fits have one group with the items of all occasions.
  /// - Throws: `Withheld` where there is nothing to compare, or a level cannot be fitted.
  public static func occasions(
    _ occasions: [[[UInt8]]], factors: [[Int]]? = nil,
    levels: Set<ThresholdModel.Level> = [.configural, .scalar],
    twoCategories: ThresholdModel.TwoCategories = .sameVariance, except: Set<Int> = []
  ) throws(Withheld) -> OrdinalLadder {
    guard occasions.count >= 2 else {
      throw Withheld(
        "ordinalLadder.one-occasion",
        "People answered once, so there is nothing to compare it with.",
        help: "Collect answers on another occasion.")
    }
    try check(occasions[0].count, factors)
    let answers = try JoinedCategories.of(occasions, isOnePeople: true)
    let gathered = try ThresholdAnswers.gather(answers.copies.flatMap { $0 })
    let cuts = answers.categories.map { $0 - 1 }
    return try climb(levels, [gathered], answers.joined) { level in
      .occasions(
        cuts: cuts, factors: factors, occasions: occasions.count, level,
        twoCategories: twoCategories, except: except)
    }
  }

  private static func check(_ items: Int, _ factors: [[Int]]?) throws(Withheld) {
    // Of one factor at least; two factors may have two items each.
    if factors?.count ?? 1 < 2, items < 3 { throw InvarianceWords.tooFewItems(items) }
  }

  private static func climb(
    _ levels: Set<ThresholdModel.Level>, _ answers: [ThresholdAnswers],
    _ joined: [JoinedCategories.Item], _ model: (ThresholdModel.Level) -> ThresholdModel
  ) throws(Withheld) -> OrdinalLadder {
    var steps: [Step] = []
    for level in ThresholdModel.Level.allCases where levels.contains(level) {
      let fit = try ThresholdFit.estimate(model(level), answers)
      steps.append(
        Step(fit: fit, change: steps.last.map { ThresholdChange(from: $0.fit, to: fit) }))
    }
    return OrdinalLadder(steps: steps, joined: joined)
  }
}

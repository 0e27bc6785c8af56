import Parallel
public import Results

/// Omega of a scale taken as one factor, and of what is left of the scale without each of its items.
///
/// Each is from a fit of its own. Items that have something in common beside the factor may say so; without that,
/// what they share counts for the factor.
///
/// ### Source
/// McDonald (1999), as in `FactorOmega`.
public struct OneFactorOmega: Sendable, Hashable, Codable {
  /// The fit of all items.
  public let fit: ConfirmatoryFit
  /// Omega of their sum.
  public let omega: FactorOmega
  /// Omega of the sum without each item; nil where fewer than three items are left or the fit is not to be believed.
  public let withoutItem: [Estimate?]

  /// Fits one factor to all items, and to all but each.
  ///
  /// - Parameters:
  ///   - moments: of one group.
  ///   - correlated: pairs of items that have something in common beside the factor. The default is none.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Returns: the fit with its omegas.
  /// - Throws: what fitting all items throws, and `omega.not-believed` where that fit is not at an optimum or not
  ///   identified.
  public static func estimate(
    _ moments: AnswerMoments, correlated: [[Int]] = [], level: Double = 0.95
  ) throws(Withheld) -> OneFactorOmega {
    precondition(moments.groups.count == 1, "omega of several groups")
    precondition(correlated.allSatisfy { $0.count == 2 }, "pairs that are none")
    let fit = try ConfirmatoryFit.estimate(
      model(moments, Array(0..<moments.items), correlated), moments)
    guard !fit.verdicts.contains(.notAtOptimum), !fit.verdicts.contains(.notIdentified) else {
      throw Withheld(
        "omega.not-believed", "One factor does not settle on these answers.",
        help: "Collect more people, or look at the items that go together least.")
    }
    let omega = try fit.omega(factor: 0, level: level)
    let withoutItem = mapInOrder(count: moments.items) { item -> Estimate? in
      let kept = (0..<moments.items).filter { $0 != item }
      let rest = moments.keeping(kept)
      guard kept.count >= 3,
        let fit = try? ConfirmatoryFit.estimate(
          model(rest, kept, correlated), rest, hasInterval: false),
        fit.verdicts.allSatisfy({ if case .opposedItem = $0 { true } else { false } })
      else { return nil }
      return (try? fit.omega(factor: 0, level: level))?.model
    }
    return OneFactorOmega(fit: fit, omega: omega, withoutItem: withoutItem)
  }

  /// One factor of variance 1 over the items kept, which `correlated` knows by their numbers before.
  private static func model(
    _ moments: AnswerMoments, _ kept: [Int], _ correlated: [[Int]]
  ) -> ConfirmatoryModel {
    var model = ConfirmatoryModel(
      items: kept.count, factors: [Array(0..<kept.count)], scaling: .standardised,
      hasMeans: !moments.isComplete)
    for pair in correlated {
      guard let one = kept.firstIndex(of: pair[0]), let other = kept.firstIndex(of: pair[1]) else {
        continue
      }
      model.correlateResiduals(one, other)
    }
    return model
  }
}

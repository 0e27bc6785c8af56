import Results

/// The items whose thresholds are not the same in every group or on every occasion, found one at a time.
///
/// While the smallest adjusted p of ``ThresholdTest`` is below the significance, that item's thresholds are let go and
/// the model is fitted again: an item that moved pulls the others the other way. Of each factor two items are kept in
/// any case, without which nothing would say what moved: items or people.
///
/// ### Source
/// Byrne, B. M., Shavelson, R. J., & Muthén, B. (1989). Testing for the equivalence of factor covariance and mean
/// structures: The issue of partial measurement invariance. *Psychological Bulletin, 105*(3), 456–466.
public struct BreakingItems: Sendable, Hashable, Codable {
  /// The tests by which items were let go, in that order.
  public let items: [ThresholdTest]
  /// The fit with those items' thresholds free, by which means of factors can be compared all the same.
  public let fit: ThresholdFit
  /// Whether more items would have been let go but for too few being left, or a fit not to be had.
  public let isCutShort: Bool

  init(of first: ThresholdFit, significance: Double) {
    precondition(significance > 0 && significance < 1, "significance \(significance)")
    var fit = first
    var items: [ThresholdTest] = []
    var isCutShort = false
    while let worst = fit.thresholdTests.first, worst.adjustedP < significance {
      let model = fit.model.lettingGo(worst.item)
      let isEnough = model.factors.allSatisfy { factor in
        factor.count { !model.except.contains($0) } >= 2
      }
      guard isEnough, let next = try? ThresholdFit.estimate(model, fit.groups),
        next.convergence.certified
      else {
        isCutShort = true
        break
      }
      items.append(worst)
      fit = next
    }
    self.items = items
    self.fit = fit
    self.isCutShort = isCutShort
  }
}

public import LinearAlgebra
public import Results

/// A factor model of an adapted scale in which the numbers of the parent's items are held, and how sure those are.
///
/// Free are the means and variances of the factors, what factors have in common, and everything of new items.
public struct HeldFactors: Sendable, Hashable, Codable {
  /// The model of the adapted items with the parent's numbers in their places.
  public let held: ConfirmatoryModel
  /// The same items and factors with nothing held.
  public let free: ConfirmatoryModel
  /// Which item of the parent each adapted item is; nil for a new one.
  public let parentItems: [Int?]
  /// The places held.
  public let places: [ModelPlace]
  /// The covariances of the numbers in them; nil where they are taken for exact.
  public let covariance: Matrix?
  /// People behind the parent's numbers; nil where it is not known.
  public let people: Int?

  /// Holds what a fit of the parent found, with its errors.
  ///
  /// - Parameters:
  ///   - parent: the fit of the parent's answers, in one group. Without means in it, means are left aside.
  ///   - parentItems: which item of the parent each adapted item is, from 0; nil for a new one.
  ///   - newItems: the parent's factor of a new item that is not of the first.
  /// - Returns: what is held.
  /// - Throws: `Withheld` where no item is shared, or the parent's fit is not to be believed.
  public static func of(
    _ parent: ConfirmatoryFit, parentItems: [Int?], newItems: [Int: Int] = [:]
  ) throws(Withheld) -> HeldFactors {
    precondition(parent.model.groups == 1, "a parent of several groups")
    AdaptationRule.check(parentItems, of: parent.model.items)
    guard parentItems.contains(where: { $0 != nil }) else { throw AdaptationRule.noSharedItem }
    guard !parent.verdicts.contains(.notAtOptimum), !parent.verdicts.contains(.notIdentified) else {
      throw Withheld(
        "adaptation.parent-not-settled",
        "The factor model does not settle on the parent's answers.",
        help: "Take published numbers of the parent, or a simpler model.")
    }
    let matrices = parent.matrices[0]
    var factors: [(old: Int, items: [Int])] = []
    for (f, members) in parent.model.factors.enumerated() {
      let items = parentItems.indices.filter { item in
        parentItems[item].map { members.contains($0) } ?? ((newItems[item] ?? 0) == f)
      }
      if !items.isEmpty { factors.append((f, items)) }
    }
    var made = Making(factors.map(\.items), parentItems, hasMeans: parent.model.hasMeans)
    for (item, old) in parentItems.enumerated() {
      guard let old else { continue }
      for (f, factor) in factors.enumerated()
      where parent.model.entries[.loading(old, on: factor.old)] != nil {
        made.hold(.loading(item, on: f), matrices.loadings[old, factor.old])
      }
      for (other, its) in parentItems.enumerated() {
        guard other <= item, let its, parent.model.entries[.residual(old, its)] != nil else {
          continue
        }
        made.hold(.residual(item, other), matrices.residuals[old, its])
        if other < item { made.free.correlateResiduals(item, other) }
      }
      if parent.model.hasMeans { made.hold(.intercept(item), matrices.intercepts[old]) }
    }
    // Where a held place has its number among the parent's parameters; nil where it was fixed there.
    let at = made.places.map { place -> Int? in
      let old = Self.old(place, parentItems, factors.map(\.old))
      return parent.parameters.firstIndex { $0.places.contains(old) }
    }
    return HeldFactors(
      held: made.held, free: made.free, parentItems: parentItems, places: made.places,
      covariance: parent.covariance.map { known in
        Matrix(
          columns: at.map { j in at.map { i in i.flatMap { i in j.map { known[i, $0] } } ?? 0 } },
          rows: at.count)
      }, people: parent.moments.n)
  }

  /// Holds published numbers of one factor, taken for exact.
  ///
  /// - Parameters:
  ///   - loadings: by adapted item, with a factor of variance 1; nil for a new item.
  ///   - intercepts: likewise, with a factor of mean 0; nil altogether where they are not known.
  ///   - residuals: what is left of each item's variance; nil for a new item.
  /// - Returns: what is held.
  /// - Throws: `Withheld` where no item is shared.
  public static func published(
    loadings: [Double?], intercepts: [Double?]?, residuals: [Double?]
  ) throws(Withheld) -> HeldFactors {
    let shared = loadings.indices.filter { loadings[$0] != nil }
    precondition(
      residuals.indices.filter { residuals[$0] != nil } == shared
        && residuals.count == loadings.count, "loadings and residuals of other items")
    precondition(
      intercepts.map { list in list.indices.filter { list[$0] != nil } == shared } ?? true,
      "loadings and intercepts of other items")
    guard !shared.isEmpty else { throw AdaptationRule.noSharedItem }
    let parentItems = loadings.indices.map { loadings[$0] == nil ? nil : $0 }
    var made = Making([Array(loadings.indices)], parentItems, hasMeans: intercepts != nil)
    for item in shared {
      made.hold(.loading(item, on: 0), loadings[item] ?? 0)
      made.hold(.residual(item, item), residuals[item] ?? 0)
      if let intercepts { made.hold(.intercept(item), intercepts[item] ?? 0) }
    }
    return HeldFactors(
      held: made.held, free: made.free, parentItems: parentItems, places: made.places,
      covariance: nil, people: nil)
  }

  private static func old(
    _ place: ModelPlace, _ parentItems: [Int?], _ factors: [Int]
  ) -> ModelPlace {
    let row = parentItems[place.row] ?? 0
    return switch place.kind {
    case .loading: .loading(row, on: factors[place.column])
    case .intercept: .intercept(row)
    default: .residual(row, parentItems[place.column] ?? 0)
    }
  }

  /// Both models while they are made.
  private struct Making {
    var held: ConfirmatoryModel
    var free: ConfirmatoryModel
    var places: [ModelPlace] = []

    init(_ factors: [[Int]], _ parentItems: [Int?], hasMeans: Bool) {
      free = ConfirmatoryModel(
        items: parentItems.count, factors: factors, scaling: .standardised, hasMeans: hasMeans)
      held = free
      // A factor of new items only keeps its own unit.
      for (f, items) in factors.enumerated() where items.contains(where: { parentItems[$0] != nil })
      {
        held.free(.factorCovariance(f, f))
        if hasMeans { held.free(.factorMean(f)) }
      }
    }

    mutating func hold(_ place: ModelPlace, _ value: Double) {
      held.fix(place, at: value)
      places.append(place)
    }
  }
}

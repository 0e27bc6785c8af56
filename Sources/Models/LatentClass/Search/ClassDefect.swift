import Glibc

/// What can be wrong with an optimum, however high its likelihood.
public enum ClassDefect: String, Sendable, Hashable, Codable, CaseIterable {
  /// Class is divided without overlap by what it depends on: its odds have no estimate.
  case separated
  /// A class without anybody.
  case emptied
  /// A class of fewer than five persons, or of less than a hundredth of all.
  case small
  /// Two classes with hardly a difference.
  case duplicates
  /// A class's residual variance at the least that is allowed.
  case residualAtFloor = "residual-at-floor"
  /// Outcomes in categories that are all alike in a class, or divided without overlap: its line has no end.
  case endless

  /// In words.
  public var words: String {
    switch self {
    case .separated: "what class depends on divides a class from the others without overlap"
    case .emptied: "one class is empty"
    case .small: "one class has fewer than five people, or fewer than one in a hundred"
    case .duplicates: "two classes are hardly different"
    case .residualAtFloor: "people in one class hardly move about their line"
    case .endless:
      "the outcomes of one class are all alike or divided without overlap, so its line grows without end"
    }
  }

  /// Those of an optimum.
  static func of(_ optimum: ClassOptimum, _ layout: ClassLayout, persons: Int) -> [ClassDefect] {
    guard layout.classes > 1 else { return [] }
    let p = optimum.parameters
    var result: [ClassDefect] = []
    // Covariates and services have a standard deviation of one: these are odds ratios of e¹⁰ and e⁶ for each.
    if p.logits.contains(where: { $0.dropFirst().contains { abs($0) > 10 } })
      || p.loadings.contains(where: { abs($0) > 6 })
    {
      result.append(.separated)
    }
    let least = (optimum.shares.min() ?? 0) * Double(persons)
    if least < 0.5 {
      result.append(.emptied)
    } else if least < max(5, 0.01 * Double(persons)) {
      result.append(.small)
    }
    if hasDuplicates(p) { result.append(.duplicates) }
    if layout.residual == .specific, p.variances.contains(where: { $0 < 1.1 * layout.floor }) {
      result.append(.residualAtFloor)
    }
    if layout.outcome != .gaussian, isEndless(p) { result.append(.endless) }
    return result
  }

  /// Whether a class's log odds have a root mean square above ten, or those of persons in it do: columns are
  /// orthogonal.
  private static func isEndless(_ p: ClassParameters) -> Bool {
    let common = p.common.reduce(0) { $0 + $1 * $1 }
    return p.own.indices.contains { g in
      p.own[g].reduce(common) { $0 + $1 * $1 } > 100
        || p.relative(g).reduce(0) { $0 + $1 * $1 } > 100
    }
  }

  /// Whether two classes' lines differ by less than a twentieth of a residual standard deviation in the root
  /// mean square, and their variances by less than a fifth.
  private static func hasDuplicates(_ p: ClassParameters) -> Bool {
    for g in 0..<p.classes {
      for h in 0..<g {
        var square = 0.0
        for (a, b) in zip(p.own[g], p.own[h]) { square += (a - b) * (a - b) }
        let near = square < 0.0025 * min(p.variance(g), p.variance(h))
        let alike =
          abs(log(p.variance(g) / p.variance(h))) < 0.2
          && abs(log(p.ratios[g] / p.ratios[h])) < 0.1 && p.factors.count == 1
        if near && alike { return true }
      }
    }
    return false
  }
}

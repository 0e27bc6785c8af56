/// A factor model of ordered answers, thresholds and all, that is applied to several groups of people or on several
/// occasions, and how much of it is the same.
///
///     δ_gj (τ_gjc − ν_gj − (Λ_g α_g)_j)                  the thresholds of the answers as they are
///     δ_gi δ_gj (Λ_g Φ_g Λ_gᵀ + Θ_g)_ij                  their polychoric correlations
///
/// (the delta parameterisation). Each group, or occasion, is a copy of the ruler. In the first copy factors have mean 0
/// and variance 1, intercepts are 0 and scaling factors 1; what the others may have of their own is told at
/// ``Level``.
///
/// An item of two categories has one threshold, so that its scaling factor could be told from the other items' only,
/// and poorly. It is held; see ``TwoCategories``. (lavaan leaves it free unless told otherwise.)
///
/// ### Source
/// Muthén, B., & Asparouhov, T. (2002). *Latent variable analysis with categorical outcomes: Multiple-group and growth
/// modeling in Mplus*. Millsap, R. E., & Yun-Tein, J. (2004). Assessing factorial invariance in ordered-categorical
/// measures. *Multivariate Behavioral Research, 39*(3), 479–515. Wu, H., & Estabrook, R. (2016). Identification of
/// confirmatory factor analysis models of different levels of invariance for ordered categorical outcomes.
/// *Psychometrika, 81*(4), 1014–1045. <https://doi.org/10.1007/s11336-016-9506-0>
public struct ThresholdModel: Sendable, Hashable, Codable {
  /// How much is the same in every copy: each level holds what those before it hold.
  public enum Level: Int, Sendable, Hashable, Codable, CaseIterable {
    /// Which items belong to which factor.
    case configural
    /// Thresholds: the answers cut what lies beneath them at the same places. Intercepts and scaling factors are free
    /// in the copies after the first. Nothing can be told from items of two categories, and of three it is a change
    /// of units that fits as well as ``configural``.
    case thresholds
    /// Loadings and intercepts too: means and variances of factors can be compared, and are free in the copies after
    /// the first.
    case scalar
    /// What is left of each item's variance too: scores can be compared. Scaling factors follow from the rest.
    case strict
  }

  /// What is held of an item of two categories in the copies after the first, at the level of
  /// ``Level/scalar``.
  public enum TwoCategories: String, Sendable, Hashable, Codable {
    /// The variance beneath its answers: a scaling factor of 1. Where a factor varies more in one group than in
    /// another, less must be left of the item there, so that a ruler that is the same may seem not to be.
    case sameVariance
    /// What is left of its variance, as in item response theory. A ruler that is the same fits however factors vary.
    case sameResidual
  }

  /// Where the ruler is applied once.
  struct Copy: Sendable, Hashable, Codable {
    var group: Int
    /// Its first item, among those of the group.
    var firstItem: Int
    var firstFactor: Int
  }

  /// How much is the same.
  public let level: Level
  /// The thresholds of each item of the ruler.
  public let cuts: [Int]
  /// The items of each factor of the ruler.
  public let factors: [[Int]]
  /// What is held of items of two categories.
  public let twoCategories: TwoCategories
  /// The items whose thresholds are free in every copy, whatever the level (partial invariance).
  public let except: Set<Int>
  /// The matrices of factors; what is left of items is not free but follows from the scaling factors.
  public let structure: ConfirmatoryModel
  /// The numbers to be found, each with the places that share it.
  public let parameters: [[ThresholdPlace]]
  let copies: [Copy]

  /// Items of the ruler.
  public var items: Int { cuts.count }

  /// The model of several groups.
  ///
  /// - Parameters:
  ///   - cuts: thresholds of each item, the same in every group.
  ///   - factors: the items of each factor; nil for one of all.
  ///   - groups: how many.
  ///   - level: how much is the same.
  ///   - twoCategories: what is held of items of two categories. The default is their variance.
  ///   - except: items whose thresholds stay free in every copy. The default is none.
  /// - Returns: the model.
  public static func groups(
    cuts: [Int], factors: [[Int]]? = nil, groups: Int, _ level: Level,
    twoCategories: TwoCategories = .sameVariance, except: Set<Int> = []
  ) -> ThresholdModel {
    ThresholdModel(
      copies: (0..<groups).map { Copy(group: $0, firstItem: 0, firstFactor: 0) }, cuts: cuts,
      factors: factors ?? [Array(cuts.indices)], level: level, twoCategories: twoCategories,
      except: except)
  }

  /// The model of one group on several occasions; what is left of an item may go together over occasions.
  ///
  /// - Parameters:
  ///   - cuts: thresholds of each item, the same on every occasion.
  ///   - factors: the items of each factor; nil for one of all.
  ///   - occasions: how many.
  ///   - level: how much is the same.
  ///   - twoCategories: what is held of items of two categories. The default is their variance.
  ///   - except: items whose thresholds stay free in every copy. The default is none.
  /// - Returns: the model, of which item j on occasion t is `t · items + j`, and factors are counted likewise.
  public static func occasions(
    cuts: [Int], factors: [[Int]]? = nil, occasions: Int, _ level: Level,
    twoCategories: TwoCategories = .sameVariance, except: Set<Int> = []
  ) -> ThresholdModel {
    let factors = factors ?? [Array(cuts.indices)]
    return ThresholdModel(
      copies: (0..<occasions).map {
        Copy(group: 0, firstItem: $0 * cuts.count, firstFactor: $0 * factors.count)
      }, cuts: cuts, factors: factors, level: level, twoCategories: twoCategories,
      except: except)
  }

  private init(
    copies: [Copy], cuts: [Int], factors: [[Int]], level: Level, twoCategories: TwoCategories,
    except: Set<Int>
  ) {
    precondition(!copies.isEmpty && cuts.allSatisfy { $0 >= 1 }, "an item without thresholds")
    let groups = (copies.map(\.group).max() ?? 0) + 1
    let inGroup = copies.filter { $0.group == 0 }
    let k = cuts.count
    var structure = ConfirmatoryModel(
      items: inGroup.count * k,
      factors: inGroup.flatMap { copy in factors.map { $0.map { copy.firstItem + $0 } } },
      groups: groups, scaling: .standardised, hasMeans: true)
    for item in 0..<k {
      for late in inGroup.indices {
        for early in 0..<late {
          structure.correlateResiduals(
            inGroup[late].firstItem + item, inGroup[early].firstItem + item)
        }
      }
    }
    for (at, copy) in copies.enumerated() {
      for item in 0..<k {
        let place = ModelPlace.intercept(copy.firstItem + item, group: copy.group)
        if level == .thresholds, at > 0, !except.contains(item) {
          structure.free(place)
        } else {
          structure.fix(place, at: 0)
        }
      }
      guard level.rawValue >= Level.scalar.rawValue, at > 0 else { continue }
      for factor in factors.indices {
        let own = copy.firstFactor + factor
        structure.free(.factorCovariance(own, own, group: copy.group))
        structure.free(.factorMean(own, group: copy.group))
      }
    }
    if level.rawValue >= Level.scalar.rawValue {
      for (factor, members) in factors.enumerated() {
        for item in members {
          structure.share(
            copies.map {
              .loading($0.firstItem + item, on: $0.firstFactor + factor, group: $0.group)
            })
        }
      }
    }
    self.copies = copies
    self.cuts = cuts
    self.factors = factors
    self.except = except
    self.level = level
    self.twoCategories = twoCategories
    self.structure = structure
    var parameters = structure.parameters.filter { places in
      !places.contains { $0.kind == .residualCovariance && $0.row == $0.column }
    }.map { $0.map { ThresholdPlace.structural($0) } }
    for item in 0..<k {
      for cut in 0..<cuts[item] {
        let places = copies.map {
          ThresholdPlace.threshold(item: $0.firstItem + item, cut: cut, group: $0.group)
        }
        parameters += level == .configural || except.contains(item) ? places.map { [$0] } : [places]
      }
    }
    if level == .thresholds || level == .scalar {
      for copy in copies.dropFirst() {
        for item in 0..<k where cuts[item] > 1 && (level == .scalar || !except.contains(item)) {
          parameters.append([.scale(item: copy.firstItem + item, group: copy.group)])
        }
      }
    }
    self.parameters = parameters
  }

  /// The model with the thresholds of one more item free in every copy.
  public func lettingGo(_ item: Int) -> ThresholdModel {
    ThresholdModel(
      copies: copies, cuts: cuts, factors: factors, level: level, twoCategories: twoCategories,
      except: except.union([item]))
  }

  /// Whether all that another model of the same answers holds is held here too, so that the two can be tested against
  /// each other: to have the variance of an item of two categories held is no part of being strict.
  func holdsAll(of other: ThresholdModel) -> Bool {
    let isOtherRule =
      level == .strict && other.level == .scalar && other.twoCategories == .sameVariance
      && cuts.contains(1)
    return copies == other.copies && factors == other.factors
      && level.rawValue >= other.level.rawValue && except.isSubset(of: other.except)
      && !isOtherRule
  }

  /// Whether what is left of an item of the ruler is the same in every copy.
  func hasSameResidual(_ item: Int) -> Bool {
    switch level {
    case .strict: true
    case .scalar: cuts[item] == 1 && twoCategories == .sameResidual
    default: false
    }
  }
}

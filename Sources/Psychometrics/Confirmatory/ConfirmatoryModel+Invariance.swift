extension ConfirmatoryModel {
  /// How much of a model is the same in every group, or on every occasion: each level holds what those before
  /// it hold.
  public enum Invariance: Int, Sendable, Hashable, Codable, CaseIterable {
    /// Which items belong to which factor.
    case configural
    /// Loadings: a unit of the factor means the same.
    case metric
    /// Intercepts too: its means can be compared.
    case scalar
    /// What is left of each item's variance too: scores can be compared.
    case strict
  }

  /// The model with as much the same in every group; it must have means and nothing shared so far.
  ///
  /// Where loadings are the same and the unit is a variance, variances are free beyond the first group; where
  /// intercepts are the same, factor means are.
  ///
  /// ### Source
  /// Meredith, W. (1993). Measurement invariance, factor analysis and factorial invariance. *Psychometrika,
  /// 58*(4), 525–543. <https://doi.org/10.1007/BF02294825>
  ///
  /// - Parameters:
  ///   - level: how much.
  ///   - except: places of the first group that stay free in every group (partial invariance).
  /// - Returns: the model.
  public func invariant(
    _ level: Invariance, except: Set<ModelPlace> = []
  ) -> ConfirmatoryModel {
    precondition(hasMeans, "invariance is of a model with means")
    var model = self
    model.hold(level, except: except, rows: items, copies: groups) { $0.inGroup($1) }
    for group in 1..<max(1, groups) {
      for factor in factors.indices {
        if level.rawValue >= Invariance.metric.rawValue, scaling == .standardised {
          model.free(.factorCovariance(factor, factor, group: group))
        }
        if level.rawValue >= Invariance.scalar.rawValue {
          model.free(.factorMean(factor, group: group))
        }
      }
    }
    return model
  }

  /// A factor of the same items on several occasions, answered by one group of people.
  ///
  /// The items of an occasion follow those of the one before: item j on occasion t is `t · items + j`. What is
  /// left of an item may go together over occasions.
  ///
  /// ### Source
  /// Meredith (1993), as above; Widaman, K. F., Ferrer, E., & Conger, R. D. (2010). Factorial invariance within
  /// longitudinal structural equation models. *Child Development Perspectives, 4*(1), 10–18.
  ///
  /// - Parameters:
  ///   - items: items of one occasion.
  ///   - occasions: how many.
  ///   - level: how much is the same on every occasion.
  ///   - lags: over how many occasions the same item's residuals may go together; nil for all.
  ///   - scaling: what gives the factors their unit. The default is `.marker`.
  ///   - except: places of the first occasion that stay free on every one (partial invariance).
  /// - Returns: the model, with means.
  public static func overTime(
    items: Int, occasions: Int, _ level: Invariance, lags: Int? = nil, scaling: Scaling = .marker,
    except: Set<ModelPlace> = []
  ) -> ConfirmatoryModel {
    var model = ConfirmatoryModel(
      items: items * occasions,
      factors: (0..<occasions).map { t in (0..<items).map { t * items + $0 } }, scaling: scaling,
      hasMeans: true)
    for item in 0..<items {
      for late in 0..<occasions {
        for early in 0..<late where late - early <= lags ?? occasions {
          model.correlateResiduals(late * items + item, early * items + item)
        }
      }
    }
    model.hold(level, except: except, rows: items, copies: occasions) { place, t in
      switch place.kind {
      case .loading: .loading(place.row + t * items, on: t)
      case .intercept: .intercept(place.row + t * items)
      default: .residual(place.row + t * items, place.column + t * items)
      }
    }
    for t in 1..<max(1, occasions) {
      if level.rawValue >= Invariance.metric.rawValue, scaling == .standardised {
        model.free(.factorCovariance(t, t))
      }
      if level.rawValue >= Invariance.scalar.rawValue { model.free(.factorMean(t)) }
    }
    return model
  }

  /// Shares what a level holds between the copies of the places of the first group or occasion, which are those
  /// of its first `rows` items.
  private mutating func hold(
    _ level: Invariance, except: Set<ModelPlace>, rows: Int, copies: Int,
    _ copy: (ModelPlace, Int) -> ModelPlace
  ) {
    let first = entries.keys.filter { place in
      guard place.group == 0, case .free? = entries[place] else { return false }
      // On occasions, the places of the later ones are copies.
      guard place.row < rows else { return false }
      switch place.kind {
      case .loading: return level.rawValue >= Invariance.metric.rawValue
      case .intercept: return level.rawValue >= Invariance.scalar.rawValue
      case .residualCovariance:
        return place.row == place.column && level.rawValue >= Invariance.strict.rawValue
      case .factorCovariance, .factorMean: return false
      }
    }
    for place in first.sorted() where !except.contains(place) {
      share((0..<copies).map { copy(place, $0) })
    }
  }
}

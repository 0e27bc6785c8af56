import LinearAlgebra

/// A factor model of several groups or occasions, of which as much as wished is held the same on all.
enum HeldModel {
  /// Of groups of people, with factor variances of 1.
  case groups(ConfirmatoryModel)
  /// One factor of the same items on several occasions.
  case occasions(items: Int, occasions: Int, lags: Int?)

  /// Groups or occasions.
  var copies: Int {
    switch self {
    case .groups(let model): model.groups
    case .occasions(_, let occasions, _): occasions
    }
  }

  /// Items asked in each group or on each occasion.
  var items: Int {
    switch self {
    case .groups(let model): model.items
    case .occasions(let items, _, _): items
    }
  }

  /// The items of each factor.
  var factors: [[Int]] {
    switch self {
    case .groups(let model): model.factors
    case .occasions(let items, _, _): [Array(0..<items)]
    }
  }

  /// The model with as much held, but for some places of the first group or occasion.
  func model(
    _ level: ConfirmatoryModel.Invariance, except: Set<ModelPlace>
  ) -> ConfirmatoryModel {
    switch self {
    case .groups(let model): model.invariant(level, except: except)
    case .occasions(let items, let occasions, let lags):
      .overTime(
        items: items, occasions: occasions, level, lags: lags, scaling: .standardised,
        except: except)
    }
  }

  /// A loading, an intercept or a factor mean of the first group or occasion, on another.
  func copy(_ place: ModelPlace, _ at: Int) -> ModelPlace {
    guard case .occasions(let items, _, _) = self else { return place.inGroup(at) }
    return switch place.kind {
    case .loading: .loading(place.row + at * items, on: at)
    case .intercept: .intercept(place.row + at * items)
    default: .factorMean(at)
    }
  }

  /// The places of the first group or occasion that a level holds and the one before does not.
  func places(_ level: ConfirmatoryModel.Invariance) -> [ModelPlace] {
    switch level {
    case .metric:
      factors.enumerated().flatMap { f, items in items.map { .loading($0, on: f) } }
    case .scalar: (0..<items).map { .intercept($0) }
    case .configural, .strict: []
    }
  }

  /// Standard deviations of the items within groups or occasions, all taken together.
  func deviations(_ moments: AnswerMoments) -> [Double] {
    (0..<items).map { item in
      var (people, squares) = (0.0, 0.0)
      for at in 0..<copies {
        let here = copy(.intercept(item), at)
        guard let pattern = moments.groups[here.group].first else { continue }
        people += Double(pattern.n)
        squares += Double(pattern.n) * pattern.covariance[here.row, here.row]
      }
      return (squares / people).squareRoot()
    }
  }

  /// Whether half the items of each factor, and two of them, have nothing let go.
  func hasRuler(except: Set<ModelPlace>) -> Bool {
    let free = Set(except.map(\.row))
    return factors.allSatisfy { items in
      let held = items.count { !free.contains($0) }
      return held >= 2 && 2 * held >= items.count
    }
  }
}

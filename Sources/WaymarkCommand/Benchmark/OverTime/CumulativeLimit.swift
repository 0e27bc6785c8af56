import Benchmarking
import Platform
import Results

/// The limit of a cumulative sum, and where it comes from.
struct CumulativeLimit {
  /// Where it comes from.
  private enum Origin {
    case none
    case given
    case exact(ExactCUSUMLimit, alpha: Double)
    case simulated(SimulatedCUSUMLimit, alpha: Double)
  }

  /// The height at which the chart signals; nil for none.
  let height: Double?
  private let origin: Origin

  /// Finds the limit that is asked for: exactly for one chance and at most 200 people.
  ///
  /// - Throws: `Withheld` as the library does.
  init(
    _ outcomes: [ExpectedOutcome], oneChance: Double?, _ how: CumulativeOptions
  ) throws(Withheld) {
    guard let alpha = how.alpha else {
      height = how.limit
      origin = how.limit == nil ? .none : .given
      return
    }
    let chances = outcomes.filter { $0.happened != nil }.map(\.chance)
    if let oneChance, chances.count <= ExactCUSUMLimit.most {
      let found = try ExactCUSUMLimit(
        persons: chances.count, chance: oneChance, oddsRatio: how.oddsRatio, alpha: alpha)
      // Reaching the quantile itself is a little more likely than alpha; the next height is not.
      height = found.safe ?? found.quantile
      origin = .exact(found, alpha: alpha)
    } else {
      let found = try SimulatedCUSUMLimit(
        chances: chances, oddsRatio: how.oddsRatio, alpha: alpha, runs: how.runs, seed: how.seed)
      guard found.quantile > 0 else {
        throw Withheld(
          "cusum.no-limit",
          "With these chances the sum hardly ever leaves 0 by itself, so no height of it is rare.",
          help: "Give a limit with --limit, or look whether chances are shares of 1.")
      }
      height = found.quantile
      origin = .simulated(found, alpha: alpha)
    }
  }

  /// The columns of the row of everything.
  var summary: [(String, ResultTable.Cell)] {
    var (name, probability, error): (String?, Double?, Double?)
    var (quantile, reached): (Double?, Double?)
    switch origin {
    case .none: break
    case .given: name = "given"
    case .exact(let found, _):
      (name, probability) = ("exact", found.safe == nil ? found.probability : found.safeProbability)
      (quantile, reached) = (found.quantile, found.probability)
    case .simulated(let found, _):
      (name, probability, error) = ("simulated", found.share, found.shareError)
      (quantile, reached) = (found.quantile, found.share)
    }
    return [
      ("limit", .number(height?.finite)), ("limit.source", .text(name)),
      ("limit.probability", .number(probability?.finite)),
      ("limit.probability.std.error", .number(error?.finite)),
      ("limit.quantile", .number(quantile?.finite)),
      ("limit.quantile.probability", .number(reached?.finite)),
    ]
  }

  /// What there is to say of it.
  var words: [String] {
    let at = NumberText.shown(height ?? 0, places: 4)
    return switch origin {
    case .none: []
    case .given: ["Limit: \(at), as given."]
    case .exact(let found, let alpha):
      [
        "Limit: \(at), reached with probability "
          + "\(NumberText.shown(found.safe == nil ? found.probability : found.safeProbability, places: 4)) among so "
          + "many people with nothing behind it (at most \(NumberText.text(alpha)) was asked for)."
      ]
    case .simulated(let found, let alpha):
      [
        "Limit: \(at), reached by \(NumberText.shown(100 * found.share)) % of \(found.runs) made-up series with nothing "
          + "behind them (\(NumberText.shown(100 * alpha)) % was asked for)."
      ]
    }
  }
}

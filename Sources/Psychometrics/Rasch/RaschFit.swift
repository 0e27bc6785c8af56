import LinearAlgebra
import Optimization
public import Results

/// Places of items by the Rasch or partial credit model, with their errors.
///
/// By conditional likelihood nothing is assumed about people, and the mean of all thresholds is 0; by
/// marginal likelihood people are drawn from a normal distribution with mean 0, whose spread is
/// estimated.
///
/// ### Source
/// Andersen, E. B. (1972). The numerical solution of a set of conditional estimation equations. *Journal
/// of the Royal Statistical Society B*, 34(1), 42–54. Thissen, D. (1982). Marginal maximum likelihood
/// estimation for the one-parameter logistic model. *Psychometrika*, 47(2), 175–186.
///
/// ### Agrees with
/// R `eRm::RM` and `eRm::PCM` (conditional); `mirt` with item type Rasch (marginal).
public struct RaschFit: Sendable, Hashable, Codable {
  /// How the places were had.
  public enum Method: String, Sendable, Hashable, Codable {
    /// Likelihood given the sum scores.
    case conditional
    /// Likelihood over a normal distribution of people.
    case marginal
  }

  /// One item.
  public struct Item: Sendable, Hashable, Codable {
    /// The item, from 0.
    public let item: Int
    /// β by category; nil for one that nobody chose. The lowest in use is 0, without an error.
    public let easiness: [Estimate?]
    /// δ of each step between neighbouring categories; nil where one of the two was not chosen.
    public let thresholds: [Estimate?]
  }

  /// How the places were had.
  public let method: Method
  /// People with an answer.
  public let n: Int
  /// The items.
  public let items: [Item]
  /// The logarithm of the likelihood.
  public let logLikelihood: Double
  /// Parameters that were estimated freely.
  public let parameters: Int
  /// σ of people; nil by conditional likelihood.
  public let spread: Estimate?
  /// How the search ended: always at a certified optimum.
  public let convergence: Convergence
  /// What to know about the figures.
  public let notes: [Note]

  /// The items on their scale.
  public var scale: RaschScale { RaschScale(easiness: items.map { $0.easiness.map { $0?.value } }) }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - counts: the sufficient counts.
  ///   - method: how to have the places.
  ///   - level: coverage of the intervals in (0, 1). The default is 0.95.
  /// - Returns: the fit.
  /// - Throws: `Withheld` with fewer than two items that differ between people, nobody between the ends,
  ///   items that cannot be placed against each other, people that do not differ, or a search that is not
  ///   certified.
  public static func of(
    _ counts: RaschCounts, by method: Method, level: Double = 0.95
  ) throws(Withheld) -> RaschFit {
    precondition(level > 0 && level < 1, "level \(level)")
    guard counts.used.count(where: { $0.count >= 2 }) >= 2 else { throw RaschWords.tooFewItems }
    guard counts.informative > 0 else { throw RaschWords.nobodyBetween }
    let parameters = RaschParameters(counts)
    return switch method {
    case .conditional: try conditional(counts, parameters, level)
    case .marginal: try marginal(counts, parameters, level)
    }
  }

  private static func conditional(
    _ counts: RaschCounts, _ parameters: RaschParameters, _ level: Double
  ) throws(Withheld) -> RaschFit {
    let found = try ConditionalPlaces.of(counts, parameters)
    return RaschFit(
      method: .conditional, n: counts.n,
      items: RaschPlaces(counts, parameters, level).items(found.easiness, found.covariance),
      logLikelihood: found.logLikelihood, parameters: parameters.count - 1, spread: nil,
      convergence: found.convergence, notes: counts.notes)
  }

  private static func marginal(
    _ counts: RaschCounts, _ parameters: RaschParameters, _ level: Double
  ) throws(Withheld) -> RaschFit {
    let likelihood = ScoreLikelihood(counts: counts, parameters: parameters)
    let end = DampedNewton.maximise(from: parameters.start(counts) + [0], likelihood.point)
    guard let end else { throw RaschWords.uncertified }
    let logSpread = end.parameters[parameters.count]
    guard logSpread > -4 else { throw RaschWords.noSpread }
    guard logSpread < 1.6 else { throw RaschWords.noBound }
    guard end.convergence.certified, let covariance = end.covariance else {
      throw RaschWords.uncertified
    }
    let places = RaschPlaces(counts, parameters, level)
    return RaschFit(
      method: .marginal, n: counts.n, items: places.items(end.parameters, covariance),
      logLikelihood: end.point.value, parameters: parameters.count + 1,
      spread: places.spread(
        logSpread, covariance[parameters.count, parameters.count].squareRoot()),
      convergence: end.convergence, notes: counts.notes)
  }
}

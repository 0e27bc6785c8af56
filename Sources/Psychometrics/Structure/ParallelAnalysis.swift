import Distributions
public import LinearAlgebra
import Parallel
public import Results

/// Horn's parallel analysis: the eigenvalues of the answers beside those of answers that have nothing to do
/// with each other.
///
/// What has nothing to do with each other is made in two ways: each item's answers are dealt out to people
/// anew (which keeps how every item is answered, and is the right one for skewed and few categories), or
/// drawn from normal distributions. Its correlations are of the kind that the answers' are. As many factors
/// are suggested as lead the list with an eigenvalue above what chance reaches.
///
/// ### Source
/// Horn, J. L. (1965). A rationale and test for the number of factors in factor analysis. *Psychometrika,
/// 30*(2), 179–185. <https://doi.org/10.1007/BF02289447> Buja, A., & Eyuboglu, N. (1992). Remarks on parallel
/// analysis. *Multivariate Behavioral Research, 27*(4), 509–540 (dealing out anew).
public struct ParallelAnalysis: Sendable, Hashable, Codable {
  /// How items are taken to go together.
  public enum Correlation: String, Sendable, Hashable, Codable {
    /// Pearson's, of the codes.
    case pearson
    /// Polychoric, from the tables of pairs.
    case polychoric
  }

  /// What the eigenvalues are of.
  public enum Basis: String, Sendable, Hashable, Codable {
    /// The correlations: principal components.
    case components
    /// The correlations with what each item shares with all the others on the diagonal: common factors.
    case commonFactors
  }

  /// How answers that have nothing to do with each other are made.
  public enum Reference: String, Sendable, Hashable, Codable {
    /// Each item's answers are dealt out anew.
    case dealtAnew
    /// Normal numbers. Their correlations are Pearson's.
    case normal
  }

  /// What to do, each with its default.
  public struct Options: Sendable, Hashable, Codable {
    /// The default is Pearson's.
    public var correlation = Correlation.pearson
    /// The default is components.
    public var basis = Basis.components
    /// The default is dealt anew.
    public var reference = Reference.dealtAnew
    /// Sets of answers made. The default is 1,000.
    public var sets = 1_000
    /// The share of sets an eigenvalue must exceed. The default is 0.95.
    public var quantile = 0.95
    /// The seed. The default is 1.
    public var seed: UInt64 = 1

    /// The defaults.
    public init() {}
  }

  /// What was done.
  public let options: Options
  /// The eigenvalues of the answers, the largest first.
  public let observed: [Double]
  /// The mean of the made sets' eigenvalues, by rank.
  public let mean: [Double]
  /// The quantile of the made sets' eigenvalues, by rank.
  public let quantile: [Double]
  /// Sets that came to eigenvalues.
  public let sets: Int
  /// People who answered every item, on whom all of it rests.
  public let n: Int
  /// People who did not.
  public let incomplete: Int

  /// Factors that lead the list above the quantile.
  public var suggested: Int { Self.leading(observed, quantile) }
  /// Factors that lead the list above the mean.
  public var suggestedByMean: Int { Self.leading(observed, mean) }

  private static func leading(_ observed: [Double], _ reference: [Double]) -> Int {
    zip(observed, reference).prefix { $0 > $1 }.count
  }

  /// Analyses the answers of people who answered every item.
  ///
  /// - Parameters:
  ///   - items: codes from 0, an array per item, all equally long; `PairCounts.missing` for no answer.
  ///   - options: what to do.
  /// - Returns: eigenvalues beside those of chance.
  /// - Throws: `Withheld` for fewer than two items or three people, an item that everybody answered alike, or
  ///   correlations that have no eigenvalues of the kind asked.
  public static func analyse(
    _ items: [[UInt8]], options: Options = Options()
  ) throws(Withheld) -> ParallelAnalysis {
    let rows = items.first?.count ?? 0
    precondition(items.allSatisfy { $0.count == rows }, "items of unlike length")
    let people = (0..<rows).filter { row in
      items.allSatisfy { $0[row] != PairCounts.missing }
    }
    let n = people.count
    let items = items.map { item in people.map { item[$0] } }
    precondition(
      options.sets >= 1 && options.quantile > 0 && options.quantile < 1, "no such options")
    guard items.count >= 2, n >= 3 else {
      throw Withheld(
        "structure.too-few-answers",
        "There are fewer than two items, or fewer than three people who answered them all.",
        help: "Collect more answers.")
    }
    guard items.allSatisfy({ item in item.contains { $0 != item[0] } }) else {
      throw Withheld(
        "structure.same-answer", "Everybody gave one of the items the same answer.",
        help: "Leave that item out.")
    }
    let answers = RandomAnswers(items: items, options: options)
    guard let observed = answers.observed else { throw InvertedCorrelations.singular }
    let made = mapInOrder(count: options.sets) { answers.made(set: $0) }.compactMap(\.self)
    return try beside(made, observed: observed, n: n, incomplete: rows - n, options: options)
  }

  /// Analyses correlations beside those of normal numbers, whose drawing takes no longer for a million people than for a
  /// hundred. Right for many people, among whom it no longer matters how an item is answered.
  ///
  /// - Parameters:
  ///   - correlations: k × k, symmetric with ones on the diagonal.
  ///   - n: people.
  ///   - options: what to do, with normal numbers whatever they say.
  /// - Returns: eigenvalues beside those of chance.
  /// - Throws: `Withheld` for fewer than two items, no more people than items, or correlations that have no eigenvalues
  ///   of the kind asked.
  public static func analyse(
    _ correlations: Matrix, n: Int, options: Options = Options()
  ) throws(Withheld) -> ParallelAnalysis {
    var options = options
    options.reference = .normal
    let (k, drawn) = (correlations.rows, options)
    guard k >= 2, let observed = RandomAnswers.eigenvalues(correlations, options.basis) else {
      throw InvertedCorrelations.singular
    }
    let made = mapInOrder(count: options.sets) { set in
      var random = Xoshiro256(seed: drawn.seed, stream: UInt64(set))
      return RandomAnswers.normal(k, n: n, &random).flatMap {
        RandomAnswers.eigenvalues($0, drawn.basis)
      }
    }.compactMap(\.self)
    return try beside(made, observed: observed, n: n, incomplete: 0, options: options)
  }

  /// The analysis of eigenvalues beside those of the sets made.
  private static func beside(
    _ made: [[Double]], observed: [Double], n: Int, incomplete: Int, options: Options
  ) throws(Withheld) -> ParallelAnalysis {
    guard !made.isEmpty else { throw InvertedCorrelations.singular }
    var mean: [Double] = []
    var quantile: [Double] = []
    for rank in observed.indices {
      let values = made.map { $0[rank] }.sorted()
      mean.append(values.reduce(0, +) / Double(values.count))
      // Between neighbours, as R's quantile does by default.
      let at = options.quantile * Double(values.count - 1)
      let low = Int(at)
      let high = min(low + 1, values.count - 1)
      quantile.append(values[low] + (at - Double(low)) * (values[high] - values[low]))
    }
    return ParallelAnalysis(
      options: options, observed: observed, mean: mean, quantile: quantile, sets: made.count,
      n: n, incomplete: incomplete)
  }
}

import Distributions
import LinearAlgebra

/// Fills gaps in rows of numbers many times over, as if rows came from one multivariate normal
/// distribution of which nothing is known beforehand (data augmentation).
///
/// Two steps take turns, from the prior |Σ|^(−(k+1)/2):
///
///     Y_mis | Y_obs, μ, Σ  ~  N( μ_m + Σ_mo Σ_oo⁻¹ (y_o − μ_o),  Σ_mm − Σ_mo Σ_oo⁻¹ Σ_om )
///     Σ | Y ~ W⁻¹(n − 1, S),    μ | Σ, Y ~ N(ȳ, Σ / n)
///
/// with `S` the sums of squares and products about the means of the filled rows. Gaps may depend on
/// what was answered, not on what was not. Numbers are not rounded to codes and may lie between or
/// beyond them: rounding shifts means.
///
/// ### Source
/// Schafer, J. L. (1997). *Analysis of incomplete multivariate data*, sections 5.4.1–5.4.2.
/// Against rounding: Horton, N. J., Lipsitz, S. R., & Parzen, M. (2003). A potential for bias when
/// rounding in multiple imputation. *The American Statistician*, 57(4), 229–232.
public struct NormalImputation: Sendable {
  /// How to draw.
  public struct Options: Sendable, Hashable {
    /// How many times the gaps are filled; the default is 40.
    public var imputations = 40
    /// Turns before the first filling; the default is 200.
    public var burnIn = 200
    /// Turns from one filling to the next; the default is 20.
    public var between = 20
    /// Seed of the random numbers; the default is 1.
    public var seed: UInt64 = 1

    /// The defaults.
    public init() {}
  }

  private let sample: IncompleteSample
  private let options: Options

  /// Prepares to fill the gaps of a sample.
  ///
  /// - Parameters:
  ///   - sample: the rows.
  ///   - options: how to draw.
  /// - Throws: `tooFewRows` when there are not more than `k + 1` rows that are complete: the normal
  ///   model then has nothing to stand on.
  public init(_ sample: IncompleteSample, _ options: Options = Options()) throws(ImputationError) {
    precondition(options.imputations >= 2 && options.burnIn >= 1 && options.between >= 1)
    guard sample.completeCount > sample.k + 1 else {
      throw .tooFewCompleteRows(sample.completeCount, needed: sample.k + 2)
    }
    self.sample = sample
    self.options = options
  }

  /// Fills the gaps as often as asked.
  ///
  /// - Parameter take: is given each filling: the incomplete rows of the sample in their order, with
  ///   every number known.
  /// - Throws: `noSpread` when a column, or a combination of columns, is the same in every row.
  public func forEachFilling(_ take: ([[Double]]) -> Void) throws(ImputationError) {
    var generator = Xoshiro256(seed: options.seed)
    let gaps = GapPatterns(sample)
    var rows = gaps.startingRows(sample)
    let turns = options.burnIn + (options.imputations - 1) * options.between
    for turn in 1...turns {
      let moments = FilledMoments(sample, rows)
      let model = try moments.draw(using: &generator)
      try gaps.fill(&rows, by: model, using: &generator)
      if turn >= options.burnIn && (turn - options.burnIn) % options.between == 0 { take(rows) }
    }
  }
}

/// Why gaps could not be filled.
public enum ImputationError: Error, Sendable, Hashable {
  /// Fewer rows are complete than the model needs.
  case tooFewCompleteRows(Int, needed: Int)
  /// A column, or a combination of columns, is the same in every row.
  case noSpread
}

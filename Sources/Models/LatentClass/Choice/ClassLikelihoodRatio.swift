import Distributions
import Parallel

/// The test of so many classes against one fewer, by data sets drawn from the latter.
///
///     LR = 2 (ℓ_G − ℓ_{G−1}),      p = (1 + #{LR* ≥ LR}) / (1 + draws)
///
/// LR has no χ² distribution here, since a class of nobody lies at the edge of what is possible. Each data set
/// is drawn from the fit of G − 1 classes at the persons' own occasions, and both numbers of classes are
/// searched anew in it.
///
/// It answers whether G − 1 *normal* classes are enough. Scores that lean, or stop at an end of the scale, are
/// not normal either, so that a small p alone is no sign of kinds.
///
/// ### Source
/// McLachlan, G. J. (1987). On bootstrapping the likelihood ratio test statistic for the number of components in
/// a normal mixture. *JRSS C*, 36(3), 318–324. Nylund, K. L., Asparouhov, T., & Muthén, B. O. (2007). Deciding
/// on the number of classes in latent class analysis and growth mixture modeling. *Structural Equation
/// Modeling*, 14(4), 535–569.
public struct ClassLikelihoodRatio: Sendable, Hashable, Codable {
  /// LR, at least 0.
  public let statistic: Double
  /// Data sets that were drawn and searched to an end.
  public let draws: Int
  /// Of these, those with a statistic as large.
  public let atLeast: Int
  /// Data sets in which no search came to an end.
  public let failed: Int
  /// p, in (0, 1].
  public var pValue: Double { Double(1 + atLeast) / Double(1 + draws) }

  /// Starts of the searches in each data set.
  private static let starts = 10

  /// Draws and searches; nil where no data set could be searched.
  init?(
    _ end: ClassOptimum, against fewer: ClassOptimum, _ design: ClassDesign, _ layout: ClassLayout,
    _ below: ClassLayout, _ options: LatentClassModel.Options
  ) {
    var short = options
    (short.starts, short.hits) = (min(options.starts, Self.starts), 1)
    let (settings, persons) = (short, below.classes == 1 ? design.persons.alike : design.persons)
    let drawn = mapInOrder(count: options.replicates) { draw -> Double? in
      var random = Xoshiro256(seed: options.seed, stream: 1 << 40 + UInt64(draw))
      var copy = design
      copy.persons.cross = persons.simulated(fewer.parameters, &random).cross
      guard let one = LatentClassModel.one(copy, settings),
        let more = ClassSearch.told(copy, layout, settings, one, isParallel: false),
        let less = ClassSearch.told(copy, below, settings, one, isParallel: false)
      else { return nil }
      return max(0, 2 * (more.logLikelihood - less.logLikelihood))
    }
    let values = drawn.compactMap(\.self)
    guard !values.isEmpty else { return nil }
    let statistic = max(0, 2 * (end.logLikelihood - fewer.logLikelihood))
    self.statistic = statistic
    draws = values.count
    atLeast = values.count { $0 >= statistic }
    failed = options.replicates - values.count
  }
}

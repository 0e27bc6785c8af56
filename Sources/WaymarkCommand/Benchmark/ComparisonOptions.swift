import ArgumentParser
import Benchmarking
import Disclosure
import Results

/// How services are compared.
struct ComparisonOptions: ParsableArguments {
  /// What is done about differences beyond chance.
  enum Dispersion: String, CaseIterable, ExpressibleByArgument {
    case none
    case dl
    case pm
    case reml
  }

  @Option(
    help:
      "The value not to differ from; otherwise that of all services together, or what is expected.")
  var target: Double?

  @Option(
    help:
      "Which limits counts are drawn with: \(RatioLimits.allCases.map(\.rawValue).joined(separator: ", ")) for ratios and rates; \(ProportionLimits.allCases.map(\.rawValue).joined(separator: ", ")) for shares."
  )
  var limits: String?

  @Option(
    help:
      "The variance between services that limits are widened by: none, or as DerSimonian and Laird, Paule and Mandel, or REML estimate it."
  )
  var dispersion: Dispersion = .dl

  @Option(help: "The share of services at each end whose z is moved in before that; 0 for none.")
  var winsorise = 0.1

  @Option(
    help:
      "How the variance of pooled estimates is estimated: \(BetweenVariance.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var pool: Named<BetweenVariance>?

  @Option(
    help:
      "The test of a pooled estimate: \(PoolingOptions.Test.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var test: Named<PoolingOptions.Test>?

  @Option(help: "Coverage of intervals.")
  var level = 0.95

  @Option(help: "How often places are drawn; 0 for none.")
  var draws = 10_000

  @Option(help: "The start of the random numbers of --draws.")
  var seed: UInt64 = 1

  @Option(
    help:
      "The small-number rules that figures of services with people go through: \(DisclosureProfile.all.map(\.id).joined(separator: ", "))."
  )
  var disclosure: DisclosureOption = .init(profile: .thresholdTen)

  func validate() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level is between 0 and 1.") }
    guard winsorise >= 0, winsorise < 0.5 else {
      throw ValidationError("--winsorise is a share from 0 to under 0.5.")
    }
    guard draws == 0 || (100...1_000_000).contains(draws) else {
      throw ValidationError("--draws is 0, or 100 to 1000000.")
    }
    if let limits, RatioLimits(rawValue: limits) == nil, ProportionLimits(rawValue: limits) == nil {
      throw ValidationError("--limits: there are none called '\(limits)'.")
    }
    if let target, !target.isFinite { throw ValidationError("--target is a number.") }
  }

  /// Limits and over-dispersion.
  var funnel: Funnel.Options {
    var options = Funnel.Options()
    options.target = target
    let trimming = winsorise > 0 ? Trimming.winsorised(winsorise) : .none
    options.dispersion =
      switch dispersion {
      case .none: .none
      case .dl: .additive(trimming, .derSimonianLaird)
      case .pm: .additive(trimming, .pauleMandel)
      case .reml: .additive(trimming, .restrictedMaximumLikelihood)
      }
    return options
  }

  /// How estimates are pooled.
  var pooling: PoolingOptions {
    var options = PoolingOptions()
    if let pool { options.between = pool.value }
    if let test { options.test = test.value }
    options.level = level
    return options
  }

  /// How places are drawn; nil for none.
  var ranks: RankIntervals.Options? {
    guard draws > 0 else { return nil }
    var options = RankIntervals.Options()
    (options.draws, options.seed, options.level) = (draws, seed, level)
    return options
  }

  /// What a numerator over a denominator is, with its limits.
  ///
  /// - Throws: `ValidationError` for limits of the other kind.
  func measure(_ asked: ValuesOptions.Measure, per multiplier: Double) throws(ValidationError)
    -> CountMeasure
  {
    let ratio = limits.map { RatioLimits(rawValue: $0) } ?? .exactInverted
    switch asked {
    case .share:
      guard let limits = limits.map({ ProportionLimits(rawValue: $0) }) ?? .exactInterpolated else {
        throw ValidationError("--limits: those are not limits of shares.")
      }
      return .proportion(limits)
    case .counts:
      guard limits == nil else {
        throw ValidationError("--limits: a ratio of two counts has one kind of limits.")
      }
      return .ratioOfCounts
    case .ratio, .rate:
      guard let ratio else { throw ValidationError("--limits: those are limits of shares.") }
      return asked == .ratio
        ? .standardisedRatio(ratio) : .rate(per: multiplier, ratio)
    }
  }
}

/// The value of `--disclosure`.
struct DisclosureOption: ExpressibleByArgument {
  let profile: DisclosureProfile

  init(profile: DisclosureProfile) { self.profile = profile }

  init?(argument: String) {
    guard let profile = DisclosureProfile.named(argument) else { return nil }
    self.profile = profile
  }

  var defaultValueDescription: String { profile.id }
}

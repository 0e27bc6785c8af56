import Results

extension Funnel {
  /// What to do about services that differ by more than chance.
  public enum Dispersion: Sendable, Hashable {
    /// Nothing: limits hold for services that differ by chance alone.
    case none
    /// A variance between services is added to that of each.
    case additive(
      Trimming = .winsorised(0.1), OverDispersion.Estimator = .derSimonianLaird)
  }

  /// What to do about a count of zero on the logarithmic scale.
  public enum ZeroNumerators: String, Sendable, Hashable, CaseIterable {
    /// z is withheld, and where limits are on that scale the position too.
    case withheld
    /// The service is placed at log(½ / E).
    case halfAdded = "half-added"
  }

  /// How a funnel is drawn.
  ///
  /// | name | default | meaning | range |
  /// |---|---|---|---|
  /// | `inner` | 0.95 | coverage outside which a service is worth a look | (0, `outer`) |
  /// | `outer` | 0.998 | coverage outside which it is a signal | (`inner`, 1) |
  /// | `target` | nil | the value not to differ from; nil is 1 for standardised ratios, otherwise that of all services together | what the value can be |
  /// | `dispersion` | additive, winsorised by 0.1, DL | allowance for differences beyond chance | shares in [0, 0.5) |
  /// | `zeroNumerators` | withheld | a count of zero under a logarithm | |
  public struct Options: Sendable, Hashable {
    /// Coverage of the inner limits.
    public var inner = 0.95
    /// Coverage of the outer limits.
    public var outer = 0.998
    /// The target; nil for the measure's own.
    public var target: Double?
    /// Allowance for over-dispersion.
    public var dispersion = Dispersion.additive()
    /// Zeros under a logarithm.
    public var zeroNumerators = ZeroNumerators.withheld

    /// The defaults.
    public init() {}
  }
}

extension Funnel.Options {
  func check() throws(Withheld) {
    guard inner > 0, inner < outer, outer < 1 else {
      throw Withheld(
        "funnel.coverage",
        "The coverages of the limits are not two numbers in order within 0 to 1.",
        help: "Give for example 0.95 and 0.998.")
    }
    if case .additive(let trimming, _) = dispersion, !(trimming.share >= 0 && trimming.share < 0.5)
    {
      throw Withheld(
        "funnel.trimming", "The share to trim at each end is not within 0 to 0.5.",
        help: "Give for example 0.1.")
    }
  }
}

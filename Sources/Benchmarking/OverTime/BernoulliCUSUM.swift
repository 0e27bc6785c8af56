import Glibc
public import Results

/// Adds up, person by person, the evidence that an outcome has become more (or less) frequent than
/// expected: a cumulative sum chart, risk-adjusted where chances differ.
///
///     W_t = log(R / (1 − p_t + R p_t))   where the outcome came
///     W_t = log(1 / (1 − p_t + R p_t))   where it did not
///     C_t = max(0, C_{t−1} + W_t)        for R above 1
///     C_t = min(0, C_{t−1} − W_t)        for R below 1
///
/// with p_t the chance expected for person t and R the odds ratio looked for. The chart signals where C_t
/// reaches the limit h (−h for R below 1), and begins anew at 0 with the next person.
///
/// Each step is one person: the line belongs inside the service, and never into anything that is sent.
///
/// ### Source
/// Steiner, S. H., Cook, R. J., Farewell, V. T., & Treasure, T. (2000). Monitoring surgical performance
/// using risk-adjusted cumulative sum charts. *Biostatistics*, 1(4), 441–452.
/// <https://doi.org/10.1093/biostatistics/1.4.441>
public struct BernoulliCUSUM: Sendable, Hashable {
  /// How a chart is made.
  public struct Options: Sendable, Hashable {
    /// R, the odds ratio looked for, above 0 and not 1. The default is 2: odds doubled.
    public var oddsRatio: Double = 2
    /// h, above 0; nil for a line without signals. The default is nil.
    public var limit: Double?
    /// Whether the sum begins anew after a signal. The default is true.
    public var resets: Bool = true

    /// Makes options.
    public init(oddsRatio: Double = 2, limit: Double? = nil, resets: Bool = true) {
      self.oddsRatio = oddsRatio
      self.limit = limit
      self.resets = resets
    }
  }

  /// How the chart was made.
  public let options: Options
  /// C_t after each person; where an outcome is not known, the value before.
  public let values: [Double]
  /// Places of the persons at whom the chart signals.
  public let signals: [Int]
  /// What to know: outcomes that are not known.
  public let notes: [Note]

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - outcomes: persons in the order of time.
  ///   - options: see `Options`.
  /// - Throws: `Withheld` without a known outcome, with a chance outside [0, 1], an odds ratio that is
  ///   not above 0 or is 1, or a limit that is not above 0.
  public init(_ outcomes: [ExpectedOutcome], options: Options = Options()) throws(Withheld) {
    try outcomes.check()
    try Self.check(options)
    let sign: Double = options.oddsRatio > 1 ? 1 : -1
    var size = 0.0
    var isFresh = false
    var values: [Double] = []
    var signals: [Int] = []
    for (place, outcome) in outcomes.enumerated() {
      if let happened = outcome.happened {
        // Below 0, C and W change sign together, so one sum of sizes does for both.
        let weights = Self.weights(chance: outcome.chance, oddsRatio: options.oddsRatio)
        size = max(0, (isFresh ? 0 : size) + (happened ? weights.happened : weights.not))
        isFresh = false
        if let limit = options.limit, size >= limit {
          signals.append(place)
          isFresh = options.resets
        }
      }
      values.append(size == 0 ? 0 : sign * size)
    }
    self.options = options
    self.values = values
    self.signals = signals
    notes = [outcomes.unknownNote].compactMap { $0 }
  }

  /// The weights of one person: where the outcome came, and where it did not.
  ///
  /// - Parameters:
  ///   - chance: p, in [0, 1].
  ///   - oddsRatio: R, above 0.
  /// - Returns: W where it came, and W where it did not.
  public static func weights(chance: Double, oddsRatio: Double) -> (happened: Double, not: Double) {
    let scale = -log(1 - chance + oddsRatio * chance)
    return (log(oddsRatio) + scale, scale)
  }

  /// What the chart finds, in plain words.
  public var words: String {
    let more = options.oddsRatio > 1 ? "more often" : "less often"
    guard options.limit != nil else {
      return
        "The line moves away from 0 where the outcome comes \(more) than expected. No limit is "
        + "set, so nothing is judged."
    }
    guard let first = signals.first else {
      return "No signal: the outcome does not come \(more) than expected by more than its ups and "
        + "downs explain."
    }
    let times = signals.count == 1 ? "One signal, at" : "\(signals.count) signals, the first at"
    return
      "\(times) person \(first + 1): the outcome has come \(more) than expected. Look first at "
      + "who came and how outcomes were recorded."
  }

  static func check(_ options: Options) throws(Withheld) {
    guard options.oddsRatio.isFinite, options.oddsRatio > 0, options.oddsRatio != 1 else {
      throw Withheld(
        "cusum.odds-ratio", "The odds ratio to look for must be above 0, and not 1.",
        help: "Use 2 to look for odds that have doubled, 0.5 for odds that have halved.")
    }
    if let limit = options.limit, !(limit.isFinite && limit > 0) {
      throw Withheld(
        "cusum.limit", "The limit must be a number above 0.",
        help: "Take it from ExactCUSUMLimit or SimulatedCUSUMLimit.")
    }
  }
}

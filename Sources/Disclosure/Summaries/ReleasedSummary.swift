import Results

/// Number of persons, mean and standard deviation of a score in a group.
public struct SampleSummary: Sendable, Hashable {
  /// Persons.
  public var n: Int
  /// Mean, in points of the score.
  public var mean: Double
  /// Standard deviation (n − 1), in points of the score; nil for one person, or where it is not told.
  public var standardDeviation: Double?
  /// The scores that the scale can give; nil where that is not known.
  public var grid: ScoreGrid?

  /// Makes a summary.
  public init(n: Int, mean: Double, standardDeviation: Double?, grid: ScoreGrid? = nil) {
    self.n = n
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.grid = grid
  }
}

/// A summary that has passed the gate, figure by figure.
public struct ReleasedSummary: Sendable, Hashable {
  /// Persons.
  public var n: Released<Int>
  /// Mean, in points of the score.
  public var mean: Released<Double>
  /// Standard deviation, in points of the score.
  public var standardDeviation: Released<Double>
  /// How many sets of scores could stand behind the figures as they are told, exactly where there are
  /// fewer than a thousand; nil where the scores that the scale can give are not known. For inside use:
  /// it is judged, not told.
  public var scoreSets: ScoreSetCount?
}

extension DisclosureGate {
  /// Number of persons, mean and standard deviation of a score.
  ///
  /// - Fewer persons than the profile asks for: mean and standard deviation are withheld.
  /// - Fewer than ``DisclosureProfile/exactMeansFrom``: both are told to a tenth of a step of the
  ///   scale; where the steps are not known, to the second digit of the standard deviation. Two
  ///   decimals pin down Σx and Σx² exactly and protect nobody (reference/benchmarking.md §4.5), and
  ///   with Σx the number of persons, where that is rounded.
  /// - Everybody with the same score, or so few sets of scores behind the figures that they can be
  ///   guessed: withheld, and so where it is not known whether there are enough.
  public func summary(_ summary: SampleSummary) -> ReleasedSummary {
    let n = count(summary.n)
    func withheld(_ reason: Withheld, _ sets: ScoreSetCount? = nil) -> ReleasedSummary {
      ReleasedSummary(
        n: n, mean: .withheld(reason), standardDeviation: .withheld(reason), scoreSets: sets)
    }
    guard summary.mean.isFinite, summary.standardDeviation?.isFinite ?? true, summary.n > 0 else {
      return withheld(notANumber)
    }
    guard summary.n >= profile.fewestForMeans else { return withheld(tooFew) }
    let base = summary.n < profile.exactMeansFrom ? Self.base(for: summary) : nil
    let mean = Self.released(summary.mean, base: base)
    let spread = summary.standardDeviation.map { Self.released($0, base: base) }
    let sets = summary.grid.flatMap { grid in
      ScoreSets(of: summary.n, on: grid)?.count(
        mean: mean.value ?? summary.mean, standardDeviation: spread?.value, base: base ?? 0,
        enough: max(profile.fewestScoreSets, ScoreSets.plenty))
    }
    let isAlike = summary.standardDeviation == 0 && profile.fewestScoreSets > 1
    if isAlike || sets?.reaches(profile.fewestScoreSets) == false {
      return withheld(tooPlain, sets)
    }
    return ReleasedSummary(
      n: n, mean: mean, standardDeviation: spread ?? .withheld(noSpread), scoreSets: sets)
  }

  private static func released(_ value: Double, base: Double?) -> Released<Double> {
    guard let base else { return .shown(value) }
    // Divided by a whole number where the base is one's part, so that 14.2 is the double of "14.2".
    let parts = (1 / base).rounded()
    let isPart = base < 1 && abs(parts * base - 1) < 1e-9
    let steps = (isPart ? value * parts : value / base).rounded()
    return .rounded(isPart ? steps / parts : steps * base, base: base)
  }

  /// A tenth of a step; or a tenth of the power of ten at or below the standard deviation.
  private static func base(for summary: SampleSummary) -> Double? {
    if let grid = summary.grid { return grid.unit / 10 }
    let size = summary.standardDeviation.flatMap { $0 > 0 ? $0 : nil } ?? abs(summary.mean)
    guard size > 0 else { return nil }
    var power = 1.0
    while power > size, power > 1e-9 { power /= 10 }
    while power * 10 <= size, power < 1e9 { power *= 10 }
    return power / 10
  }

  private var tooPlain: Withheld {
    Withheld(
      "disclosure.few-score-sets",
      "Not shown: so few sets of scores have this mean and spread that scores could be worked out.",
      help: "Put groups together, or give counts in bands.")
  }

  private var noSpread: Withheld {
    Withheld(
      "disclosure.no-spread", "There is no standard deviation to show.",
      help: "It takes the scores of two people.")
  }

  private var notANumber: Withheld {
    Withheld(
      "disclosure.not-a-number", "There is no mean to show.",
      help: "A mean is of one person's scores or more, and a number.")
  }
}

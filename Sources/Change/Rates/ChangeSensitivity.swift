public import Results

/// How the counts of people who changed depend on the reliability that was taken.
///
/// With the spread of scores held fixed, SEM = SD √(1 − r): a higher r makes every threshold smaller.
/// Where the reliability has an interval its ends are among the rows; a step of .05 to either side
/// always is.
public struct ChangeSensitivity: Sendable, Hashable {
  /// The counts at one reliability.
  public struct Row: Sendable, Hashable {
    /// The reliability, in [0, 1).
    public let reliability: Double
    /// What it is: `taken`, `lower limit`, `upper limit`, `.05 lower`, `.05 higher`.
    public let label: String
    /// The change that counts as reliable, in points; nil for methods that expect change.
    public let threshold: Double?
    /// People with reliable change towards better.
    public let improved: Int
    /// People without reliable change.
    public let unchanged: Int
    /// People with reliable change away from better.
    public let deteriorated: Int
  }

  /// Rows from the lowest reliability to the highest.
  public let rows: [Row]

  /// Counts again for other reliabilities.
  ///
  /// - Parameter change: the analysis, with its error of measurement.
  /// - Throws: `Withheld` when the counts do not come from a reliability.
  public init(_ change: ReliableChange) throws(Withheld) {
    guard case .sample = change.options.method else {
      throw Withheld(
        "change.error-from-retest",
        "The method takes its error from people who were measured twice, not from a reliability.",
        help: "Choose another method to see what depends on a reliability.")
    }
    guard let error = change.error, change.line != nil else {
      throw Withheld(
        "change.error-not-known",
        "The error of measurement is not known, so nothing was counted that could depend on it.",
        help: "Give a reliability and a standard deviation, or a scale that states them.")
    }
    guard error.conditional == nil, let taken = error.reliability?.coefficient else {
      throw Withheld(
        "change.error-as-published",
        "The error of measurement does not come from one reliability, so there is none to vary.",
        help: "Give a reliability and a standard deviation to see what depends on them.")
    }
    rows = Self.reliabilities(around: taken).compactMap { reliability, label in
      error.reliability(reliability).flatMap(change.judge(with:)).map { judge in
        let counts = ChangeCounts(change.scores, by: judge)
        return Row(
          reliability: reliability, label: label, threshold: judge.threshold,
          improved: counts.better, unchanged: counts.unchanged, deteriorated: counts.deteriorated)
      }
    }
  }

  /// The reliabilities at which counts are made again, from the lowest to the highest.
  private static func reliabilities(around taken: Estimate) -> [(value: Double, label: String)] {
    var found: [(value: Double, label: String)] = [
      (taken.value - 0.05, ".05 lower"), (taken.value, "taken"), (taken.value + 0.05, ".05 higher"),
    ]
    if let interval = taken.interval {
      found += [(interval.lower, "lower limit"), (interval.upper, "upper limit")]
    }
    return found.filter { $0.value >= 0 && $0.value < 1 }.sorted { $0.value < $1.value }
  }
}

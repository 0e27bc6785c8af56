import Distributions
public import Results

/// How far people have come, outcome by outcome, soft and hard side by side. There is no number over all outcomes: it
/// would hide the one in which somebody is stuck behind others in which they are not.
public struct DistanceTravelled: Sendable, Hashable {
  /// One outcome.
  public struct Row: Sendable, Hashable {
    /// Its id.
    public let outcome: String
    /// Whether it is a hard one.
    public let isHard: Bool
    /// People with a start and a review.
    public let known: Int
    /// People without, by what is missing.
    public let missing: [OutcomeDistance.Missing: Int]
    /// People whose outcome it is not.
    public let notApplicable: Int
    /// Numbers: their levels and which way they went; nil where there are none, or too few.
    public let numbers: Result<Numbers, Withheld>?
    /// States: how many moved how; nil where there are none.
    public let states: [OutcomeDistance.Move: Int]?
    /// Levels: how many are higher, lower and the same; nil where there are none.
    public let levels: Levels?
  }

  /// Numbers of everybody with a start and a review.
  public struct Numbers: Sendable, Hashable {
    /// Mean at the start.
    public let first: Double
    /// Mean at the review.
    public let last: Double
    /// Mean distance, review − start, with Student's interval.
    public let distance: Estimate
    /// How many went which way beyond error.
    public let ways: [OutcomeDistance.Way: Int]
  }

  /// Levels of everybody with a start and a review.
  public struct Levels: Sendable, Hashable {
    /// At a higher level than at the start.
    public let higher: Int
    /// At the same.
    public let same: Int
    /// At a lower.
    public let lower: Int
  }

  /// Fewer people than this have no mean, whatever a study asks.
  public static let fewestPeople = 5

  /// One row per outcome, in the order given.
  public let rows: [Row]

  /// Sums up each outcome by itself.
  ///
  /// - Parameters:
  ///   - outcomes: each with its id, whether it is hard, and everybody's distance.
  ///   - level: coverage of intervals. The default is 0.95.
  ///   - fewest: fewest people behind a mean, where that is more than ``fewestPeople``, the default.
  public init(
    _ outcomes: [(id: String, isHard: Bool, distances: [OutcomeDistance])], level: Double = 0.95,
    fewest: Int = fewestPeople
  ) {
    rows = outcomes.map {
      Row(
        $0.id, isHard: $0.isHard, $0.distances, level: level,
        fewest: max(fewest, Self.fewestPeople))
    }
  }
}

extension DistanceTravelled.Row {
  init(
    _ outcome: String, isHard: Bool, _ distances: [OutcomeDistance], level: Double, fewest: Int
  ) {
    var pairs: [(first: Double, last: Double)] = []
    var ways: [OutcomeDistance.Way: Int] = [:]
    var moves: [OutcomeDistance.Move: Int] = [:]
    var missing: [OutcomeDistance.Missing: Int] = [:]
    var steps: [Int] = []
    for distance in distances {
      switch distance {
      case .number(let first, let last, let way):
        pairs.append((first, last))
        ways[way, default: 0] += 1
      case .state(let move): moves[move, default: 0] += 1
      case .level(let first, let last):
        steps.append((last > first ? 1 : 0) - (last < first ? 1 : 0))
      case .notKnown(let what): missing[what, default: 0] += 1
      case .notApplicable: break
      }
    }
    self.outcome = outcome
    self.isHard = isHard
    self.missing = missing
    let moved = moves.values.reduce(0, +)
    known = pairs.count + moved + steps.count
    notApplicable = distances.count - known - missing.values.reduce(0, +)
    states = moves.isEmpty ? nil : moves
    levels =
      steps.isEmpty
      ? nil
      : DistanceTravelled.Levels(
        higher: steps.count { $0 > 0 }, same: steps.count { $0 == 0 },
        lower: steps.count { $0 < 0 })
    numbers =
      pairs.isEmpty
      ? nil
      : Result { () throws(Withheld) in
        try DistanceTravelled.Numbers(pairs, ways: ways, level: level, fewest: fewest)
      }
  }
}

extension DistanceTravelled.Numbers {
  init(
    _ pairs: [(first: Double, last: Double)], ways: [OutcomeDistance.Way: Int], level: Double,
    fewest: Int
  ) throws(Withheld) {
    guard pairs.count >= fewest,
      let first = SampleMoments(pairs.map(\.first)), let last = SampleMoments(pairs.map(\.last)),
      let moments = SampleMoments(pairs.map { $0.last - $0.first })
    else {
      throw Withheld(
        "distance.too-few-people",
        "\(pairs.count) \(pairs.count == 1 ? "person has" : "people have") a start and a review; a mean takes "
          + "\(fewest).",
        help: "Show each person's own distance to them, or collect a review from more people.")
    }
    self.first = first.mean
    self.last = last.mean
    let interval = (moments.standardError ?? 0) > 0 ? moments.interval(level: level) : nil
    distance = Estimate(
      value: moments.mean, standardError: interval == nil ? nil : moments.standardError,
      interval: interval.map {
        ConfidenceInterval(
          lower: $0.lowerBound, upper: $0.upperBound, level: level, method: "student-t")
      })
    self.ways = ways
  }
}

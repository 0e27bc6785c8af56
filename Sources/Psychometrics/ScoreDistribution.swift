import Distributions
public import Journeys
public import Results
import Scoring

/// How the scores of everybody are spread: their number, mean and standard deviation, for all
/// occasions together and for each.
public struct ScoreDistribution: Sendable, Hashable {
  /// The scores of one occasion.
  public struct AtOccasion: Sendable, Hashable {
    /// The occasion's position.
    public var position: Double
    /// The occasion as the data name it.
    public var label: String
    /// Number of scores.
    public var n: Int
    /// Their mean.
    public var mean: Double
    /// Their standard deviation (n − 1); nil for a single score.
    public var standardDeviation: Double?
    /// Interval of the mean from Student's t, the scores of one occasion being different people's;
    /// nil for a single score.
    public var interval: ConfidenceInterval?
  }

  /// Every score, in the order of the panel.
  public let values: [Double]
  /// Mean of all scores.
  public let mean: Double
  /// Standard deviation (n − 1) of all scores; nil for a single one.
  public let standardDeviation: Double?
  /// The same by occasion, in order.
  public let occasions: [AtOccasion]

  /// Number of scores.
  public var n: Int { values.count }

  /// Describes the scores of a panel.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Throws: `Withheld` when nobody has a score.
  public init(
    _ panel: Panel, of target: ScoreTarget, level: Double = 0.95
  ) throws(Withheld) {
    let points = panel.points(of: target).flatMap(\.points)
    let values = points.map(\.value)
    guard let all = SampleMoments(values) else {
      throw Withheld(
        "scores.none", "Nobody has a score.",
        help: "Look at the reasons in scores.csv: answers may be missing or set aside.")
    }
    self.values = values
    mean = all.mean
    standardDeviation = all.standardDeviation
    var byPosition: [Double: [JourneyPoint]] = [:]
    for point in points { byPosition[point.occasion.position, default: []].append(point) }
    occasions = byPosition.sorted { $0.key < $1.key }.compactMap { position, points in
      guard let moments = SampleMoments(points.map(\.value)) else { return nil }
      return AtOccasion(
        position: position, label: points[0].occasion.label, n: moments.n, mean: moments.mean,
        standardDeviation: moments.standardDeviation,
        interval: moments.interval(level: level).map {
          ConfidenceInterval(
            lower: $0.lowerBound, upper: $0.upperBound, level: level, method: "student-t")
        })
    }
  }
}

public import Change
public import Disclosure
public import Results
public import Scales

/// What may be told of one score of a study: figures, or the reason there are none.
public struct ReleasedOutcome: Sendable, Hashable {
  /// The scale.
  public var scale: Scale
  /// The score's definition.
  public var definition: ScoreDefinition
  /// Which number it is.
  public var metric: Metric
  /// First against last score of everybody with both.
  public var change: Result<ReleasedChange, Withheld>
  /// The error by which change is judged.
  public var error: Result<ReleasedError, Withheld>
  /// How many score higher, within error, lower than before.
  public var directions: Result<ReleasedDirections, Withheld>
  /// How many had a setback beyond error, and how much of it they regained.
  public var setbacks: Result<ReleasedSetbacks, Withheld>
  /// Means by occasion.
  public var occasions: Result<ReleasedOccasions, Withheld>
  /// The average movement over time; nil when the study asks for none.
  public var movement: Result<ReleasedMovement, Withheld>?
  /// Services side by side; nil when the study asks for no comparison.
  public var services: Result<ReleasedServices, Withheld>?

  /// Gathers what may be told.
  public init(
    scale: Scale, definition: ScoreDefinition, metric: Metric,
    change: Result<ReleasedChange, Withheld>, error: Result<ReleasedError, Withheld>,
    directions: Result<ReleasedDirections, Withheld>,
    setbacks: Result<ReleasedSetbacks, Withheld>, occasions: Result<ReleasedOccasions, Withheld>,
    movement: Result<ReleasedMovement, Withheld>?, services: Result<ReleasedServices, Withheld>?
  ) {
    self.scale = scale
    self.definition = definition
    self.metric = metric
    self.change = change
    self.error = error
    self.directions = directions
    self.setbacks = setbacks
    self.occasions = occasions
    self.movement = movement
    self.services = services
  }
}

/// The mean of a group that is large enough, as it may be told.
public struct ReleasedMean: Sendable, Hashable {
  /// Persons, as they are told.
  public var n: Int
  /// Mean, in points of the score.
  public var mean: Double
  /// Standard deviation, in points of the score.
  public var standardDeviation: Double
  /// Interval of the mean, worked out from the three figures as they are told.
  public var interval: ConfidenceInterval
  /// What mean and standard deviation are rounded to; nil where they are exact.
  public var base: Double?

  /// Makes a mean.
  public init(
    n: Int, mean: Double, standardDeviation: Double, interval: ConfidenceInterval, base: Double?
  ) {
    self.n = n
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.interval = interval
    self.base = base
  }
}

/// First against last score of everybody with both.
public struct ReleasedChange: Sendable, Hashable {
  /// Last − first.
  public var change: ReleasedMean
  /// Mean of the first scores.
  public var first: Double
  /// Mean of the last scores.
  public var last: Double

  /// Makes a change.
  public init(change: ReleasedMean, first: Double, last: Double) {
    self.change = change
    self.first = first
    self.last = last
  }
}

/// The error of measurement by which change is judged.
public struct ReleasedError: Sendable, Hashable {
  /// Standard error of measurement, in points.
  public var standardError: Double
  /// The difference between first and last score that counts as change; nil where each score has an
  /// error of its own.
  public var threshold: Double?
  /// The difference between any two scores of a journey that counts.
  public var journeyThreshold: Double?
  /// Where it comes from.
  public var source: MeasurementErrorSource

  /// Makes an error.
  public init(
    standardError: Double, threshold: Double?, journeyThreshold: Double?,
    source: MeasurementErrorSource
  ) {
    self.standardError = standardError
    self.threshold = threshold
    self.journeyThreshold = journeyThreshold
    self.source = source
  }
}

/// How many people score higher, within error, lower than before.
public struct ReleasedDirections: Sendable, Hashable {
  /// Higher than before, beyond error.
  public var higher: Released<Int>
  /// No reliable change.
  public var within: Released<Int>
  /// Lower than before, beyond error.
  public var lower: Released<Int>

  /// Makes counts.
  public init(higher: Released<Int>, within: Released<Int>, lower: Released<Int>) {
    self.higher = higher
    self.within = within
    self.lower = lower
  }
}

/// What became of setbacks beyond error.
public struct ReleasedSetbacks: Sendable, Hashable {
  /// People without a setback beyond error.
  public var none: Released<Int>
  /// People who have regained less than half of their largest by the last score.
  public var lessThanHalf: Released<Int>
  /// People who have regained half of it or more, and not all.
  public var halfOrMore: Released<Int>
  /// People who have regained all of it.
  public var all: Released<Int>

  /// Makes counts.
  public init(
    none: Released<Int>, lessThanHalf: Released<Int>, halfOrMore: Released<Int>, all: Released<Int>
  ) {
    self.none = none
    self.lessThanHalf = lessThanHalf
    self.halfOrMore = halfOrMore
    self.all = all
  }
}

/// Means by occasion.
public struct ReleasedOccasions: Sendable, Hashable {
  /// The scores of one occasion.
  public struct Occasion: Sendable, Hashable {
    /// The occasion's position.
    public var position: Double
    /// Its name.
    public var label: String
    /// The mean of the scores.
    public var mean: ReleasedMean

    /// Makes an occasion.
    public init(position: Double, label: String, mean: ReleasedMean) {
      self.position = position
      self.label = label
      self.mean = mean
    }
  }

  /// Those that may be told, in order.
  public var shown: [Occasion]
  /// How many others there are; they are not named.
  public var others: Int

  /// Makes a list.
  public init(shown: [Occasion], others: Int) {
    self.shown = shown
    self.others = others
  }
}

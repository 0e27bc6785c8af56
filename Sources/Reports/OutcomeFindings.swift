public import Benchmarking
public import Change
public import Journeys
public import Psychometrics
public import Results
public import Scales
public import Scoring
public import Trajectories

/// Everything that was found about one score of a study: results, or the reason there are none.
public struct OutcomeFindings: Sendable {
  /// The scale.
  public var scale: Scale
  /// The score's definition.
  public var definition: ScoreDefinition
  /// Which number of the panel it is.
  public var target: ScoreTarget
  /// How the scores are spread.
  public var distribution: Result<ScoreDistribution, Withheld>
  /// The error of measurement.
  public var error: Result<MeasurementError, Withheld>
  /// First against last score of everybody, person by person and together.
  public var changes: PanelChange
  /// Ups and downs of everybody with a score, in the order of the panel.
  public var journeys: [JourneyDescription]
  /// The difference beyond error between any two of the planned occasions; nil when not known.
  public var journeyThreshold: Double?
  /// How often error alone passes the thresholds on the scores that can be had; nil where those are not
  /// known, or the error is not.
  public var attained: AttainedRate?
  /// How many occasions the study plans.
  public var plannedOccasions: Int
  /// The mixed model; nil when the study asks for none.
  public var growth: Result<GrowthCurve, Withheld>?
  /// Kinds of journey; nil when the study asks for none.
  public var kinds: Result<KindsOfJourney, Withheld>?
  /// Services compared; nil when the study asks for none.
  public var services: Result<ServiceComparison, Withheld>?

  /// People who did not agree that their journey is shown as one, each with the reason: they are counted, and
  /// nothing is drawn or listed that is theirs alone.
  public var notDrawn: [Person: Consent.Verdict] = [:]

  /// Gathers what was found.
  public init(
    scale: Scale, definition: ScoreDefinition, target: ScoreTarget,
    distribution: Result<ScoreDistribution, Withheld>, error: Result<MeasurementError, Withheld>,
    changes: PanelChange, journeys: [JourneyDescription],
    journeyThreshold: Double?, attained: AttainedRate? = nil, plannedOccasions: Int,
    growth: Result<GrowthCurve, Withheld>?,
    kinds: Result<KindsOfJourney, Withheld>? = nil,
    services: Result<ServiceComparison, Withheld>?
  ) {
    self.scale = scale
    self.definition = definition
    self.target = target
    self.distribution = distribution
    self.error = error
    self.changes = changes
    self.journeys = journeys
    self.journeyThreshold = journeyThreshold
    self.attained = attained
    self.plannedOccasions = plannedOccasions
    self.growth = growth
    self.kinds = kinds
    self.services = services
  }

  /// The journeys that may be shown as one.
  public var drawn: [JourneyDescription] { journeys.filter { notDrawn[$0.person] == nil } }

  /// First against last score of all together.
  public var change: ReliableChange { changes.change }

  /// The metric that the analyses use.
  public var metric: Metric { definition.metrics[target.metric] }
}

public import Benchmarking

/// Services side by side, as far as they may be told.
public struct ReleasedServices: Sendable, Hashable {
  /// The figures of one service.
  public struct Figures: Sendable, Hashable {
    /// The mean change of its people.
    public var mean: ReleasedMean
    /// The mean drawn towards that of all; nil when the model could not be fitted.
    public var shrunken: Double?
    /// Limits at 95 % for its number of persons as it is told.
    public var limits95: ClosedRange<Double>
    /// Limits at 99.8 %.
    public var limits998: ClosedRange<Double>
    /// Where the mean lies against them.
    public var position: ServiceComparison.Position

    /// Makes figures.
    public init(
      mean: ReleasedMean, shrunken: Double?, limits95: ClosedRange<Double>,
      limits998: ClosedRange<Double>, position: ServiceComparison.Position
    ) {
      self.mean = mean
      self.shrunken = shrunken
      self.limits95 = limits95
      self.limits998 = limits998
      self.position = position
    }
  }

  /// One service.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its figures; nil where they are not told, for its own sake or another's.
    public var figures: Figures?

    /// Makes a service.
    public init(name: String, figures: Figures?) {
      self.name = name
      self.figures = figures
    }
  }

  /// Every service in the order of the names.
  public var services: [Service]
  /// The middle and the spread behind the limits, as they are told.
  public var funnel: FunnelLimits

  /// Makes a comparison.
  public init(services: [Service], funnel: FunnelLimits) {
    self.services = services
    self.funnel = funnel
  }
}

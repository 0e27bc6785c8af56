public import Benchmarking
public import Results

/// Services side by side, as far as they may be told.
public struct ReleasedServices: Sendable, Hashable {
  /// Who stands behind a service's figures.
  public struct Completion: Sendable, Hashable {
    /// Its people, scored or not.
    public var eligible: Int
    /// Of these, with a first score.
    public var first: Int

    /// Makes counts.
    public init(eligible: Int, first: Int) {
      self.eligible = eligible
      self.first = first
    }
  }

  /// A service beside what is expected of its people.
  public struct Beside: Sendable, Hashable {
    /// Mean change less what is expected, in points of the score.
    public var difference: Double
    /// Limits at 95 % for its number of persons as it is told.
    public var limits95: ClosedRange<Double>
    /// Limits at 99.8 %.
    public var limits998: ClosedRange<Double>
    /// Where it lies against them; nil where no service is marked.
    public var position: Funnel.Position?
    /// The difference drawn towards the average, with its standard error; nil where it is not.
    public var effect: Estimate?
    /// The interval to hold two services against each other.
    public var comparison: ConfidenceInterval?
    /// λ, how much of the effect is the service's own.
    public var lambda: Double?
    /// Between which places it may lie among those that are told; nil where none has a place.
    public var rank: RankIntervals.Rank?

    /// Makes a difference with its limits.
    public init(
      difference: Double, limits95: ClosedRange<Double>, limits998: ClosedRange<Double>,
      position: Funnel.Position?
    ) {
      self.difference = difference
      self.limits95 = limits95
      self.limits998 = limits998
      self.position = position
    }
  }

  /// The figures of one service.
  public struct Figures: Sendable, Hashable {
    /// The mean change of its people.
    public var mean: ReleasedMean
    /// Who stands behind it; nil where it is not told.
    public var completion: Completion?
    /// It beside what is expected of its people; nil where it is not told.
    public var beside: Beside?

    /// Makes figures.
    public init(mean: ReleasedMean, completion: Completion?, beside: Beside?) {
      self.mean = mean
      self.completion = completion
      self.beside = beside
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

  /// What is expected, and how: nothing of it is about a service.
  public struct Model: Sendable, Hashable {
    /// What is allowed for.
    public var adjustedFor: [CaseMixColumn]
    /// The limits, as they are told.
    public var curve: FunnelCurve
    /// φ, how much more services differ than chance gives; nil where it is not told.
    public var dispersion: Double?
    /// The share of all variance that lies between services; nil where it is not told.
    public var icc: Double?

    /// Makes a model.
    public init(
      adjustedFor: [CaseMixColumn], curve: FunnelCurve, dispersion: Double?, icc: Double?
    ) {
      self.adjustedFor = adjustedFor
      self.curve = curve
      self.dispersion = dispersion
      self.icc = icc
    }
  }

  /// Every service in the order of the names.
  public var services: [Service]
  /// The mean change of everybody, as it is told.
  public var centre: Double
  /// What is expected of people, or why it is not told.
  public var model: Result<Model, Withheld>
  /// What may be done with so many services.
  public var few: FewServices
  /// Whether services are described, and never marked or ranked.
  public var isDescribedOnly: Bool

  /// Makes a comparison.
  public init(
    services: [Service], centre: Double, model: Result<Model, Withheld>, few: FewServices,
    isDescribedOnly: Bool
  ) {
    self.services = services
    self.centre = centre
    self.model = model
    self.few = few
    self.isDescribedOnly = isDescribedOnly
  }

  /// How many of those that are told would be marked though none differs.
  public var falseFlags: FalseFlags {
    let marked = services.count { $0.figures?.beside?.position != nil }
    let coverages = Funnel.Options()
    return marked == 0
      ? .none : FalseFlags(units: marked, inner: coverages.inner, outer: coverages.outer)
  }
}

public import Results

extension Funnel {
  /// Where a service lies against the two pairs of limits. It says where to look, not what is the case.
  public enum Position: String, Sendable, Hashable, CaseIterable {
    /// Below the outer limit.
    case signalBelow = "signal, below"
    /// Below the inner limit.
    case worthALookBelow = "worth a look, below"
    /// Between the inner limits.
    case within = "within the limits"
    /// Above the inner limit.
    case worthALookAbove = "worth a look, above"
    /// Above the outer limit.
    case signalAbove = "signal, above"

    /// Outside the inner limits, the outer ones included.
    public var isWorthALook: Bool { self != .within }
    /// Outside the outer limits.
    public var isSignal: Bool { self == .signalBelow || self == .signalAbove }

    init(_ value: Double, inner: ClosedRange<Double>, outer: ClosedRange<Double>) {
      self =
        if value < outer.lowerBound {
          .signalBelow
        } else if value < inner.lowerBound {
          .worthALookBelow
        } else if value > outer.upperBound {
          .signalAbove
        } else if value > inner.upperBound {
          .worthALookAbove
        } else {
          .within
        }
    }
  }

  /// The figures of a service.
  public struct Figures: Sendable, Hashable {
    /// What it is placed at: people, expected events, the other count, exposure, or 1 / variance for
    /// estimates.
    public var denominator: Double
    /// What is plotted: share, ratio, rate, mean or estimate.
    public var value: Double
    /// How many standard errors it is from the target on the working scale, before anything is added
    /// to them; or why that cannot be said.
    public var z: Result<Double, Withheld>
    /// The same with the variance between services added; nil where none is.
    public var adjustedZ: Double?
    /// How probable it is to be as far from the target, or farther, on either side, when the service
    /// does not differ: from the count's own distribution where the limits are, else from (adjusted) z.
    /// Nil where the position is not given.
    public var pValue: Double?
    /// `pValue` adjusted for the number of services in this funnel (Benjamini and Hochberg).
    public var adjustedPValue: Double?
    /// The inner limits at its denominator, in the unit of the value.
    public var inner: ClosedRange<Double>
    /// The outer limits.
    public var outer: ClosedRange<Double>
    /// Where it lies, or why that is not said.
    public var position: Result<Position, Withheld>
  }

  /// A service.
  public struct Unit: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Who stands behind it; nil where it is not known.
    public var completion: Completion?
    /// Its figures, or why it is set aside.
    public var figures: Result<Figures, Withheld>
  }
}

public import Results

/// One outcome of a framework, and what stands for it.
public struct FrameworkOutcome: Sendable, Hashable {
  /// What kind of thing it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// How somebody feels, relates, sees or copes.
    case soft
    /// A state, a count or a level that others can see: a home, work, treatment.
    case hard
  }

  /// Who chose it.
  public enum Chooser: String, Sendable, Hashable, CaseIterable {
    /// The person supported.
    case person
    /// The person and the service.
    case together
    /// The service.
    case service
    /// Whoever pays.
    case commissioner
    /// Nobody wrote it down.
    case notRecorded
  }

  /// In whose hands it lies.
  public enum Control: String, Sendable, Hashable, CaseIterable {
    /// The service's own.
    case service
    /// The service's and others'.
    case shared
    /// Outside the service: it is described, and services are never ranked by it.
    case outside
  }

  /// When it may be asked after, in months since support began.
  public struct TimeFrame: Sendable, Hashable {
    /// Where a time lies in the frame.
    public enum Phase: String, Sendable, Hashable, CaseIterable {
      /// Before it should be asked after.
      case tooEarly
      /// It may show, and need not yet.
      case mayShow
      /// By now it is expected to have shown.
      case expected
    }

    /// Before this many months it says nothing; at least 0.
    public var notBeforeMonths: Double
    /// By this many months it is expected to show; more than `notBeforeMonths`.
    public var expectedByMonths: Double

    /// Where a time since the start of support lies.
    ///
    /// - Parameter months: months since support began.
    /// - Returns: before, in or after the frame.
    public func phase(months: Double) -> Phase {
      months < notBeforeMonths ? .tooEarly : months < expectedByMonths ? .mayShow : .expected
    }
  }

  /// Its id, unique in the framework.
  public var id: String
  /// Its name.
  public var name: String
  /// What is meant by it.
  public var about: String
  /// What kind of thing it is.
  public var kind: Kind
  /// Who chose it.
  public var chosenBy: Chooser
  /// In whose hands it lies.
  public var control: Control
  /// When it may be asked after.
  public var timeFrame: TimeFrame
  /// What stands for it; at least one.
  public var indicators: [Indicator]
  /// Where it stands in the framework's file.
  public var place: Place
}

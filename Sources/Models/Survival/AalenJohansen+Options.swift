extension AalenJohansen {
  /// The shares at the start.
  public enum Start: Sendable, Hashable {
    /// Those of the people watched at the start.
    case observed
    /// Everybody in one state.
    case inState(Int)
    /// Given, one per state.
    case shares([Double])
  }

  /// What can be chosen.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `from` | nil | s, the start; nil: the first start of a stretch |
  /// | `start` | observed | the shares at the start |
  /// | `until` | nil | τ of the mean time in each state; nil: not asked |
  /// | `level` | 0.95 | coverage of intervals, in (0, 1) |
  /// | `scale` | log-log | the scale of intervals |
  public struct Options: Sendable, Hashable {
    /// s, the start; nil, the default, for the first start of a stretch.
    public var from: Double?
    /// The shares at the start. The default is those observed.
    public var start: Start
    /// τ of the mean time in each state; nil, the default, where it is not asked.
    public var until: Double?
    /// Coverage of intervals. The default is 0.95.
    public var level: Double
    /// The scale of intervals. The default is log-log.
    public var scale: IntervalScale

    /// Makes options.
    public init(
      from: Double? = nil, start: Start = .observed, until: Double? = nil, level: Double = 0.95,
      scale: IntervalScale = .logLog
    ) {
      self.from = from
      self.start = start
      self.until = until
      self.level = level
      self.scale = scale
    }
  }
}

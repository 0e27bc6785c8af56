/// A share over time in steps: it stays as it is until the next.
public struct StepCurve: Sendable, Hashable {
  /// From when the share is what.
  public struct Step: Sendable, Hashable {
    /// The time.
    public var time: Double
    /// The share, in [0, 1].
    public var share: Double
    /// The lower limit of its interval; nil where there is none.
    public var lower: Double?
    /// The upper limit.
    public var upper: Double?

    /// Makes a step.
    public init(_ time: Double, _ share: Double, lower: Double? = nil, upper: Double? = nil) {
      self.time = time
      self.share = share
      self.lower = lower
      self.upper = upper
    }
  }

  /// What it is the share of; may be empty where there is one curve.
  public var label: String
  /// Steps in the order of time; the first is where the curve begins.
  public var steps: [Step]
  /// Until when anybody was seen: the curve ends there.
  public var until: Double
  /// People watched at the times of the plot, one each; nil where withheld.
  public var watched: [Int?]

  /// Makes a curve.
  public init(_ label: String = "", steps: [Step], until: Double, watched: [Int?] = []) {
    self.label = label
    self.steps = steps
    self.until = until
    self.watched = watched
  }

  /// The steps that can be drawn, in order, with shares and limits from 0 to 1, and none after the end.
  var drawable: [Step] {
    guard FixedDecimal.isDrawable(until) else { return [] }
    return steps.enumerated().filter { _, step in
      FixedDecimal.isDrawable(step.time) && step.share.isFinite && step.time <= until
    }.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map { _, step in
      var step = step
      step.share = min(max(step.share, 0), 1)
      let (lower, upper) = (step.lower ?? .nan, step.upper ?? .nan)
      let hasBand = lower.isFinite && upper.isFinite && lower <= upper
      step.lower = hasBand ? min(max(lower, 0), 1) : nil
      step.upper = hasBand ? min(max(upper, 0), 1) : nil
      return step
    }
  }
}

extension [StepCurve.Step] {
  /// The step that a time falls on; nil before the first.
  func step(at time: Double) -> StepCurve.Step? { last { $0.time <= time } }

  /// At most one step for every pixel: the last.
  func thinned(_ x: LinearMapping) -> [StepCurve.Step] {
    var kept: [StepCurve.Step] = []
    for step in self {
      if kept.count > 1, let last = kept.last, x(step.time) - x(last.time) < 1 {
        kept[kept.count - 1] = step
        kept[kept.count - 1].time = last.time
      } else {
        kept.append(step)
      }
    }
    return kept
  }
}

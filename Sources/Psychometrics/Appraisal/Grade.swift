public import Results

/// What evidence says of one property of a scale, graded on the whole interval and not on the figure alone.
public enum Grade: String, Sendable, Hashable, Codable, CaseIterable {
  /// The whole interval clears the bar.
  case sufficient = "+"
  /// The interval lies on both sides of the bar, or there is no evidence.
  case indeterminate = "?"
  /// The whole interval misses the bar.
  case insufficient = "-"

  /// Of several signs of one property: one that misses its bar is enough against it, and otherwise one that clears it
  /// for it.
  static func joined(_ grades: [Grade]) -> Grade {
    grades.contains(.insufficient)
      ? .insufficient : grades.contains(.sufficient) ? .sufficient : .indeterminate
  }

  /// Where at least so much is asked for.
  public init(_ interval: ConfidenceInterval?, atLeast bar: Double) {
    guard let interval else {
      self = .indeterminate
      return
    }
    self =
      interval.lower >= bar
      ? .sufficient : interval.upper < bar ? .insufficient : .indeterminate
  }

  /// Where at most so much is asked for.
  public init(_ interval: ConfidenceInterval?, atMost bar: Double) {
    guard let interval else {
      self = .indeterminate
      return
    }
    self =
      interval.upper <= bar
      ? .sufficient : interval.lower > bar ? .insufficient : .indeterminate
  }
}

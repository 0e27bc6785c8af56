public import Results

/// What may be done with so few services.
///
/// With three services the interval of their mean runs from 0.30 to 0.88 by the normal distribution and
/// from below 0 to 1.2 by Hartung and Knapp's: what is known of the spread between services decides, and
/// with so few that is next to nothing.
public enum FewServices: String, Sendable, Hashable {
  /// One or two: nothing is pooled, each service is shown with its own interval.
  case notPooled = "not pooled"
  /// Three or four: pooled, but no service is marked.
  case noVerdicts = "no verdicts"
  /// Five or more.
  case enough

  /// The fewest services that are pooled: 3.
  public static let fewestToPool = 3
  /// The fewest services among which one may be marked: 5.
  public static let fewestForVerdicts = 5

  /// What may be done with this many services.
  public init(services: Int) {
    self =
      if services < Self.fewestToPool {
        .notPooled
      } else if services < Self.fewestForVerdicts {
        .noVerdicts
      } else {
        .enough
      }
  }

  /// What to say of it beside the results; nil where there are enough.
  public var note: Note? {
    switch self {
    case .notPooled:
      Note(
        "pooling.not-pooled",
        "One or two services are not pooled: each is shown with its own interval.")
    case .noVerdicts:
      Note(
        "pooling.few-services",
        "There are fewer than five services. How much they differ can hardly be told, so none is "
          + "marked; look at each with its own interval.")
    case .enough: nil
    }
  }
}

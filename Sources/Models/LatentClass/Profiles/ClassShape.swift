public import Results

/// The shape of a typical journey, decided by intervals.
///
/// With m(t) the mean of the class and [ ] an interval of the level asked for:
///
/// | word | rule |
/// |---|---|
/// | starts lower, higher | [ m_g(start) − Σ_h π_h m_h(start) ] lies below, above zero; the shares π taken as known |
/// | rises, falls | [ m(end) − m(start) ] lies above, below zero |
/// | rises, then falls | a time between with [ m − m(start) ] and [ m − m(end) ] both above zero |
/// | falls, then rises | the same, both below zero |
/// | no movement to tell | none of these: it may move by less than can be told, which is not holding still |
public struct ClassShape: Sendable, Hashable, Codable {
  /// Where it starts beside the average of all classes.
  public enum Start: String, Sendable, Hashable, Codable {
    /// Lower.
    case lower
    /// Not to be told from it.
    case near
    /// Higher.
    case higher
  }

  /// How it goes on.
  public enum Movement: String, Sendable, Hashable, Codable {
    /// The end is higher than the start.
    case rises
    /// The end is lower than the start.
    case falls
    /// A time between is higher than both.
    case risesThenFalls = "rises-then-falls"
    /// A time between is lower than both.
    case fallsThenRises = "falls-then-rises"
    /// No movement that can be told from none.
    case notTold = "no-movement-to-tell"
  }

  /// Where it starts beside the average of all classes; nil where there is one class.
  public var start: Start?
  /// How it goes on.
  public var movement: Movement
  /// The first time of it.
  public var from: Double
  /// The last time of it.
  public var to: Double
  /// When it turns, where it does.
  public var turn: Double?
  /// The mean at the first time.
  public var first: Double
  /// The mean at the last time.
  public var last: Double
  /// Last less first.
  public var change: Estimate

  /// It in words, without figures.
  public var words: String {
    let how =
      switch movement {
      case .rises: "rises"
      case .falls: "falls"
      case .risesThenFalls: "rises, then falls"
      case .fallsThenRises: "falls, then rises"
      case .notTold: "shows no movement that can be told from none"
      }
    return switch start {
    case .lower: "starts lower than the average and \(how)"
    case .higher: "starts higher than the average and \(how)"
    case .near: "starts near the average and \(how)"
    case nil: how
    }
  }
}

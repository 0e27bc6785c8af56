/// One score of one person on one occasion: its values, or the reason why there are none.
public struct Score: Sendable, Hashable {
  /// How it came about.
  public enum Status: String, Sendable, Hashable {
    /// Every item was answered, or passed over by design.
    case scored
    /// Some items were missing, and the rule of the scale lets the others stand for them.
    case prorated
    /// Some items were missing, and the rule of the scale does without them: those answered are
    /// counted as they are, or decide it whatever the others were.
    case partial
    /// There is no score.
    case missing
  }

  /// How it came about.
  public var status: Status
  /// Its value in each metric, in the order of the definition; empty when missing.
  public var values: [Double]
  /// How many of its items were answered, or passed over by design and counted so.
  public var answered: Int
  /// How many items it has, those of the scores it is made of among them.
  public var items: Int
  /// Why there is no score; nil when there is one.
  public var reason: MissingReason?
  /// The items without an answer, by what is known of the reason.
  public var unanswered: Unanswered

  /// Makes a score, or the reason why there is none.
  public init(
    status: Status, values: [Double], answered: Int, items: Int, reason: MissingReason? = nil,
    unanswered: Unanswered = .none
  ) {
    self.status = status
    self.values = values
    self.answered = answered
    self.items = items
    self.reason = reason
    self.unanswered = unanswered
  }

  /// The value in one metric, by its position in the definition.
  public func value(metric: Int) -> Double? { status == .missing ? nil : values[metric] }
}

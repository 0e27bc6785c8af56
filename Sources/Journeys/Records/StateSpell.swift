/// A stretch of time in which an outcome of a person was in one state: housed, in training, in touch with a
/// doctor. Levels, such as of literacy, are states in an order.
///
/// The day it ended belongs to it, unless another state begins on that day: then that day is the other's.
public struct StateSpell: Sendable, Hashable {
  /// What is said of the outcome.
  public enum State: Sendable, Hashable {
    /// One of the indicator's states, by its id.
    case named(String)
    /// Nobody knows; which is not "no".
    case unknown
    /// The outcome is none of this person's.
    case notApplicable

    /// The id of the state; nil where none is known.
    public var id: String? { if case .named(let id) = self { id } else { nil } }
  }

  /// The state.
  public var state: State
  /// The first day, counted from 1970-01-01.
  public var from: Int
  /// The last day; nil while it is still so.
  public var to: Int?
  /// Who said so; nil for not recorded.
  public var toldBy: Teller?

  /// Describes a spell.
  public init(_ state: State, from: Int, to: Int? = nil, toldBy: Teller? = nil) {
    (self.state, self.from, self.to, self.toldBy) = (state, from, to, toldBy)
  }
}

/// A number that was counted over a stretch of time: hours of volunteering, say.
public struct CountSpell: Sendable, Hashable {
  /// The number, 0 or more.
  public var count: Double
  /// The first day, counted from 1970-01-01.
  public var from: Int
  /// The last day; nil while counting goes on.
  public var to: Int?
  /// Who said so; nil for not recorded.
  public var toldBy: Teller?

  /// Describes a count.
  public init(_ count: Double, from: Int, to: Int? = nil, toldBy: Teller? = nil) {
    (self.count, self.from, self.to, self.toldBy) = (count, from, to, toldBy)
  }
}

/// A goal that a person set, with the weight they gave it and when it was put down.
public struct PersonalGoal: Sendable, Hashable {
  /// Why a goal is not followed any more.
  public enum Ending: String, Sendable, Hashable, CaseIterable {
    /// The person has reached it.
    case reached
    /// The person has put it down: it is not theirs any more.
    case retired
    /// Another goal took its place.
    case replaced
  }

  /// Its id, unique among the person's goals.
  public var id: String
  /// Its weight, above 0. The default is 1.
  public var weight: Double
  /// When it was set, on the scale of the occasions.
  public var set: Double
  /// When it was ended; nil while it is followed.
  public var ended: Double?
  /// Why it was ended; nil while it is followed, or where nobody said.
  public var ending: Ending?

  /// Describes a goal.
  public init(
    id: String, weight: Double = 1, set: Double, ended: Double? = nil, ending: Ending? = nil
  ) {
    precondition(weight > 0, "a weight of \(weight)")
    self.id = id
    self.weight = weight
    self.set = set
    self.ended = ended
    self.ending = ending
  }

  /// Whether it is followed at a time; on the day it is ended it still is.
  public func isFollowed(at time: Double) -> Bool {
    time >= set && (ended.map { time <= $0 } ?? true)
  }

  /// Whether it was ended before a time. An ended goal is not a lost one: nobody misses its rating.
  public func isEnded(before time: Double) -> Bool { ended.map { $0 < time } ?? false }
}

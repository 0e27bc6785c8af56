/// May this number leave? A rule on how many people must stand behind a figure about a group.
public struct DisclosureRule: Sendable, Hashable {
  /// What becomes of a figure.
  public enum Verdict: String, Sendable, Hashable {
    /// Enough people stand behind it.
    case shown
    /// Too few people stand behind it.
    case suppressed
  }

  /// Fewest persons behind a figure that is shown; at least 1. The default is 10.
  public var fewestPersons: Int

  /// Makes a rule.
  public init(fewestPersons: Int = 10) {
    precondition(fewestPersons >= 1, "a rule of \(fewestPersons) persons")
    self.fewestPersons = fewestPersons
  }

  /// What becomes of a figure about this many persons. Groups of none are not judged here: that
  /// nobody is in a group is said as such.
  public func verdict(persons: Int) -> Verdict {
    persons >= fewestPersons ? .shown : .suppressed
  }
}

import Parallel

extension LeadLag {
  /// The answers of several pairs of a score and an outcome, each by itself, worked out on several cores.
  ///
  /// - Parameter panels: everybody's scores and outcome, pair by pair.
  /// - Returns: the answers in the order of the pairs: those that ``init(_:options:)`` gives one by one.
  public static func all(_ panels: [[LeadLagPerson]]) -> [LeadLag] {
    mapInOrder(count: panels.count) { LeadLag(panels[$0]) }
  }
}

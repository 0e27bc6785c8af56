public import Results

/// Summaries of groups that together are everybody, and of everybody.
public struct ReleasedGroups: Sendable, Hashable {
  /// The groups, in their order.
  public var groups: [ReleasedSummary]
  /// Everybody; nil where that was not asked for.
  public var everybody: ReleasedSummary?
}

extension DisclosureGate {
  /// Summaries of separate groups and of everybody in them, for example of services and all services.
  ///
  /// From everybody's mean and the means of all groups but some, the mean of those some follows:
  ///
  ///     (n·m − Σ shown nᵢ·mᵢ) / (n − Σ shown nᵢ)
  ///
  /// and their standard deviation likewise. So groups are withheld, smallest first, until those withheld
  /// are together enough persons with enough sets of scores (``admits(leftOver:)``). Numbers of persons are a table with its total (``table(_:)``), and a group whose
  /// number is withheld is withheld altogether.
  ///
  /// - Parameters:
  ///   - groups: no person is in two of them, and everybody is in one.
  ///   - everybody: figures of all; nil where they are not released.
  /// - Returns: what may be told, in the same words wherever it may not.
  /// - Throws: `Withheld` where the numbers of persons do not add up or are not counts.
  public func summaries(
    _ groups: [SampleSummary], everybody: SampleSummary?
  ) throws(Withheld) -> ReleasedGroups {
    guard !groups.isEmpty else {
      return ReleasedGroups(groups: [], everybody: everybody.map(summary))
    }
    let counts = table(try CountTable(groups.map(\.n), total: everybody != nil))
    if let everybody, everybody.n != groups.reduce(0, { $0 + $1.n }) {
      throw Withheld(
        "disclosure.not-a-table", "The groups are not as many people as everybody.",
        help: "Every person is in one group.")
    }
    var released = groups.map(summary)
    var withheld = Set(
      released.indices.filter {
        released[$0].mean.value == nil || counts.count(row: 0, column: $0).value == nil
      })
    if everybody != nil, profile.protectsTables {
      let order = groups.indices.sorted { (groups[$0].n, $0) < (groups[$1].n, $1) }
      for group in order where !withheld.isEmpty && !withheld.contains(group) {
        if admits(leftOver: withheld.sorted().map { groups[$0] }) { break }
        withheld.insert(group)
      }
    }
    for group in released.indices {
      released[group].n = counts.count(row: 0, column: group)
      guard withheld.contains(group) else { continue }
      released[group].mean = .withheld(tooFew)
      released[group].standardDeviation = .withheld(tooFew)
    }
    var all = everybody.map(summary)
    if let total = counts.total { all?.n = total }
    return ReleasedGroups(groups: released, everybody: all)
  }
}

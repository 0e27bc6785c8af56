extension ServicePacket {
  /// Why no people can stand behind a packet, in words that follow its name; nil where some can.
  public var fault: String? {
    let counts = [n, first, eligible].compactMap(\.self)
    if counts.contains(where: { $0 < 0 || $0 > Self.mostPersons }) {
      return "has a number of people that cannot be"
    }
    if zip(counts, counts.dropFirst()).contains(where: { $0 > $1 }) {
      return
        "has more people with both scores than with a first one, or more of those than there were"
    }
    if scores != nil && (n ?? 0) == 0 { return "has means of nobody" }
    if let n, n > 0, scores == nil, !withheld.contains(.scores) { return "has people and no means" }
    if let scores, let n {
      if n > 1 && (scores.standardDeviationPre == nil || scores.standardDeviationPost == nil) {
        return "has several people and no standard deviation"
      }
      if moments == nil { return "has means, deviations or a correlation that no scores have" }
    }
    if let changes {
      let all = [changes.recovered, changes.improved, changes.deteriorated]
      if all.contains(where: { $0 < 0 || $0 > Self.mostPersons })
        || changes.recovered > changes.improved
        || n.map({ changes.improved + changes.deteriorated > $0 }) == true
      {
        return "has counts of change that do not go together"
      }
    }
    if strata.contains(where: { $0.persons < 0 || $0.persons > Self.mostPersons }) {
      return "has a stratum with a number of people that cannot be"
    }
    return nil
  }

  /// More than there are people.
  private static let mostPersons = 1_000_000_000_000
}

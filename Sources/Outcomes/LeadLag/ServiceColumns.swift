/// Columns for the services in which people were seen.
///
/// A service that never changes for a person is part of what is stable in that person. Levels of their own are
/// given to services with enough outcomes; the rest stand together.
enum ServiceColumns {
  /// Periods with the outcome, and without, that a service must have for a level of its own.
  static let fewest = 10

  /// A column for each service but the first of those that stand by themselves; none where fewer than two do.
  static func columns(_ rows: [PersonPeriod], _ people: [LeadLagPerson]) -> NamedColumns {
    var yes: [String: Int] = [:]
    var no: [String: Int] = [:]
    for row in rows {
      let service = people[row.person].service ?? ""
      if row.outcome { yes[service, default: 0] += 1 } else { no[service, default: 0] += 1 }
    }
    var result = NamedColumns()
    let kept = yes.keys.filter { min(yes[$0] ?? 0, no[$0] ?? 0) >= fewest }.sorted()
    let all = Set(yes.keys).union(no.keys)
    // Where all stand by themselves, the first is the one others are compared with.
    for (k, service) in kept.enumerated() where k > 0 || kept.count < all.count {
      result.add("service\(k)", rows.map { people[$0.person].service ?? "" == service ? 1 : 0 })
    }
    return result
  }

  /// Whether people were seen in more than one service.
  static func several(_ rows: [PersonPeriod], _ people: [LeadLagPerson]) -> Bool {
    Set(rows.map { people[$0.person].service ?? "" }).count > 1
  }
}

import Journeys
import Scoring

/// People whose scores may not be used, as an earlier run may name them: it may hold people who agree no more.
struct LeftOutPeople {
  private var byKey: [[String]: Consent.Verdict] = [:]
  private var isKeyedByService = false
  private var serviceNames: [String: String] = [:]

  /// Nobody.
  init() {}

  /// Takes everybody whose scores a review leaves out of the use inside.
  ///
  /// - Parameters:
  ///   - review: what people agreed to.
  ///   - isKeyedByService: whether ids are unique only within a service.
  ///   - serviceNames: by the name that a service had, the one that it has now.
  init(_ review: ConsentReview, isKeyedByService: Bool, serviceNames: [String: String]) {
    self.isKeyedByService = isKeyedByService
    self.serviceNames = serviceNames
    for (person, verdict) in review.leftOut(.scores, .inside) {
      byKey[isKeyedByService ? [person.service, person.id] : [person.id]] = verdict
    }
  }

  /// Why a row of an earlier run is of somebody who is left out; nil where it is not.
  func verdict(_ row: ScoreList.Row) -> Consent.Verdict? {
    byKey.isEmpty ? nil : byKey[key(row)]
  }

  /// How many people of an earlier run are left out, by the reason.
  func counts(_ list: ScoreList) -> [Consent.Verdict: Int] {
    guard !byKey.isEmpty else { return [:] }
    var counts: [Consent.Verdict: Int] = [:]
    for verdict in Set(list.values.keys.map(key)).compactMap({ byKey[$0] }) {
      counts[verdict, default: 0] += 1
    }
    return counts
  }

  private func key(_ row: ScoreList.Row) -> [String] {
    isKeyedByService ? [serviceNames[row.service] ?? row.service, row.person] : [row.person]
  }
}

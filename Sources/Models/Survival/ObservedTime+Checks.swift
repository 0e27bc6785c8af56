extension [ObservedTime] {
  /// Refuses what cannot be used.
  func check() throws(SurvivalError) {
    guard !isEmpty else { throw .noRows }
    for (row, time) in enumerated() {
      guard time.exit.isFinite, time.entry?.isFinite ?? true else { throw .notFinite(row: row) }
      if let entry = time.entry, entry >= time.exit { throw .emptyStretch(row: row) }
    }
    let order = indices.sorted { self[$0].key < self[$1].key }
    for (earlier, later) in zip(order, order.dropFirst())
    where self[earlier].person == self[later].person {
      // Two stretches from the beginning overlap, whatever their ends.
      guard let entry = self[later].entry, entry >= self[earlier].exit else {
        throw .overlap(row: Swift.max(earlier, later), other: Swift.min(earlier, later))
      }
    }
  }

  /// Whether an end comes to somebody more than once.
  var haveSeveralEnds: Bool {
    var ended: Set<Int> = []
    return contains { $0.hasEnded && !ended.insert($0.person).inserted }
  }
}

extension ObservedTime {
  fileprivate var key: (Int, Double, Double) { (person, entry ?? -.infinity, exit) }
}

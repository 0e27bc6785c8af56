extension ReportTable {
  /// A row per day with what was on it, in the order of the events.
  ///
  /// - Parameters:
  ///   - events: what happened.
  ///   - words: how it is told; nil for what is left out.
  mutating func add(_ events: [ToldEvent], _ words: (ToldEvent) -> Sentence?) {
    var days: [(when: String, events: [Sentence])] = []
    for event in events {
      guard let words = words(event) else { continue }
      if days.last?.when == event.when {
        days[days.count - 1].events.append(words)
      } else {
        days.append((event.when, [words]))
      }
    }
    for day in days { add(.onOneLine(day.when), [.words(.joined(day.events))]) }
  }
}

import Results

/// Whether what one observer noted of one person on one day can all be true.
enum ObservationChecks {
  /// By what two observations would have to be the same.
  private struct Key: Hashable {
    var day: Int
    var indicator: String
    var by: Observation.View
    var observer: String?
  }

  /// Observations without those by which one observer contradicts themselves.
  ///
  /// Workers whose names are not recorded may be two, and stay. The person is one.
  static func agreeing(
    _ observations: [Placed<Observation>], _ setAside: inout [Diagnostic]
  ) -> [Observation] {
    var groups: [Key: [Placed<Observation>]] = [:]
    var kept: [Observation] = []
    for placed in observations {
      let seen = placed.value
      if seen.by == .worker && seen.observer == nil {
        kept.append(seen)
        continue
      }
      let observer = seen.by == .person ? nil : seen.observer
      let key = Key(day: seen.day, indicator: seen.indicator, by: seen.by, observer: observer)
      groups[key, default: []].append(placed)
    }
    for group in groups.values {
      guard let first = group.first else { continue }
      if group.allSatisfy({ $0.value.answer == first.value.answer }) {
        kept.append(first.value)
        continue
      }
      let lines = group.map(\.place).sorted().lines
      for placed in group {
        setAside.append(
          Diagnostic(
            .recordConflict, at: placed.place,
            "\(lines) give different answers of one observer to one indicator on one day.",
            help: "Keep the right one, or name the observers; none of them is used till then."))
      }
    }
    return kept.sorted {
      ($0.day, $0.indicator, $0.by.rawValue, $0.observer ?? "", $0.answer)
        < ($1.day, $1.indicator, $1.by.rawValue, $1.observer ?? "", $1.answer)
    }
  }
}

/// How many are at risk at any time: those who entered before it and had not left before it.
///
///     Y(t) = #(entry < t) − #(exit < t)
struct RiskSet: Sendable, Hashable {
  /// Entries in order; −∞ for the beginning.
  let entries: [Double]
  /// Exits in order.
  let exits: [Double]

  init(_ rows: [ObservedTime]) {
    entries = rows.map { $0.entry ?? -.infinity }.sorted()
    exits = rows.map(\.exit).sorted()
  }

  /// Who is watched in a state from the start on.
  init(_ rows: [Sojourn], from: Double) {
    entries = rows.map { max(from, $0.start) }.sorted()
    exits = rows.map(\.stop).sorted()
  }

  /// Y(t).
  func count(at t: Double) -> Int { Self.below(t, entries) - Self.below(t, exits) }

  /// How many of a sorted list are smaller.
  static func below(_ value: Double, _ sorted: [Double]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Stretches of time between the first entry and the last exit in which nobody is at risk.
  var gaps: [ObservationGap] {
    var gaps: [ObservationGap] = []
    var inside = 0
    // At equal times an entry goes with an exit: (a, b] and (b, c] leave no gap.
    var (entry, exit) = (0, 0)
    while entry < entries.count {
      if exit < exits.count, exits[exit] < entries[entry] {
        inside -= 1
        exit += 1
        if inside == 0 {
          gaps.append(ObservationGap(from: exits[exit - 1], to: entries[entry]))
        }
      } else {
        inside += 1
        entry += 1
      }
    }
    return gaps
  }
}

/// A stretch of time in which nobody was watched: what happened in it is not known, and counts as nothing.
public struct ObservationGap: Sendable, Hashable {
  /// From when.
  public let from: Double
  /// To when.
  public let to: Double
}

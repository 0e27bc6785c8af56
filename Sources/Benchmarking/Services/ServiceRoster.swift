import Journeys
import Models
import Results
import Scoring

/// The people of each service: who could have had two scores of something, and what those who have changed by.
struct ServiceRoster {
  /// Somebody with a first and a later score.
  struct Pair {
    /// The first score.
    var first: Double
    /// Last less first score.
    var change: Double
    /// From first to last score; nil where a day is not known.
    var weeks: Double?
  }

  /// A service.
  struct Service {
    var name: String
    /// Its people, scored or not.
    var eligible = 0
    /// Of these, with a score.
    var first = 0
    /// Of these, with two.
    var pairs: [Pair] = []

    init(name: String) { self.name = name }

    var completion: Completion? {
      try? Completion(eligible: eligible, first: first, paired: pairs.count)
    }
  }

  /// In the order of their names.
  let services: [Service]

  init(_ panel: Panel, of target: ScoreTarget) {
    var byName: [String: Service] = [:]
    for journey in panel.journeys {
      let points = journey.points(of: target)
      let name = journey.person.service
      var service = byName[name] ?? Service(name: name)
      service.eligible += 1
      service.first += points.isEmpty ? 0 : 1
      if points.count >= 2, let first = points.first, let last = points.last {
        var weeks: Double?
        if let start = first.occasion.day, let end = last.occasion.day {
          weeks = (Double(end) - Double(start)) / 7
        }
        service.pairs.append(
          Pair(first: first.value, change: last.value - first.value, weeks: weeks))
      }
      byName[name] = service
    }
    services = byName.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Services in which somebody has two scores.
  var withPairs: [Service] { services.filter { !$0.pairs.isEmpty } }

  /// Persons with two scores.
  var count: Int { services.reduce(0) { $0 + $1.pairs.count } }

  /// Who stands behind the outcome of each service.
  var completions: [String: Completion] {
    Dictionary(services.compactMap { service in service.completion.map { (service.name, $0) } }) {
      first, _ in first
    }
  }

  /// A row per person with two scores: `change`, `first`, `weeks` where all are known, `service`.
  static func frame(_ services: [Service]) throws(ModelError) -> ModelFrame {
    let pairs = services.flatMap(\.pairs)
    var columns: [String: ModelFrame.Column] = [
      "change": .numeric(pairs.map(\.change)), "first": .numeric(pairs.map(\.first)),
      "service": .factor(
        services.flatMap { Array(repeating: $0.name, count: $0.pairs.count) }),
    ]
    let weeks = pairs.compactMap(\.weeks)
    if weeks.count == pairs.count { columns["weeks"] = .numeric(weeks) }
    return try ModelFrame(columns)
  }
}

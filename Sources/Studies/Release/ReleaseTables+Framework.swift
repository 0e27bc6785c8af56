import Disclosure
import Reports
import Results
import Scales
import Tables

extension ReleaseTables {
  /// A row per part of the people of an indicator, and per way in which support stands.
  var outcomes: ResultTable {
    var table = ResultTable(
      columns: ["outcome", "kind", "indicator", "what", "status", "people"])
    guard let found = release.framework else { return table }
    func add(_ about: [ResultTable.Cell], _ what: String, _ people: Released<Int>) {
      table.rows.append(
        about + [
          .text(what), .text(people.status), people.value.map { .integer($0) } ?? .missing,
        ])
    }
    for distance in found.distances {
      let about: [ResultTable.Cell] = [
        .text(distance.outcome.id), .text(distance.outcome.kind.rawValue),
        .text(distance.indicator.id),
      ]
      add(about, "with a start and a review", distance.people)
      for part in distance.parts { add(about, part.what, part.people) }
    }
    for part in found.support {
      add([.missing, .missing, .text("support")], part.what, part.people)
    }
    return table
  }
}

import Models
import TestSupport

/// Curves that R's survival package made: `Fixtures/models/survival`.
struct SurvivalFixture {
  /// One figure.
  struct Figure: Sendable {
    var set: String
    var scale: String
    var name: String
    var place: Int
    var time: Double
    /// Nil where R has none.
    var value: Double?
  }

  static let shared = Result { try SurvivalFixture() }

  let ends: [String: [ObservedTime]]
  let stays: [String: [Sojourn]]
  let figures: [Figure]

  init() throws {
    let folder = "Fixtures/models/survival/"
    ends = Dictionary(grouping: try Expected.rows(folder + "ends.csv")) { $0["set"] ?? "" }
      .mapValues { rows in
        rows.map { row in
          ObservedTime(
            entry: Double(row["entry"] ?? ""), exit: Double(row["exit"] ?? "") ?? .nan,
            hasEnded: row["ended"] == "1", person: Int(row["person"] ?? "") ?? 0)
        }
      }
    stays = Dictionary(grouping: try Expected.rows(folder + "stays.csv")) { $0["set"] ?? "" }
      .mapValues { rows in
        rows.map { row in
          Sojourn(
            person: Int(row["person"] ?? "") ?? 0, state: Int(row["state"] ?? "") ?? -1,
            start: Double(row["start"] ?? "") ?? .nan, stop: Double(row["stop"] ?? "") ?? .nan,
            next: Int(row["to"] ?? ""))
        }
      }
    figures = try Expected.rows(folder + "expected.csv").map { row in
      Figure(
        set: row["set"] ?? "", scale: row["scale"] ?? "", name: row["name"] ?? "",
        place: Int(row["place"] ?? "") ?? 0, time: Double(row["time"] ?? "") ?? .nan,
        value: Double(row["value"] ?? ""))
    }
  }

  /// The figures of a set.
  func figures(_ set: String, _ scale: String) -> [Figure] {
    figures.filter { $0.set == set && $0.scale == scale }
  }
}

/// Whether a limit is R's. About 0 and 1 the standard error says nothing, and where there is no error there is no
/// interval here; R has none, or one without width.
func limitAgrees(_ found: Double?, _ expected: Double?, of share: Double?) -> Bool {
  guard let found else {
    return expected.map { agrees(share, $0, relative: 1e-8, absolute: 1e-12) } ?? true
  }
  return expected.map { agrees(found, $0, relative: 1e-8, absolute: 1e-12) } ?? false
}

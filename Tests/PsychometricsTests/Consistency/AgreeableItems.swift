import Psychometrics
import Results
import TestSupport

/// Answers to the five agreeableness items of psych::bfi, the first reversed as 7 − A1.
enum AgreeableItems {
  /// The first 200 complete responses (Fixtures/psychometrics/alpha).
  static func few() throws -> ItemDeviations {
    deviations(try Expected.rows("Fixtures/psychometrics/alpha/input.csv"))
  }

  /// All 2,709 complete responses, from `../shared/data/bfi.csv`; nil where that is absent.
  static let all: ItemDeviations? = (try? SharedData.rows("bfi.csv")).map(deviations)

  /// Everybody's answers, gaps included.
  static let withGaps: [[Double?]]? = (try? SharedData.rows("bfi.csv")).map(answers)

  private static func deviations(_ rows: [[String: String]]) -> ItemDeviations {
    ItemDeviations(answers(rows).compactMap { $0.contains(nil) ? nil : $0.compactMap(\.self) })
  }

  private static func answers(_ rows: [[String: String]]) -> [[Double?]] {
    let names = ["A1", "A2", "A3", "A4", "A5"]
    return rows.map { row in
      names.enumerated().map { i, name in
        row[name].flatMap { Double($0) }.map { i == 0 ? 7 - $0 : $0 }
      }
    }
  }
}

import Journeys
import Reports
import Results

extension FrameworkFindings {
  /// `consent-summary.csv`: a row per part of the record, use, and what the consent to it amounts to: so many
  /// people, and of notes, quotes and pictures so many of each kind.
  var consentSummaryTable: ResultTable {
    var table = ResultTable(
      columns: ["counted", "part", "use", "consent", "n", "of", "status", "reason"])
    guard let consent else { return table }
    if consent.hasConsent {
      for part in Consent.Part.allCases where part != .everything {
        for use in Consent.Use.allCases {
          table.rows += Self.people(consent.counts(part, use), part, use)
        }
      }
    } else {
      table.rows.append(
        [.text("people")] + [ResultTable.Cell](repeating: .missing, count: 5)
          + [.text("missing"), .text("there is no record of what people agreed to")])
    }
    for kind in WrittenWord.Kind.allCases { table.rows += words(kind) }
    return table
  }

  private static func people(
    _ counts: ConsentReview.Counts, _ part: Consent.Part, _ use: Consent.Use
  ) -> [[ResultTable.Cell]] {
    Consent.Verdict.allCases.map { verdict in
      let n = verdict == .covered ? counts.covered : counts.withheld[verdict] ?? 0
      return row("people", part, use, verdict.rawValue, n, of: counts.people)
    }
  }

  /// Words of a kind; none where there are none.
  private func words(_ kind: WrittenWord.Kind) -> [[ResultTable.Cell]] {
    let (shown, waiting) = (shared.shown[kind] ?? 0, shared.notApproved[kind] ?? 0)
    let withheld = shared.withheld[kind] ?? [:]
    let all = shown + waiting + withheld.values.reduce(0, +)
    guard all > 0 else { return [] }
    return [
      Self.row(kind.rawValue, kind.part, .shared, "covered, approved", shown, of: all),
      Self.row(kind.rawValue, kind.part, .shared, "covered, not approved", waiting, of: all),
    ]
      + Consent.Verdict.allCases.filter { $0 != .covered }.map {
        Self.row(kind.rawValue, kind.part, .shared, $0.rawValue, withheld[$0] ?? 0, of: all)
      }
  }

  private static func row(
    _ counted: String, _ part: Consent.Part, _ use: Consent.Use, _ consent: String, _ n: Int,
    of all: Int
  ) -> [ResultTable.Cell] {
    [
      .text(counted), .text(part.rawValue), .text(use.rawValue), .text(consent), .integer(n),
      .integer(all), .text("known"), .missing,
    ]
  }
}

import Journeys
import Reports
import Results
import Scales
import Scoring
import Tables

extension FrameworkFindings {
  /// `own-words.csv`: a row per note, quote or picture that may be read inside. Listed names are masked in the
  /// texts, which makes none of them anonymous.
  var ownWordsTable: ResultTable {
    ResultTable(
      columns: [
        "service", "person", "date", "kind", "outcome", "text", "file", "names_masked",
        "may_be_shown", "reason",
      ],
      rows: words.map { told in
        [
          .text(told.person.service), .text(told.person.id), .text(DayNumber.text(told.word.day)),
          .text(told.word.kind.rawValue), .text(told.outcome?.id),
          .text(told.word.text.isEmpty ? nil : told.word.text), .text(told.word.file),
          .integer(told.word.namesMasked), .text(told.outside == .mayBeShown ? "yes" : "no"),
          .text(told.outside.reason),
        ]
      })
  }
}

extension FrameworkFindings.Told.Outside {
  /// Why it may not be shown; nil where it may.
  fileprivate var reason: String? {
    switch self {
    case .mayBeShown: nil
    case .notApproved: "not approved"
    case .consent(let verdict): "consent \(verdict.rawValue)"
    }
  }
}

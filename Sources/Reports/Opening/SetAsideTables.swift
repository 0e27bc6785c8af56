import Results

/// Rows and cells set aside: counted by reason, then listed with their lines. What stands in them
/// is not shown.
struct SetAsideTables: Sendable {
  private var reasons = ReportTable(
    "reasons", "Rows and answers set aside, by reason",
    columns: ["Reason", "What is set aside", "Number"])
  private var list: ReportTable
  private var counts = ReportTable(
    "set-aside-counts", "How many are listed here", columns: ["What", "Number"])
  private var shown: (listed: Cell, all: Cell)?
  private let isEmpty: Bool

  init(_ diagnostics: [Diagnostic], most: Int) {
    isEmpty = diagnostics.isEmpty
    // Lines of several files are told apart by the files.
    let files = Set(diagnostics.map(\.place.file))
    let columns: [Sentence] = ["Line", "What", "Column", "Reason", "What to do"]
    list = ReportTable(
      "set-aside", "Rows and answers set aside, by line of the file",
      columns: columns + (files.count > 1 ? ["File"] : []))
    for code in DiagnosticCode.allCases {
      let count = diagnostics.count { $0.code == code }
      guard count > 0 else { continue }
      reasons.add(.words(Self.words(code)), [.words(Self.what(code)), .count(count)])
    }
    for diagnostic in diagnostics.prefix(most) {
      list.add(
        diagnostic.place.line.map(Entry.line) ?? .none,
        [
          .words(Self.what(diagnostic.code)),
          diagnostic.place.field.map { .words("\(code: $0)") } ?? .none,
          .given(diagnostic.message), .given(diagnostic.help),
        ] + (files.count > 1 ? [.given(diagnostic.place.file)] : []))
    }
    if diagnostics.count > most {
      shown = (
        counts.fact("Listed in this report", .count(most)),
        counts.fact("In all", .count(diagnostics.count))
      )
    }
  }

  /// The tables as they stand on the page.
  var markup: [Markup] {
    guard !isEmpty else { return [.paragraph("Nothing was set aside.")] }
    guard let shown else { return [reasons.markup, list.markup] }
    return [
      reasons.markup,
      .paragraph(
        """
        The first \(shown.listed) of \(shown.all) are listed here; \(code: "refused.csv") lists every \
        one.
        """), list.markup, counts.markup,
    ]
  }

  private static func what(_ code: DiagnosticCode) -> Sentence {
    code.concernsOneCell ? "Answer" : "Row"
  }

  private static func words(_ code: DiagnosticCode) -> Sentence {
    switch code {
    case .csvRaggedRow: "More or fewer cells than the header has"
    case .keyMissing: "Nothing says whose answers they are"
    case .keyConflict: "Different answers for the same person and occasion"
    case .keyRepeat: "A copy of another row"
    case .occasionMissing: "Nothing says which occasion it was"
    case .occasionUnknown: "An occasion that the study does not have"
    case .keyDamaged: "An id that a spreadsheet has rounded"
    case .textInvisibleCharacter: "An id with a character that nobody sees"
    case .responseNotNumeric: "Not a number"
    case .responseUnknownLabel: "A text that is not the wording of an answer"
    case .responseNotAnOption: "A number between the answers that the question offers"
    case .responseFraction: "A number with a fraction"
    case .responseNumberTooLarge: "A number too large to compute with"
    case .responseNumberTooSmall: "A number too near nought to compute with"
    case .responseNumberTooLong: "A number with too many digits"
    case .responseNumberForm: "A number that is not written as an answer is"
    case .responseDecimalMark: "A number with a comma or other marks in it"
    case .responseNonASCIIDigit: "A number in digits other than 0 to 9"
    case .responseSeveral: "Several answers in one cell"
    case .responseMissingLookAlike: "A text that may mean no answer, which nobody has said"
    case .responseInvisibleCharacter: "An answer with a character that nobody sees"
    case .responseOutOfRange: "Not one of the answers that the question offers"
    case .recordUnknownIndicator: "An outcome or indicator that the framework has not"
    case .recordUnknownWord: "A word that is none of those the column may have"
    case .recordMissingCell: "An empty cell without which a row says nothing"
    case .recordDate: "A date that the calendar has not"
    case .recordNumber: "A text where a number belongs"
    case .recordRatingRange: "A number outside its range"
    case .recordOrder: "A last day before its first day"
    case .recordOverlap: "Two states of one outcome at once"
    case .recordBeforeStart: "An outcome that was over before support began"
    case .recordAfterUntil: "A day after the one up to which this run looks"
    case .recordConflict: "Two answers, or two ratings, where there is one"
    case .recordRepeat: "A copy of another row of records"
    case .recordGoalOrder: "A goal set twice, or followed after it had ended"
    default: "\(code: code.rawValue)"
    }
  }
}

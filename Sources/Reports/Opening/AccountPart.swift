import Results
import Scales

/// What came in and what was set aside.
struct AccountPart: Sendable {
  /// The most rows and cells that are listed here; `refused.csv` lists all.
  static let mostListed = 50

  let study: StudyDescription
  let account: RunAccount
  /// Two sentences for the first page.
  let summary: Sentence
  private let facts: ReportTable
  private let listing: SetAsideTables
  private let notes: ReportTable?
  private let scores: ReportTable
  private let audit: ReportTable?

  init(_ study: StudyDescription, _ account: RunAccount, chapters: [OutcomeFindings]) {
    self.study = study
    self.account = account
    var facts = ReportTable("account", "What came in", columns: ["What", "Number"])
    let rows = facts.fact("Rows in the file", .count(account.rows))
    let aside = facts.fact("Rows set aside", .count(account.rowsSetAside))
    let leftOut = account.rows - account.rowsSetAside - account.usable
    if account.withheld != nil, leftOut > 0 {
      facts.fact("Rows left out, as no consent covers them", .count(leftOut))
    }
    facts.fact("Rows used", .count(account.usable))
    let persons = facts.fact("People with at least one row used", .count(account.persons))
    if account.movers > 0 {
      facts.fact(
        "People seen in more than one of the \(given: study.services), counted where they were first",
        .count(account.movers))
    }
    if let records = account.records {
      facts.fact("Rows of records beside the answers", .count(records.rows))
      facts.fact("Of them set aside", .count(records.setAside))
    }
    let services = facts.fact("Number of \(given: study.services)", .count(account.services))
    let occasions = facts.fact("Occasions", .count(account.occasions))
    self.facts = facts
    let places: Sentence =
      account.services > 0
      ? " in \(services) \(given: account.services == 1 ? study.service : study.services)"
      : ""
    summary = """
      \(rows, "row", "rows") of answers came in and \(aside, "was", "were") set aside. The rows used are \
      from \(persons, "person", "people")\(places), on \(occasions, "occasion", "occasions").
      """
    listing = SetAsideTables(account.setAside, most: Self.mostListed)
    notes = Self.notes(account.notes)
    scores = Self.scores(account, chapters)
    audit = Self.audit(account)
  }

  /// The part as it stands on the page.
  var section: Section {
    Section(
      id: "account-part", title: "What came in and what was set aside", content: content)
  }

  private var content: [Markup] {
    [
      .paragraph("The answers come from \(code: account.file). \(summary)"), facts.markup,
      .paragraph(
        """
        A row or a single answer is set aside when it cannot be used as it stands. Nothing is \
        corrected, guessed or filled in.
        """),
    ] + listing.markup + (notes.map { [$0.markup] } ?? []) + [
      .paragraph(
        """
        Not every row that is used gives a score. Where answers are missing, only the rule of the \
        scale decides whether there is one.
        """),
      scores.markup,
    ] + attendance + AttentionTable(account.attention).markup + (audit.map(Self.audited) ?? [])
  }

  /// The most occasions that are listed.
  private static let mostOccasions = 60

  /// Occasions share people: who was there before stands beside who is new.
  private var attendance: [Markup] {
    guard (2...Self.mostOccasions).contains(account.attendance.count) else { return [] }
    var table = ReportTable(
      "attendance", "People on each occasion",
      columns: ["Occasion", "People", "Of them seen before", "Of them new"])
    for occasion in account.attendance {
      table.add(
        .given(occasion.occasion),
        [
          .count(occasion.persons), .count(occasion.seenBefore),
          .count(occasion.persons - occasion.seenBefore),
        ])
    }
    table.note = """
      Occasions are largely of the same people, so they are never compared here as if they were groups of \
      different ones.
      """
    return [table.markup]
  }

  private static func audited(_ table: ReportTable) -> [Markup] {
    [
      .paragraph(
        """
        The answers were also looked at as a whole. This stood out; nothing was changed because of it.
        """),
      table.markup,
    ]
  }

  private static func audit(_ account: RunAccount) -> ReportTable? {
    guard !account.audit.isEmpty else { return nil }
    var table = ReportTable(
      "audit", "What stood out in the answers as a whole",
      columns: ["Column or score", "What", "What to do"])
    for finding in account.audit {
      table.add(
        .given(finding.place.field ?? finding.code.rawValue),
        [.given(finding.message), .given(finding.help)])
    }
    return table
  }

  /// What is worth knowing of the file; nil when there is nothing.
  private static func notes(_ notes: [Diagnostic]) -> ReportTable? {
    guard !notes.isEmpty else { return nil }
    var table = ReportTable(
      "notes", "Worth knowing of the file; nothing was set aside for it",
      columns: ["Line or column", "What", "What to do"])
    let alike = alike(notes)
    for (note, places) in alike.prefix(mostListed) {
      table.add(
        .given(places.joined(separator: ", ")), [.given(note.message), .given(note.help)])
    }
    if alike.count > mostListed {
      table.add(.given(""), [.given("and \(alike.count - mostListed) more notes"), .none])
    }
    return table
  }

  /// Notes that say the same of several columns or lines, once, with the places.
  private static func alike(_ notes: [Diagnostic]) -> [(note: Diagnostic, places: [String])] {
    var alike: [(note: Diagnostic, places: [String])] = []
    for note in notes {
      let place = note.place.line.map { "\($0)" } ?? note.place.field ?? ""
      let same = alike.firstIndex {
        $0.note.code == note.code && $0.note.message == note.message && $0.note.help == note.help
      }
      if let same {
        alike[same].places.append(place)
      } else {
        alike.append((note, [place]))
      }
    }
    return alike
  }

  private static func scores(
    _ account: RunAccount, _ chapters: [OutcomeFindings]
  ) -> ReportTable {
    var table = ReportTable(
      "scored", "Scores that came out of the rows used",
      columns: [
        "Score", "Every item answered", "Some missing, within the rule", "No score",
        "Why there is none",
      ])
    for scored in account.scores {
      let found = chapters.first {
        $0.scale.id == scored.scale && $0.definition.id == scored.score
      }
      let reasons = scored.missing.map { "\($0.words): \($0.count)" }.joined(separator: "; ")
      table.add(
        .given(found.map { "\($0.definition.name)" } ?? "\(scored.scale) \(scored.score)"),
        [
          .count(scored.scored), .count(scored.prorated + scored.partial),
          .count(scored.missing.reduce(0) { $0 + $1.count }),
          scored.missing.isEmpty ? .none : .given(reasons),
        ])
    }
    return table
  }
}

public import Results
import Scoring
public import Tables

extension Records {
  /// Reads files of records of any kind of file, and joins their rows to the people of the answers.
  ///
  /// A row that cannot be used is set aside with its reason, and so are rows that contradict each other. A
  /// person of whom there are no answers is kept and told. An observation without its observer and a row
  /// without its worker are kept as not recorded.
  ///
  /// - Parameters:
  ///   - files: the files; of one kind there may be several.
  ///   - rules: what the framework of the study names.
  ///   - people: the people of the answers.
  ///   - until: the day of reckoning, counted from 1970-01-01. Rows that begin later are set aside.
  ///   - dates: whether the day or the month stands first in a date; nil where each file shows it.
  /// - Throws: `RefusedInput` with those of the kinds of files, `csv.missing-column`,
  ///   `record.unknown-column` or `date.order-…`; a file of consent with a row that nobody can be held to
  ///   refuses the run.
  public init(
    reading files: [RecordFile], rules: RecordRules, people: RecordPeople, until: Int,
    dates: DateOrder? = nil
  ) throws(RefusedInput) {
    var tables: [RecordTable] = []
    var problems: [Diagnostic] = []
    for file in files {
      do throws(RefusedInput) {
        tables.append(
          try RecordTable(file, needsService: people.needsService, dates: dates))
      } catch {
        problems += error.diagnostics.map(file.told)
      }
    }
    var reading = RecordReading(rules: rules, people: people, until: until)
    // Names first: they are masked in the texts of all other files.
    reading.takeNames(tables.filter { $0.kind == .names })
    for table in tables where table.kind != .names { problems += reading.take(table) }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self = reading.records(hasConsent: tables.contains { $0.kind == .consent })
  }
}

/// Gathers rows by person, and tells what cannot be used.
struct RecordReading {
  let rules: RecordRules
  let people: RecordPeople
  let until: Int
  private(set) var mask = NameMask([])
  /// The order of dates in the table at hand.
  private(set) var dates = DateOrder.dayFirst
  var setAside: [Diagnostic] = []
  var notes: [Diagnostic] = []
  private var rowCount = 0
  private var gathered: [Person: GatheredRecord] = [:]
  /// Of a row that was used, what and where.
  private var seen: [[String]: Place] = [:]

  init(rules: RecordRules, people: RecordPeople, until: Int) {
    (self.rules, self.people, self.until) = (rules, people, until)
  }

  mutating func takeNames(_ tables: [RecordTable]) {
    mask = NameMask(
      tables.flatMap { $0.rows.compactMap { $0.filled(.name) } } + people.tellingIds)
    for table in tables { notes += table.notes }
    setAside += tables.flatMap(\.setAside)
  }

  /// Takes in a table.
  ///
  /// - Returns: what refuses the run.
  mutating func take(_ table: RecordTable) -> [Diagnostic] {
    dates = table.dates
    notes += table.notes
    rowCount += table.rows.count + table.setAside.count
    var unknown: [Person: Place] = [:]
    var problems: [Diagnostic] = []
    if table.kind == .consent {
      problems = table.setAside.map(Self.refusing)
    } else {
      setAside += table.setAside
    }
    for row in table.rows {
      do throws(RowTrouble) {
        let person = try person(row)
        let cells = Self.cells(row, table.kind)
        if let first = seen[cells] {
          setAside.append(Self.copy(row, first))
          continue
        }
        if table.kind == .consent, row.filled(.withdrawn) != nil, !person.isKnown,
          self.people.isNearlyKnown(person.person)
        {
          throw Self.nearlyKnown(row)
        }
        if !person.isKnown, unknown[person.person] == nil {
          unknown[person.person] = row.place(.person)
        }
        try take(row, table.kind, of: person.person)
        seen[cells] = row.place(.person)
      } catch {
        if table.kind == .consent, row.filled(.withdrawn) != nil {
          problems.append(Self.refusing(error.diagnostic))
        } else {
          setAside.append(error.diagnostic)
        }
      }
    }
    tell(unknown, table)
    return problems
  }

  private mutating func take(
    _ row: RecordRow, _ kind: RecordFile.Kind, of person: Person
  ) throws(RowTrouble) {
    // The record is taken out and put back, not copied, while a row is added to it.
    let isNew = gathered.index(forKey: person) == nil
    var record = gathered.removeValue(forKey: person) ?? GatheredRecord()
    var isUsed = false
    defer { if isUsed || !isNew { gathered[person] = record } }
    switch kind {
    case .consent: record.consent.append(try grant(row))
    case .support: record.support.append(try support(row))
    case .workers: record.workers.append(try worker(row))
    case .outcomes: try outcome(row, &record)
    case .goals:
      let (goal, event) = try goal(row)
      record.goals[goal, default: []].append(event)
    case .observations: record.observations.append(try observation(row))
    case .contacts: record.contacts.append(try contact(row))
    case .words: record.words.append(try words(row))
    case .names: break
    }
    isUsed = true
  }

  private func person(_ row: RecordRow) throws(RowTrouble) -> (person: Person, isKnown: Bool) {
    guard let id = row.filled(.person) else {
      throw row.trouble(
        .keyMissing, .person, "The row has no person id.",
        help: "Fill in the id, or leave the row out.")
    }
    if let trouble = IdTrouble(id) { throw RowTrouble(trouble.diagnostic(at: row.place(.person))) }
    let service = people.service(row.text(.service))
    if people.needsService, service.isEmpty {
      throw row.trouble(
        .keyMissing, .service, "The row does not say which service it belongs to.",
        help: "Fill in the service.")
    }
    if let known = people.known(service, id) { return (known, true) }
    return (people.unknown(service, id), false)
  }

  /// What a row says, by which a copy of it is known.
  private static func cells(_ row: RecordRow, _ kind: RecordFile.Kind) -> [String] {
    [kind.rawValue] + RecordColumn.allCases.map { row.text($0) }
  }

  private static func copy(_ row: RecordRow, _ first: Place) -> Diagnostic {
    Diagnostic(
      .recordRepeat, at: row.place(.person),
      "The row says again, cell for cell, what "
        + [first].lines.lowercased()
        + (first.file == row.file ? "" : " of \(first.file)") + " says.",
      help:
        "Nothing need be done: it counts once. If two things happened on one day, write the time "
        + "behind the date.")
  }

  /// Taken back by somebody who has answers under another spelling, and would be used still.
  private static func nearlyKnown(_ row: RecordRow) -> RowTrouble {
    row.trouble(
      .recordUnknownPerson, .person,
      "A consent is taken back by somebody who has no answers, and an id that differs only in upper and "
        + "lower case, spaces or noughts has some.",
      help: "Write the id as the answers have it.")
  }

  private static func refusing(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.severity = .error
    diagnostic.help +=
      " Nothing is made till then: the row may be somebody's, who has taken their consent back."
    return diagnostic
  }

  private mutating func tell(_ unknown: [Person: Place], _ table: RecordTable) {
    guard let first = unknown.values.min() else { return }
    let (people, have) =
      unknown.count == 1 ? ("1 person", "has") : ("\(unknown.count) people", "have")
    notes.append(
      Diagnostic(
        .recordUnknownPerson, at: first,
        "\(people) in the file of \(table.kind.rawValue) \(have) no answers.",
        help: table.kind == .consent
          ? "Look at how ids are written: a consent, or one that was taken back, meets nobody's answers."
          : "They are kept, and counted where no answers are needed. Look at how ids are written."))
  }

  mutating func records(hasConsent: Bool) -> Records {
    var byPerson: [Person: PersonRecord] = [:]
    for (person, rows) in gathered.sorted(by: { $0.key < $1.key }) {
      byPerson[person] = rows.record(
        of: person, firstScore: people.firstScore(person), &setAside)
    }
    var records = Records(byPerson, until: until, hasConsent: hasConsent)
    records.setAside = setAside.sorted { $0.place < $1.place }
    records.notes = notes.sorted { $0.place < $1.place }
    records.rowCount = rowCount
    return records
  }
}

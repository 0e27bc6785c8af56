import Algorithms
public import Results
public import Scoring

/// Many journeys: everybody in a survey, in the order of their keys.
public struct Panel: Sendable, Hashable {
  /// Journeys in the order of service and id.
  public var journeys: [Journey]
  /// Rows that two or more lines claim, set aside with their lines.
  public var setAside: [Diagnostic]
  /// Ids that may be another spelling of a person's id, with the lines of both.
  public var notes: [Diagnostic] = []

  /// Makes a panel of journeys that are already gathered.
  public init(journeys: [Journey], setAside: [Diagnostic] = []) {
    self.journeys = journeys
    self.setAside = setAside
  }

  /// Gathers scored rows into journeys.
  ///
  /// When several rows claim the same person and occasion, rows that repeat the first answer for
  /// answer are set aside and the first is kept; when any of them differs, all are set aside,
  /// because nothing says which one is the person's.
  ///
  /// - Parameters:
  ///   - rows: rows in the order of the file.
  ///   - scorers: one per scale of the rows.
  ///   - idsUniqueIn: what makes a person.
  ///   - file: the file's name, for diagnostics.
  ///   - dates: how dates become occasions, where the rows have such.
  public init(
    _ rows: [SurveyRow], scorers: [Scorer], idsUniqueIn: SurveyMapping.IdScope, file: String,
    dates: DatedOccasions? = nil
  ) {
    var setAside: [Diagnostic] = []
    var rowsOf: [Person: [SurveyRow]] = [:]
    for row in rows {
      let key = idsUniqueIn == .service ? row.person : Person(service: "", id: row.person.id)
      rowsOf[key, default: []].append(row)
    }
    journeys = rowsOf.values.compactMap { rows in
      let rows = rows.sorted { $0.key < $1.key }
      let rival = Self.withoutRivals(rows, file: file, &setAside)
      let kept = dates.map { $0.occasions(rival, file: file, &setAside) } ?? rival
      guard let first = kept.first else { return nil }
      let entries = kept.map { row in
        Journey.Entry(
          occasion: row.occasion, service: row.person.service, worker: row.worker, line: row.line,
          responses: row.responses,
          scores: zip(scorers, row.responses).map { $0.scores($1) })
      }
      return Journey(person: first.person, entries: entries)
    }
    .sorted { $0.person < $1.person }
    self.setAside = setAside.sorted { $0.place < $1.place }
    notes = IdSpellings.notes(
      rowsOf.compactMap { person, rows in
        rows.min { $0.line < $1.line }.map {
          IdSpellings.Use(person: person, line: $0.line, column: $0.column)
        }
      }, file: file)
  }

  private static func withoutRivals(
    _ rows: [SurveyRow], file: String, _ setAside: inout [Diagnostic]
  ) -> [SurveyRow] {
    rows.chunked { $0.key.0 == $1.key.0 && $0.key.1 == $1.key.1 }.flatMap { slice in
      let rivals = Self.withAnswers(Array(slice), file: file, &setAside)
      let first = rivals[0]
      let agree = rivals.allSatisfy { first.isRepeated(by: $0) }
      let others = rivals.dropFirst()
      guard !others.isEmpty else { return [first] }
      for row in agree ? others : rivals[...] {
        let lines = rivals.map { String($0.line) }.formattedList
        setAside.append(
          agree
            ? Diagnostic(
              .keyRepeat, at: Place(file: file, line: row.line, column: row.column),
              "The row repeats line \(first.line) answer for answer.",
              help: "Remove the copy; the first line is used.")
            : Diagnostic(
              .keyConflict, at: Place(file: file, line: row.line, column: row.column),
              "Lines \(lines) give different answers for the same person and occasion.",
              help: "Find out which one is theirs and remove the others, or correct the occasion."))
      }
      return agree ? [first] : []
    }
  }

  /// Rows of one person and occasion without those that answer nothing, where others answer something:
  /// exports with a row per instrument have such rows.
  private static func withAnswers(
    _ rows: [SurveyRow], file: String, _ setAside: inout [Diagnostic]
  ) -> [SurveyRow] {
    let answered = rows.filter(\.answersAnything)
    guard rows.count > 1, let first = answered.first, answered.count < rows.count else {
      return rows
    }
    for row in rows where !row.answersAnything {
      setAside.append(
        Diagnostic(
          .keyNothingAnswered, at: Place(file: file, line: row.line, column: row.column),
          "The row answers nothing; line \(first.line) has the answers of the same person and occasion.",
          help: "Nothing needs to be done where the export has a row per form."))
    }
    return answered
  }

  /// Persons with at least one scored occasion of a score, with their points.
  public func points(of target: ScoreTarget) -> [(person: Person, points: [JourneyPoint])] {
    journeys.compactMap { journey in
      let points = journey.points(of: target)
      return points.isEmpty ? nil : (journey.person, points)
    }
  }
}

extension SurveyRow {
  /// By what the rows of a person are ordered.
  fileprivate var key: (Double, Int, Int) { (occasion.position, occasion.day ?? 0, line) }

  /// Whether anything is answered, or was set aside.
  fileprivate var answersAnything: Bool {
    responses.joined().contains { $0 != .missing }
  }

  /// Whether another row says the same in every respect. An answer that was set aside says nothing
  /// that could be compared.
  fileprivate func isRepeated(by other: SurveyRow) -> Bool {
    responses == other.responses && worker == other.worker
      && person.service == other.person.service
      && !responses.joined().contains(.setAside)
  }
}

extension [String] {
  /// For example `5, 182 and 183`.
  fileprivate var formattedList: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

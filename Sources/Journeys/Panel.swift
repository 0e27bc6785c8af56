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
  ///   - rows: rows in the order of the files.
  ///   - scorers: one per scale of the rows.
  ///   - idsUniqueIn: what makes a person.
  ///   - dates: how dates become occasions, where the rows have such.
  public init(
    _ rows: [SurveyRow], scorers: [Scorer], idsUniqueIn: SurveyMapping.IdScope,
    dates: DatedOccasions? = nil
  ) {
    var setAside: [Diagnostic] = []
    var rowsOf: [Person: [SurveyRow]] = [:]
    var order: [String: Int] = [:]
    for row in rows {
      if order[row.file] == nil { order[row.file] = order.count }
      let key = idsUniqueIn == .service ? row.person : Person(service: "", id: row.person.id)
      rowsOf[key, default: []].append(row)
    }
    journeys = rowsOf.values.compactMap { rows in
      // Sorting keeps the order of what is equal: rows come as the files have them, one after the other.
      let rows = rows.enumerated().sorted {
        ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
      }.map(\.element)
      let alone = Self.withoutRivals(rows, &setAside)
      let kept = dates.map { $0.occasions(alone, &setAside) } ?? alone
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
        rows.min { (order[$0.file] ?? 0, $0.line) < (order[$1.file] ?? 0, $1.line) }.map {
          IdSpellings.Use(
            person: person, file: $0.file, order: order[$0.file] ?? 0, line: $0.line,
            column: $0.column)
        }
      })
  }

  private static func withoutRivals(
    _ rows: [SurveyRow], _ setAside: inout [Diagnostic]
  ) -> [SurveyRow] {
    rows.chunked { $0.key == $1.key }.flatMap { slice in
      let rivals = Self.withAnswers(Array(slice), &setAside)
      let first = rivals[0]
      let agree = rivals.allSatisfy { first.isRepeated(by: $0) }
      let others = rivals.dropFirst()
      guard !others.isEmpty else { return [first] }
      for row in agree ? others : rivals[...] {
        let lines = rivals.lines
        setAside.append(
          agree
            ? Diagnostic(
              .keyRepeat, at: Place(file: row.file, line: row.line, column: row.column),
              "The row repeats \([first].lines(besides: row.file)) answer for answer.",
              help: "Remove the copy; the first line is used.")
            : Diagnostic(
              .keyConflict, at: Place(file: row.file, line: row.line, column: row.column),
              "\(lines.first?.uppercased() ?? "")\(lines.dropFirst()) give different answers for the same person and occasion.",
              help: "Find out which one is theirs and remove the others, or correct the occasion."))
      }
      return agree ? [first] : []
    }
  }

  /// Rows of one person and occasion without those that answer nothing, where others answer something:
  /// exports with a row per instrument have such rows.
  private static func withAnswers(
    _ rows: [SurveyRow], _ setAside: inout [Diagnostic]
  ) -> [SurveyRow] {
    let answered = rows.filter(\.answersAnything)
    guard rows.count > 1, let first = answered.first, answered.count < rows.count else {
      return rows
    }
    for row in rows where !row.answersAnything {
      setAside.append(
        Diagnostic(
          .keyNothingAnswered, at: Place(file: row.file, line: row.line, column: row.column),
          "The row answers nothing; \([first].lines(besides: row.file)) has the answers of the same person and occasion.",
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
  fileprivate var key: OccasionKey {
    OccasionKey(position: occasion.position, day: occasion.day ?? 0)
  }

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

/// By what two rows of a person are of the same occasion, and which is earlier.
private struct OccasionKey: Comparable {
  var position: Double
  var day: Int

  static func < (left: Self, right: Self) -> Bool {
    (left.position, left.day) < (right.position, right.day)
  }
}

extension [SurveyRow] {
  /// For example `lines 5, 182 and 183`, with the files where there are several.
  fileprivate var lines: String {
    let isOneFile = allSatisfy { $0.file == first?.file }
    let words = map { isOneFile ? "\($0.line)" : "\($0.line) of \($0.file)" }
    guard let last = words.last, count > 1 else { return "line \(words.first ?? "")" }
    return "lines " + words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The line of one row, with its file where that is another.
  fileprivate func lines(besides file: String) -> String {
    guard let row = first else { return "" }
    return row.file == file ? "line \(row.line)" : "line \(row.line) of \(row.file)"
  }
}

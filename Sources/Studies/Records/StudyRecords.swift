import Journeys
import Platform
import Results
import Scales
import Scoring
import Tables

/// The records of a study, and what people agreed to.
struct StudyRecords {
  /// The files as they are stored.
  let files: [SourceFile]
  /// Everybody's records as they were read.
  let all: Records
  /// What everybody agreed to.
  let review: ConsentReview
  /// The records that may be used inside.
  let inside: Records
  /// Whether ids are unique only within a service.
  private let isKeyedByService: Bool

  /// Reads the records of a study.
  ///
  /// - Parameters:
  ///   - study: the study.
  ///   - rules: what records may say.
  ///   - panel: everybody's answers.
  ///   - folder: the folder of the study file.
  ///   - quarter: the last quarter that counts; nil for the study's own day of reckoning.
  /// - Returns: nil where the study has no records.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, `record.…` or those of the kinds of files.
  init?(
    _ study: Study, _ rules: RecordRules, _ panel: Panel, in folder: String, to quarter: Quarter?
  ) throws(RefusedInput) {
    guard let use = study.records else { return nil }
    let until = use.lastDay(study.dates, to: quarter)
    var files: [SourceFile] = []
    var tables: [RecordFile] = []
    for file in use.files {
      let source = try SourceFile(
        reading: Folder.resolve(file.data.file, from: folder), name: file.data.file)
      files.append(source)
      tables.append(RecordFile(file.kind, source, layout: file.data.table))
    }
    let names = Dictionary(
      study.serviceChanges.filter { $0.since == nil }.flatMap { change in
        change.from.map { ($0, change.to) }
      }, uniquingKeysWith: { _, later in later })
    let all = try Records(
      reading: tables, rules: rules,
      people: RecordPeople(panel, idsUniqueIn: study.idsUniqueIn, serviceNames: names),
      until: until, dates: use.dates)
    let review = all.consentReview(with: panel)
    self.files = files
    isKeyedByService = study.idsUniqueIn == .service
    self.all = all
    self.review = review
    inside = all.applying(review, for: .inside)
  }

  /// The rows of people whose answers may be used.
  ///
  /// - Parameters:
  ///   - rows: rows as they were read.
  ///   - everybody: their panel.
  ///   - panel: the panel of those whose answers may be used.
  func used(_ rows: [SurveyRow], _ everybody: Panel, _ panel: Panel) -> [SurveyRow] {
    let kept = Set(panel.journeys.map(\.person))
    let left = everybody.journeys.map(\.person).filter { !kept.contains($0) }
    guard !left.isEmpty else { return rows }
    // A person of several services is, in the panel, of the first.
    let ids = Set(left.map(\.id))
    let keys = Set(left)
    return rows.filter { row in
      isKeyedByService ? !keys.contains(row.person) : !ids.contains(row.person.id)
    }
  }
}

extension ConsentReview {
  /// How many of some people are left out of a part and use, by the reason.
  func counts(_ part: Consent.Part, _ use: Consent.Use, among people: [Person]) -> [Consent.Verdict:
    Int]
  {
    people.reduce(into: [:]) { counts, person in
      let verdict = verdict(of: person, part, use)
      if verdict != .covered { counts[verdict, default: 0] += 1 }
    }
  }
}

extension Study.RecordUse {
  /// The day of reckoning: the study's own, or the last of a quarter before it.
  fileprivate func lastDay(_ dates: DatedOccasions?, to quarter: Quarter?) -> Int {
    guard let quarter, let dates else { return until }
    return min(until, quarter.lastDay(yearStarts: dates.yearStarts))
  }
}

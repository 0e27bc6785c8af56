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
  /// People whose scores may not be used, as an earlier run may name them.
  let leftOut: LeftOutPeople
  /// Whether ids are unique only within a service.
  private let isKeyedByService: Bool

  /// Reads the records of a study.
  ///
  /// - Parameters:
  ///   - use: which files, and the day of reckoning.
  ///   - study: the study.
  ///   - rules: what records may say.
  ///   - panel: everybody's answers.
  ///   - folder: the folder of the study file.
  ///   - quarter: the last quarter that counts; nil for the study's own day of reckoning.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, `record.…` or those of the kinds of files.
  init(
    _ use: Study.RecordUse, _ study: Study, _ rules: RecordRules, _ panel: Panel,
    in folder: String, to quarter: Quarter?
  ) throws(RefusedInput) {
    let files = try Self.files(use, in: folder)
    var all = try Self.records(
      use, files, rules,
      RecordPeople(
        panel, idsUniqueIn: study.idsUniqueIn, serviceNames: Self.serviceNames(study)),
      until: Self.until(use, study, quarter))
    all.consentDay = max(all.until, use.until)
    let review = all.consentReview(with: panel)
    self.files = files
    isKeyedByService = study.idsUniqueIn == .service
    leftOut = LeftOutPeople(
      review, isKeyedByService: study.idsUniqueIn == .service,
      serviceNames: Self.serviceNames(study))
    self.all = all
    self.review = review
    inside = all.applying(review, for: .inside)
  }

  private static func records(
    _ use: Study.RecordUse, _ files: [SourceFile], _ rules: RecordRules, _ people: RecordPeople,
    until: Int
  ) throws(RefusedInput) -> Records {
    var tables: [RecordFile] = []
    for (file, source) in zip(use.files, files) {
      tables.append(RecordFile(file.kind, source, layout: file.data.table))
    }
    return try Records(
      reading: tables, rules: rules, people: people, until: until, dates: use.dates)
  }

  /// Services by the name that the files may have for them; one that was renamed on a day has two.
  private static func serviceNames(_ study: Study) -> [String: String] {
    var names: [String: String] = [:]
    for change in study.serviceChanges where change.since == nil {
      for name in change.from { names[name] = change.to }
    }
    return names
  }

  /// The day of reckoning: the study's own, or the last of an earlier quarter that is asked for.
  private static func until(_ use: Study.RecordUse, _ study: Study, _ quarter: Quarter?) -> Int {
    guard let quarter, let dates = study.dates else { return use.until }
    return min(use.until, quarter.lastDay(yearStarts: dates.yearStarts))
  }

  private static func files(
    _ use: Study.RecordUse, in folder: String
  ) throws(RefusedInput) -> [SourceFile] {
    var files: [SourceFile] = []
    for file in use.files {
      let name = file.data.file
      files.append(try SourceFile(reading: Folder.resolve(name, from: folder), name: name))
    }
    return files
  }

  /// The rows of people whose answers may be used.
  ///
  /// - Parameters:
  ///   - rows: rows as they were read.
  ///   - everybody: their panel.
  ///   - panel: the panel of those whose answers may be used.
  /// - Returns: the rows that are theirs.
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

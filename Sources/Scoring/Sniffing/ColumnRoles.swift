package import Tables

/// Which columns seem to say who, when, where and with whom: guesses from names and from how often
/// values come together.
package struct ColumnRoles: Sendable, Hashable {
  /// A guess, and what it rests on.
  package struct Guess: Sendable, Hashable {
    /// The column's position.
    package var column: Int
    /// Why, in a few words.
    package var evidence: String
  }

  /// Who answered.
  package private(set) var person: Guess?
  /// When.
  package private(set) var occasion: Guess?
  /// In which service.
  package private(set) var service: Guess?
  /// With which worker.
  package private(set) var worker: Guess?
  /// Where ids seem to be unique.
  package private(set) var scope = SurveyMapping.IdScope.everywhere
  /// Other columns by whose name a person may be meant.
  package private(set) var otherPersons: [Int] = []
  /// Rows that fill the columns of the key, and how many keys there are among them.
  package private(set) var keyRows = 0
  package private(set) var keys = 0

  private static let personNames: Set<String> = [
    "id", "person", "personid", "participant", "participantid", "client", "clientid", "user",
    "userid", "respondent", "respondentid", "responseid", "recordid", "uniqueid", "uid", "pid",
    "subject", "subjectid", "caseid", "patient", "patientid", "usubjid", "pseudonym", "code",
    "beneficiary", "beneficiaryid", "member", "memberid", "serviceuser", "serviceuserid",
  ]
  private static let occasionNames: Set<String> = [
    "occasion", "wave", "time", "timepoint", "visit", "avisit", "event", "redcapeventname",
    "review", "round", "session", "phase", "quarter", "assessment", "stage", "period",
    "measurement",
    "surveywave", "t", "occasionnumber", "visitn", "visitnum",
  ]
  private static let serviceNames: Set<String> = [
    "service", "site", "team", "project", "centre", "center", "provider", "organisation",
    "organization", "agency", "programme", "program", "hub", "area", "locality", "study", "school",
    "servicename", "clinic",
  ]
  private static let workerNames: Set<String> = [
    "worker", "practitioner", "keyworker", "supportworker", "caseworker", "therapist", "staff",
    "navigator", "coach", "mentor", "clinician", "adviser", "advisor",
  ]

  /// Guesses from the columns of a table.
  ///
  /// - Parameters:
  ///   - form: the table.
  ///   - items: columns that answer items, which play no other part.
  package init(_ form: TableForm, items: Set<Int>) {
    let columns = form.columns.filter {
      !items.contains($0.position) && $0.kind != .empty && $0.kind != .freeText
    }
    func named(_ names: Set<String>) -> ColumnForm? {
      columns.first { names.contains($0.plainName) }
    }
    let person = named(Self.personNames) ?? columns.first { $0.plainName.hasSuffix("id") }
    let unique = columns.first { $0.kind == .unique }
    guard let who = person ?? unique else { return }
    let others = columns.filter { $0.position != who.position }
    otherPersons = others.filter {
      Self.personNames.contains($0.plainName) || $0.kind == .unique && unique != nil
    }.map(\.position)
    let isRepeated = who.distinct < who.filled
    let often = isRepeated ? ", some in several rows" : ", each in one row"
    self.person = Guess(
      column: who.position,
      evidence: (person != nil
        ? "by its name; " : "the first column with a text of its own per row; ")
        + "\(who.distinct) different in \(who.filled) rows\(often)")
    guessRest(form, others, isRepeated: isRepeated)
  }

  private mutating func guessRest(_ form: TableForm, _ others: [ColumnForm], isRepeated: Bool) {
    guard let who = person?.column else { return }
    func named(_ names: Set<String>) -> ColumnForm? {
      others.first { names.contains($0.plainName) && $0.kind != .unique }
    }
    let when =
      others.first {
        Self.occasionNames.contains($0.plainName) && $0.kind != .unique && $0.kind != .decimals
      }
      ?? others.first { column in
        !column.labels.isEmpty && column.labels.allSatisfy { OccasionWords.isOccasion($0.text) }
      }
    let place = named(Self.serviceNames).flatMap { $0.position == when?.position ? nil : $0 }
    if let place {
      service = Guess(
        column: place.position, evidence: "by its name; \(place.distinct) different")
    }
    if let worker = named(Self.workerNames) {
      self.worker = Guess(
        column: worker.position, evidence: "by its name; \(worker.distinct) different")
    }
    let alone = [who] + [when?.position].compactMap { $0 }
    let found = form.combinations(of: alone)
    (keyRows, keys) = (found.rows, found.distinct)
    if let place, keys < keyRows {
      let together = form.combinations(of: alone + [place.position])
      // Ids that begin again in each service come together with an occasion more than once.
      if together.rows - together.distinct < (found.rows - found.distinct) / 4 {
        scope = .service
        (keyRows, keys) = (together.rows, together.distinct)
      }
    }
    guard let when else { return }
    let again = keyRows - keys
    occasion = Guess(
      column: when.position,
      evidence: "\(when.distinct) different; "
        + (again == 0
          ? "nobody has one twice" : "\(again) row\(again == 1 ? " repeats" : "s repeat") one"))
  }
}

extension ColumnForm {
  /// The name in lower case without anything but letters and digits.
  var plainName: String { name.plain }
}

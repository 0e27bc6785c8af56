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
  /// Whether that column holds days.
  package private(set) var occasionIsDate = false
  /// Whether nothing tells occasions apart and nobody has a second row.
  package private(set) var answersOnce = false
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
        && form.source?.owns($0.name) != true
    }
    let person = PersonColumn.find(columns)
    let unique = columns.first { $0.kind == .unique }
    guard let who = person ?? unique else {
      guessRest(form, columns, isRepeated: true)
      return
    }
    let others = columns.filter { $0.position != who.position }
    otherPersons = others.filter {
      PersonColumn.names.contains($0.plainName) || $0.kind == .unique && unique != nil
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
    func named(_ names: Set<String>) -> ColumnForm? {
      others.first { names.contains($0.plainName) && $0.kind != .unique }
    }
    var when = OccasionColumn.find(others)
    if when == nil, let dated = OccasionColumn.date(form, others) {
      when = dated
      occasionIsDate = true
    }
    answersOnce = when == nil && !isRepeated
    let place = named(Self.serviceNames).flatMap { $0.position == when?.position ? nil : $0 }
    if let place {
      service = Guess(
        column: place.position, evidence: "by its name; \(place.distinct) different")
    }
    if let worker = named(Self.workerNames) {
      self.worker = Guess(
        column: worker.position, evidence: "by its name; \(worker.distinct) different")
    }
    guard let who = person?.column else {
      occasion = when.map { Guess(column: $0.position, evidence: "\($0.distinct) different") }
      return
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

/// The column of the person, by its name or its question.
enum PersonColumn {
  static let names: Set<String> = [
    "id", "person", "personid", "participant", "participantid", "client", "clientid", "user",
    "userid", "respondent", "respondentid", "responseid", "recordid", "uniqueid", "uid", "pid",
    "subject", "subjectid", "caseid", "patient", "patientid", "usubjid", "pseudonym", "code",
    "beneficiary", "beneficiaryid", "member", "memberid", "serviceuser", "serviceuserid", "token",
    "externalreference", "externaldatareference",
  ]
  /// What stands in a question that asks who somebody is.
  private static let parts = [
    "participantid", "participantcode", "participantref", "clientid", "clientcode", "clientref",
    "clientnumber", "projectid", "projectcode", "yourid", "yourcode", "yourref", "uniqueid",
    "uniquecode", "personid", "serviceuserid", "memberid", "membercode", "idnumber", "idcode",
    "pseudonym", "caseref", "casenumber",
  ]
  /// Words of which one of each stands in other such questions: whose, and what.
  private static let whose = [
    "participant", "client", "person", "member", "respondent", "user", "project", "your", "yourown",
  ]
  private static let what = ["number", "id", "code", "reference", "initials", "identifier"]
  /// With what such a name ends.
  private static let ends = ["id", "code", "reference", "ref"]

  /// The first column that is called so exactly, else has such a part, else ends so.
  static func find(_ columns: [ColumnForm]) -> ColumnForm? {
    columns.first { names.contains($0.plainName) }
      ?? columns.first { column in
        column.wordings.contains { text in parts.contains { text.plain.contains($0) } }
      }
      ?? columns.first { column in
        guard column.kind != .codes, column.kind != .freeText else { return false }
        let words = column.wordings.flatMap { $0.lowercased().split { !$0.isLetter } }.map(
          String.init)
        return whose.contains(where: words.contains) && what.contains(where: words.contains)
      }
      ?? columns.first { column in
        column.kind != .constant && ends.contains { column.plainName.hasSuffix($0) }
          && !column.plainName.hasSuffix("postcode")
      }
  }
}

/// The column of the occasion, by its name, its words or its question.
enum OccasionColumn {
  private static let names: Set<String> = [
    "occasion", "wave", "time", "timepoint", "visit", "avisit", "event", "redcapeventname",
    "eventname", "review", "round", "session", "phase", "quarter", "assessment", "stage", "period",
    "measurement", "surveywave", "t", "occasionnumber", "visitn", "visitnum", "surveypoint",
    "surveystage", "surveynumber", "reviewpoint", "prepost",
  ]
  /// What stands in a question that asks which time it is.
  private static let parts = [
    "whichsurvey", "whichtime", "whichvisit", "whichreview", "whichquestionnaire", "surveypoint",
    "timepoint", "pointintime", "whattime", "firstorfollow", "isthisyour",
  ]
  /// Names of days that are not those of an answer.
  private static let otherDays = ["birth", "dob", "referral", "referred", "start", "began"]
  private static let mostOccasions = 24

  /// The first column that is called so, or holds nothing but words for occasions, or asks for it.
  static func find(_ columns: [ColumnForm]) -> ColumnForm? {
    columns.first {
      names.contains($0.plainName) && $0.kind != .unique && $0.kind != .decimals
        && $0.kind != .dates
    }
      ?? columns.first { column in
        !column.labels.isEmpty && column.labels.allSatisfy { OccasionWords.isOccasion($0.text) }
      }
      ?? columns.first { column in
        (column.kind == .labels || column.kind == .codes) && column.distinct <= mostOccasions
          && column.wordings.contains { text in parts.contains { text.plain.contains($0) } }
      }
  }

  /// The column of the day on which somebody answered: the program's own, else the first with days.
  static func date(_ form: TableForm, _ columns: [ColumnForm]) -> ColumnForm? {
    for name in form.source?.timeColumns ?? [] {
      let found = form.columns.first { $0.plainName == name && $0.kind == .dates }
      if let found { return found }
    }
    return columns.first { column in
      column.kind == .dates && !otherDays.contains { column.plainName.contains($0) }
    }
  }
}

extension ColumnForm {
  /// The name in lower case without anything but letters and digits.
  var plainName: String { name.plain }
}

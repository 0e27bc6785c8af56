/// The programs whose exports are known by their columns.
///
/// A source says how the column names of its exports are to be read, which columns the program adds
/// by itself, and which rows are nobody's answers. It never says what an answer means.
public enum SurveySource: String, Sendable, Hashable, CaseIterable {
  case microsoftForms = "microsoft-forms"
  case googleForms = "google-forms"
  case surveyMonkey = "surveymonkey"
  case qualtrics
  case limeSurvey = "limesurvey"
  case kobo
  case redcap

  /// The program's name.
  public var name: String {
    switch self {
    case .microsoftForms: "Microsoft Forms"
    case .googleForms: "Google Forms"
    case .surveyMonkey: "SurveyMonkey"
    case .qualtrics: "Qualtrics"
    case .limeSurvey: "LimeSurvey"
    case .kobo: "KoboToolbox or ODK"
    case .redcap: "REDCap"
    }
  }

  /// Which export it was made from. Exports change: where yours looks otherwise, leave the source out.
  public var madeFrom: String {
    let export =
      switch self {
      case .microsoftForms: "'Open in Excel': a sheet with the questions as column names"
      case .googleForms: "the linked sheet, saved as CSV: a time stamp, then the questions"
      case .surveyMonkey:
        "'All responses data', condensed columns, actual answer text: two header rows"
      case .qualtrics: "CSV with numeric values or choice text: three header rows"
      case .limeSurvey: "CSV with question codes, or codes and text, as headings"
      case .kobo: "CSV with XML values and headers, groups parted by '/'"
      case .redcap: "CSV of raw data, with events and repeated instruments"
      }
    return "\(export). Its shape in 2024, from its documentation; tried on files made in that shape"
  }

  /// Rows of the header.
  var headerRows: Int {
    switch self {
    case .surveyMonkey: 2
    case .qualtrics: 3
    default: 1
    }
  }

  /// Columns that the program adds by itself: names in lower case without anything but letters and
  /// digits.
  var ownColumns: Set<String> {
    switch self {
    case .microsoftForms:
      ["id", "starttime", "completiontime", "email", "name", "lastmodifiedtime", "language"]
    case .googleForms: ["timestamp", "emailaddress", "username", "score"]
    case .surveyMonkey:
      [
        "respondentid", "collectorid", "startdate", "enddate", "ipaddress", "emailaddress",
        "firstname", "lastname", "datecreated", "datemodified",
      ]
    case .qualtrics:
      [
        "startdate", "enddate", "status", "ipaddress", "progress", "durationinseconds", "finished",
        "recordeddate", "responseid", "recipientlastname", "recipientfirstname", "recipientemail",
        "locationlatitude", "locationlongitude", "distributionchannel",
        "userlanguage",
      ]
    case .limeSurvey:
      [
        "id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr",
        "refurl", "interviewtime",
      ]
    case .kobo:
      [
        "start", "end", "today", "username", "deviceid", "phonenumber", "simserial", "subscriberid",
        "audit", "id", "uuid", "submissiontime", "validationstatus", "notes", "status",
        "submittedby", "version", "tags", "index", "metainstanceid", "instanceid", "geolocation",
        "attachments", "formhubuuid", "xformidstring",
      ]
    case .redcap:
      [
        "redcaprepeatinstrument", "redcaprepeatinstance", "redcapsurveyidentifier",
        "redcapdataaccessgroup",
      ]
    }
  }

  /// Columns whose presence shows the program: all of one list.
  private var signs: [[String]] {
    switch self {
    case .microsoftForms:
      [["id", "starttime", "completiontime"]]
    case .googleForms: [["timestamp"]]
    case .surveyMonkey: [["respondentid", "collectorid", "startdate", "enddate"]]
    case .qualtrics: [["startdate", "enddate", "recordeddate", "responseid"]]
    case .limeSurvey: [["id", "submitdate", "lastpage", "startlanguage"]]
    case .kobo:
      [["uuid", "submissiontime"], ["start", "end", "uuid"], ["key", "submissiondate"]]
    case .redcap: [["redcapeventname"], ["recordid", "redcaprepeatinstance"]]
    }
  }

  /// The columns that hold when somebody answered, the best first.
  package var timeColumns: [String] {
    switch self {
    case .microsoftForms: ["completiontime", "starttime"]
    case .googleForms: ["timestamp"]
    case .surveyMonkey: ["enddate", "startdate"]
    case .qualtrics: ["recordeddate", "enddate", "startdate"]
    case .limeSurvey: ["submitdate", "datestamp", "startdate"]
    case .kobo: ["end", "today", "submissiontime"]
    case .redcap: []
    }
  }

  /// Whether a column is one that the program adds by itself.
  package func owns(_ name: String) -> Bool {
    let plain = Self.plain(name)
    if self == .redcap, plain.hasSuffix("complete") || plain.hasSuffix("timestamp") { return true }
    return ownColumns.contains(plain)
  }

  /// Recognises an export by the names in its first row; nil when it is none that is known.
  ///
  /// - Parameter names: the fields of that row.
  package init?(_ names: [String]) {
    let plain = Set(names.map(Self.plain))
    let found = Self.allCases.first { source in
      guard source.signs.contains(where: plain.isSuperset) else { return false }
      // A time stamp alone is no sign unless it stands first and questions follow.
      return source != .googleForms
        || names.first.map(Self.plain) == "timestamp" && names.contains { $0.contains(" ") }
    }
    guard let found else { return nil }
    self = found
  }

  /// In lower case, without anything but letters and digits.
  static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

public import Platform
public import Tables

/// A file of records: what it holds, and how its table stands in it.
public struct RecordFile: Sendable, Hashable {
  /// What a file of records holds: one row for each thing.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What people agreed to.
    case consent
    /// Spells of support.
    case support
    /// Spells with a worker.
    case workers
    /// Hard outcomes, levels and counts.
    case outcomes
    /// Goals and their ratings.
    case goals
    /// What was noted.
    case observations
    /// Contacts.
    case contacts
    /// Notes, quotes and pictures.
    case words
    /// Names to be masked in every text.
    case names
  }

  /// What it holds.
  public var kind: Kind
  /// The file: CSV, a workbook, SPSS or Stata.
  public var file: SourceFile
  /// How the table stands in it, with columns that are called otherwise there.
  public var layout: TableLayout

  /// A file of records.
  public init(_ kind: Kind, _ file: SourceFile, layout: TableLayout = TableLayout()) {
    (self.kind, self.file, self.layout) = (kind, file, layout)
  }
}

/// The columns of files of records.
enum RecordColumn: String, CaseIterable {
  case person
  case service
  case covers
  case use
  case from
  case until
  case withdrawn
  case to
  case ended
  case toldBy = "told_by"
  case worker
  case outcome
  case state
  case goal
  case words
  case weight
  case date
  case rating
  case status
  case chosenBy = "chosen_by"
  case indicator
  case answer
  case by
  case observer
  case offered
  case kept
  case startedBy = "started_by"
  case meaningToPerson = "meaning_to_person"
  case meaningToWorker = "meaning_to_worker"
  case kind
  case text
  case file
  case about
  case approvedBy = "approved_by"
  case approvedOn = "approved_on"
  case name

  /// Whether its cells are dates.
  var isDate: Bool {
    switch self {
    case .from, .until, .withdrawn, .to, .date, .approvedOn: true
    default: false
    }
  }
}

extension RecordFile.Kind {
  /// Columns that a file of this kind must have, beside the person.
  var required: [RecordColumn] {
    switch self {
    case .consent: [.covers, .use, .from, .until, .withdrawn]
    case .support, .workers: [.from, .to]
    case .outcomes: [.outcome, .state, .from, .to]
    case .goals: [.goal, .date, .status]
    case .observations: [.date, .indicator, .answer]
    case .contacts: [.date]
    case .words: [.date, .kind]
    case .names: [.name]
    }
  }

  /// Columns that it may have.
  var optional: [RecordColumn] {
    switch self {
    case .consent, .names: []
    case .support: [.ended, .toldBy]
    case .workers: [.worker]
    case .outcomes: [.toldBy]
    case .goals: [.outcome, .words, .weight, .rating, .chosenBy]
    case .observations: [.by, .observer]
    case .contacts: [.offered, .kept, .startedBy, .meaningToPerson, .meaningToWorker, .worker]
    case .words: [.text, .file, .about, .approvedBy, .approvedOn]
    }
  }
}

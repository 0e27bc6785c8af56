import Scoring

/// Everybody's engagement together.
///
/// Shares are over contacts. Meanings are over people: each person's mean counts once, however many contacts
/// they had, and the two sides stay apart.
public struct EngagementSummary: Sendable, Hashable {
  /// How support ended, and who said so.
  public struct Ending: Sendable, Hashable {
    /// The reason; nil for not recorded.
    public var reason: SupportSpell.Ending?
    /// Who said so; nil for not recorded.
    public var toldBy: Teller?

    /// Describes an ending.
    public init(_ reason: SupportSpell.Ending?, toldBy: Teller?) {
      (self.reason, self.toldBy) = (reason, toldBy)
    }
  }

  /// People with contacts on record.
  public private(set) var people = 0
  /// Contacts on record.
  public private(set) var contacts = 0
  /// Of contacts offered, those that came about, as far as that is recorded.
  public private(set) var keptOfOffered = Share(0, of: 0)
  /// Of contacts of which it is recorded who started them, those that the person did.
  public private(set) var startedByPerson = Share(0, of: 0)
  /// Of people with a contact of which it is recorded who started it, those who started one themselves.
  public private(set) var peopleWhoStarted = Share(0, of: 0)
  /// Means of what contacts meant to each person, over people; nil where nothing is recorded.
  public private(set) var meaningToPerson: MeaningFigures?
  /// Means of what contacts with each person meant to the worker, over people.
  public private(set) var meaningToWorker: MeaningFigures?
  /// People whose support is on record.
  public private(set) var supported = 0
  /// Breaks in support.
  public private(set) var breaks = 0
  /// People with a break or more.
  public private(set) var peopleWithBreaks = 0
  /// People who are on a break, and may come back.
  public private(set) var onBreak = 0
  /// People whose support goes on.
  public private(set) var goesOn = 0
  /// People whose support has ended, by reason and by who said so.
  public private(set) var endings: [Ending: Int] = [:]
  /// Changes of worker.
  public private(set) var workerChanges = 0
  /// People with a change of worker or more.
  public private(set) var peopleWithChanges = 0
  /// People with a stretch of time whose worker is not recorded.
  public private(set) var workerNotRecorded = 0

  /// Adds up everybody's records, up to their day of reckoning.
  public init(_ records: Records) {
    let day = records.until
    var (toPersons, toWorkers): ([Double], [Double]) = ([], [])
    for (_, record) in records.inOrder {
      let figures = EngagementFigures(record, at: day)
      if figures.contacts > 0 { people += 1 }
      contacts += figures.contacts
      keptOfOffered = keptOfOffered + figures.keptOfOffered
      startedByPerson = startedByPerson + figures.startedByPerson
      if figures.startedByPerson.of > 0 {
        peopleWhoStarted =
          peopleWhoStarted + Share(figures.startedByPerson.count > 0 ? 1 : 0, of: 1)
      }
      if let meaning = figures.meaningToPerson { toPersons.append(meaning.mean) }
      if let meaning = figures.meaningToWorker { toWorkers.append(meaning.mean) }
      breaks += figures.breaks
      if figures.breaks > 0 { peopleWithBreaks += 1 }
      workerChanges += figures.workerChanges
      if figures.workerChanges > 0 { peopleWithChanges += 1 }
      if record.workers.contains(where: { $0.worker == nil && $0.from <= day }) {
        workerNotRecorded += 1
      }
      takeSupport(record, day)
    }
    meaningToPerson = MeaningFigures(toPersons)
    meaningToWorker = MeaningFigures(toWorkers)
  }

  private mutating func takeSupport(_ record: PersonRecord, _ day: Int) {
    guard record.support.contains(where: { $0.from <= day }) else { return }
    supported += 1
    if let last = record.ending(at: day) {
      endings[Ending(last.ended, toldBy: last.toldBy), default: 0] += 1
    } else if record.breaks(at: day).contains(where: { $0.until == nil }) {
      onBreak += 1
    } else {
      goesOn += 1
    }
  }
}

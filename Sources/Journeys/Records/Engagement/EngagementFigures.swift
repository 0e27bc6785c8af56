/// So many of so many.
public struct Share: Sendable, Hashable {
  /// How many.
  public var count: Int
  /// Of how many.
  public var of: Int

  /// So many of so many.
  public init(_ count: Int, of: Int) { (self.count, self.of) = (count, of) }

  /// count / of; nil of nothing.
  public var value: Double? { of > 0 ? Double(count) / Double(of) : nil }

  static func + (left: Share, right: Share) -> Share {
    Share(left.count + right.count, of: left.of + right.of)
  }
}

/// How much contacts meant to one side, as they say.
public struct MeaningFigures: Sendable, Hashable {
  /// How many figures there are: of one person, contacts; of everybody, people.
  public let count: Int
  /// The mean.
  public let mean: Double
  /// The lowest.
  public let lowest: Double
  /// The highest.
  public let highest: Double

  /// Nil where nothing is recorded.
  init?(_ values: [Double]) {
    guard let lowest = values.min(), let highest = values.max() else { return nil }
    count = values.count
    mean = values.reduce(0) { $0 + $1 / Double(values.count) }
    (self.lowest, self.highest) = (lowest, highest)
  }
}

/// One person's engagement: what was kept of what was offered, what they started themselves, and how much it
/// meant, to them and to the worker, side by side. Neither is made an average of both.
public struct EngagementFigures: Sendable, Hashable {
  /// Contacts on record.
  public let contacts: Int
  /// Of the contacts offered, those that came about, as far as that is recorded.
  public let keptOfOffered: Share
  /// Contacts offered of which nobody recorded whether they came about.
  public let keptNotRecorded: Int
  /// Of the contacts of which it is recorded who started them, those that the person did.
  public let startedByPerson: Share
  /// Contacts of which it is not recorded who started them.
  public let starterNotRecorded: Int
  /// How much contacts meant to the person; nil where nothing is recorded.
  public let meaningToPerson: MeaningFigures?
  /// How much contacts meant to the worker; nil where nothing is recorded.
  public let meaningToWorker: MeaningFigures?
  /// Of contacts with both sides' meaning, those that meant more to the person, as much, and more to the
  /// worker. Only where both sides were asked on one scale do they say anything.
  public let moreToPerson: Int
  /// Contacts that meant as much to both.
  public let asMuch: Int
  /// Contacts that meant more to the worker.
  public let moreToWorker: Int
  /// Breaks in support; a break is no exit.
  public let breaks: Int
  /// Changes of worker.
  public let workerChanges: Int

  /// Counts what is on record up to a day.
  public init(_ record: PersonRecord, at day: Int) {
    let seen = record.contacts.filter { $0.day <= day }
    contacts = seen.count
    let offered = seen.filter { $0.offered == true }
    keptOfOffered = Share(
      offered.count { $0.kept == true }, of: offered.count { $0.kept != nil })
    keptNotRecorded = offered.count { $0.kept == nil }
    startedByPerson = Share(
      seen.count { $0.startedBy == .person }, of: seen.count { $0.startedBy != nil })
    starterNotRecorded = seen.count { $0.startedBy == nil }
    meaningToPerson = MeaningFigures(seen.compactMap(\.meaningToPerson))
    meaningToWorker = MeaningFigures(seen.compactMap(\.meaningToWorker))
    let both = seen.compactMap { contact in
      contact.meaningToPerson.flatMap { own in contact.meaningToWorker.map { own - $0 } }
    }
    moreToPerson = both.count { $0 > 0 }
    asMuch = both.count { $0 == 0 }
    moreToWorker = both.count { $0 < 0 }
    breaks = record.breaks(at: day).count
    workerChanges = record.workerChanges.count { $0.first <= day }
  }
}

/// A contact that was offered, or that came about: engagement is what it meant, not that it happened.
public struct Contact: Sendable, Hashable {
  /// Who started it.
  public enum Starter: String, Sendable, Hashable, CaseIterable {
    /// The person: it was them who picked up the phone.
    case person
    /// A worker.
    case worker
    /// Somebody else.
    case other
  }

  /// The day, counted from 1970-01-01.
  public var day: Int
  /// Whether it was offered; nil for not recorded.
  public var offered: Bool?
  /// Whether it came about; nil for not recorded.
  public var kept: Bool?
  /// Who started it; nil for not recorded.
  public var startedBy: Starter?
  /// How much it meant to the person, as they say; nil for not recorded.
  public var meaningToPerson: Double?
  /// How much it meant to the worker, as they say; nil for not recorded.
  public var meaningToWorker: Double?
  /// The worker; nil for not recorded.
  public var worker: String?

  /// Describes a contact.
  public init(
    day: Int, offered: Bool? = nil, kept: Bool? = nil, startedBy: Starter? = nil,
    meaningToPerson: Double? = nil, meaningToWorker: Double? = nil, worker: String? = nil
  ) {
    (self.day, self.offered, self.kept, self.startedBy) = (day, offered, kept, startedBy)
    (self.meaningToPerson, self.meaningToWorker) = (meaningToPerson, meaningToWorker)
    self.worker = worker
  }
}

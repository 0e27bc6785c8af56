/// A stretch of time in which a person was supported.
///
/// The day it ended belongs to it. Where the person comes back, the time between is a break and not an
/// exit: see ``PersonRecord/breaks``.
public struct SupportSpell: Sendable, Hashable {
  /// Why a spell ended. None of the reasons is the person's fault, and those of the service are its own.
  public enum Ending: String, Sendable, Hashable, CaseIterable {
    /// What the person wanted from it was reached.
    case goalsMet = "goals-met"
    /// The person chose to end it.
    case personsChoice = "persons-choice"
    /// The service ended it: its time was up.
    case serviceTimeLimit = "service-time-limit"
    /// The service ended it: by its rules the person was not, or no longer, for it.
    case serviceThreshold = "service-threshold"
    /// The service ended it: it closed.
    case serviceClosure = "service-closure"
    /// The person was passed on to somebody else.
    case passedOn = "passed-on"
    /// Contact stopped; why is not known.
    case contactStopped = "contact-stopped"
    /// The person moved away.
    case moved
    /// The person died.
    case died
    /// Nobody knows why.
    case unknown
    /// A pause, from which the person may come back.
    case pause = "break"

    /// For readers: what ended, never who fell short.
    public var words: String {
      switch self {
      case .goalsMet: "what the person wanted from it was reached"
      case .personsChoice: "the person's choice"
      case .serviceTimeLimit: "the service ended it: its time was up"
      case .serviceThreshold: "the service ended it: by its rules"
      case .serviceClosure: "the service ended it: it closed"
      case .passedOn: "passed on to somebody else"
      case .contactStopped: "contact stopped; why is not known"
      case .moved: "moved away"
      case .died: "died"
      case .unknown: "not known"
      case .pause: "a break"
      }
    }

    /// Whether the service ended it.
    public var isByService: Bool {
      switch self {
      case .serviceTimeLimit, .serviceThreshold, .serviceClosure: true
      default: false
      }
    }
  }

  /// The service; empty where the records name none.
  public var service: String
  /// The first day, counted from 1970-01-01.
  public var from: Int
  /// The last day; nil while support goes on.
  public var to: Int?
  /// Why it ended; nil while it goes on, or where nothing is recorded.
  public var ended: Ending?
  /// Who said so; nil for not recorded.
  public var toldBy: Teller?

  /// Describes a spell.
  public init(
    service: String = "", from: Int, to: Int? = nil, ended: Ending? = nil, toldBy: Teller? = nil
  ) {
    (self.service, self.from, self.to) = (service, from, to)
    (self.ended, self.toldBy) = (ended, toldBy)
  }
}

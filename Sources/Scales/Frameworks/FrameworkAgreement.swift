public import Results

/// Who agreed a framework, people with lived experience and commissioners among them or not.
public struct FrameworkAgreement: Sendable, Hashable {
  /// Whether somebody took part.
  public enum TookPart: String, Sendable, Hashable, CaseIterable {
    /// They did.
    case yes
    /// They did not.
    case no
    /// Nobody wrote it down.
    case notRecorded
  }

  /// A role, never a name.
  public struct Role: Sendable, Hashable {
    /// The role, such as `people who use the service`.
    public var role: String
    /// Whether people in it took part.
    public var tookPart: TookPart
  }

  /// One time that it was looked at again.
  public struct Review: Sendable, Hashable {
    /// When.
    public var date: CalendarDay
    /// What was decided, and by whom.
    public var about: String
  }

  /// When it was agreed; nil for a template that is still to be agreed.
  public var date: CalendarDay?
  /// The roles; empty where none is recorded.
  public var roles: [Role]
  /// Whether people with lived experience took part.
  public var livedExperience: TookPart
  /// Whether commissioners took part.
  public var commissioners: TookPart
  /// The times that it was looked at again, in order.
  public var reviews: [Review]
  /// Where it stands in the framework's file.
  public var place: Place

  /// Whether it is a template: nobody is recorded to have agreed it.
  public var isTemplate: Bool { date == nil }
}

public import Results

/// Which outcomes a service is after, what stands for each, over what time, and who decides them. A
/// framework is a file in `Scales/frameworks`, described by `framework.schema.json`.
public struct OutcomesFramework: Sendable, Hashable {
  /// Whom or what its outcomes are about.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// People.
    case person
    /// Organisations, compared with themselves over time.
    case organisation
    /// Areas, compared with themselves over time.
    case area
  }

  /// The approach it comes after. Whoever made that approach has no part in the file.
  public struct After: Sendable, Hashable {
    /// The approach, in a few words.
    public var approach: String
    /// Where it is written of.
    public var sources: [Citation]
    /// The sentence that those who made the approach neither made the framework nor endorse it.
    public var independence: String
    /// Where it stands in the framework's file.
    public var place: Place
  }

  /// Short name, also the file's name.
  public var id: String
  /// Full name.
  public var name: String
  /// Version of the definition.
  public var version: String
  /// What it is for, in a few sentences.
  public var about: String
  /// Whom or what its outcomes are about.
  public var unit: Unit
  /// What it comes after.
  public var after: After
  /// How far it has been examined; a framework is `bespoke`.
  public var status: Scale.Status
  /// Who agreed it.
  public var agreedBy: FrameworkAgreement
  /// The day by which it is looked at again.
  public var reviewBy: CalendarDay
  /// The outcomes, in the order of the file.
  public var outcomes: [FrameworkOutcome]
  /// Where it stands in its file.
  public var place: Place

  /// The outcome of this id, if there is one.
  public func outcome(_ id: String) -> FrameworkOutcome? { outcomes.first { $0.id == id } }

  /// The indicator of this id and its outcome, if there is one; ids are unique in the framework.
  public func indicator(_ id: String) -> (outcome: FrameworkOutcome, indicator: Indicator)? {
    for outcome in outcomes {
      if let indicator = outcome.indicators.first(where: { $0.id == id }) {
        return (outcome, indicator)
      }
    }
    return nil
  }

  /// How many outcomes are of a kind.
  public func count(_ kind: FrameworkOutcome.Kind) -> Int { outcomes.count { $0.kind == kind } }
}

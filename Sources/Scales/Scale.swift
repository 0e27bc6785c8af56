public import Results

/// What a scale is: its items, how they add up, and what its numbers may be compared with.
public struct Scale: Sendable, Hashable {
  /// How far the scale has been examined.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Published with evidence that it measures what it says.
    case validated
    /// Changed from a published scale: it borrows neither norms nor reliability.
    case adapted
    /// Made for a service; its evidence is still to be gathered.
    case bespoke
  }

  /// Who answers.
  public enum Respondent: String, Sendable, Hashable, CaseIterable {
    /// The person, about themselves.
    case itself = "self"
    /// Someone who knows the person.
    case observer
  }

  /// Short name, also the file's name.
  public var id: String
  /// Full name.
  public var name: String
  /// Version of the definition.
  public var version: String
  /// How far it has been examined.
  public var status: Status
  /// The language of its wording, such as `en`.
  public var language: String?
  /// One or two sentences on what it is for.
  public var about: String
  /// Who answers.
  public var respondent: Respondent
  /// The time the questions ask about, and the time over which change is realistic.
  public var timeFrame: TimeFrame
  /// Who holds the rights, and whether wording may stand in the file.
  public var licence: Licence
  /// What it was made from, and what it must not be compared with.
  public var lineage: Lineage
  /// Who agreed it and when to look at it again; nil when nobody has.
  public var agreement: Agreement?
  /// Sources, cited elsewhere in the file by id.
  public var sources: [Citation]
  /// What nobody has checked against a primary source; every tool says so.
  public var unverified: [Unverified]
  /// Texts in data that stand for no answer, whatever the item.
  public var missingCodes: [MissingCode]
  /// Items in order.
  public var items: [Item]
  /// Other orders of the items in circulation.
  public var itemOrders: [ItemOrder]
  /// Why there is no score over all of it; nil when there may be one.
  public var noTotal: NoTotal?
  /// The scores that can be made of the items.
  public var scores: [ScoreDefinition]
  /// Responses with the scores they must give; the audit runs them.
  public var examples: [WorkedExample]

  /// The score of this id, if there is one.
  public func score(_ id: String) -> ScoreDefinition? { scores.first { $0.id == id } }

  /// The position of each item by its id.
  public var itemPositions: [String: Int] {
    Dictionary(zip(items.map(\.id), items.indices)) { first, _ in first }
  }

  /// What a text in data means for an item when it stands for no answer; nil when it does not.
  public func nonAnswer(_ text: String, item: Int) -> NonAnswer? {
    let code = items[item].missingCodes.first { $0.code == text }
    return (code ?? missingCodes.first { $0.code == text })?.state
  }
}

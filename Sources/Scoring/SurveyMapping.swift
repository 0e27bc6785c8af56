public import Scales
public import Tables

/// Which column of a survey file holds what.
public struct SurveyMapping: Sendable, Hashable {
  /// Where ids are unique.
  public enum IdScope: String, Sendable, Hashable, CaseIterable {
    /// Inside a service only: the person is service and id together.
    case service
    /// Everywhere: the id alone is the person.
    case everywhere
  }

  /// The columns of one scale.
  public struct ScaleColumns: Sendable, Hashable {
    /// The scale.
    public var scale: Scale
    /// The column of each item, in the order of the scale.
    public var columns: [String]

    /// Maps a scale to columns, one per item.
    public init(scale: Scale, columns: [String]) {
      precondition(
        columns.count == scale.items.count,
        "\(columns.count) columns for \(scale.items.count) items")
      self.scale = scale
      self.columns = columns
    }
  }

  /// Column of the person's id.
  public var person: String
  /// Where ids are unique.
  public var idsUniqueIn: IdScope
  /// Column of the service, if there is one.
  public var service: String?
  /// Column of the occasion or date; nil where everybody answered once.
  public var occasion: String?
  /// How occasions are named.
  public var occasions: OccasionCoding
  /// Column of the person's worker, if there is one.
  public var worker: String?
  /// The columns of every scale.
  public var scales: [ScaleColumns]
  /// Texts that stand for no answer, beside the empty cell.
  public var missingCodes: Set<String>
  /// What ends a field, and where the column names stand.
  public var table = TableLayout()

  /// Maps a survey.
  public init(
    person: String, idsUniqueIn: IdScope, service: String?, occasion: String?,
    occasions: OccasionCoding, worker: String?, scales: [ScaleColumns],
    missingCodes: Set<String> = []
  ) {
    self.person = person
    self.idsUniqueIn = idsUniqueIn
    self.service = service
    self.occasion = occasion
    self.occasions = occasions
    self.worker = worker
    self.scales = scales
    self.missingCodes = missingCodes
  }
}

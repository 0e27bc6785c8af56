public import Results
import Scoring

/// Services that are called otherwise by now, or have become one.
public struct ServiceChange: Sendable, Hashable {
  /// What they are called in the data.
  public var from: [String]
  /// What they are called here.
  public var to: String
  /// The day, counted from 1970-01-01, from which it holds; nil where it holds of every row.
  public var since: Int?
  /// Where it stands in the study file.
  public var place: Place

  /// Gives the rows of those services their name.
  ///
  /// - Returns: how many rows were renamed.
  func rename(_ rows: inout [SurveyRow]) -> Int {
    let names = Set(from)
    var count = 0
    for position in rows.indices where names.contains(rows[position].person.service) {
      if let since, (rows[position].occasion.day ?? Int.min) < since { continue }
      rows[position].person.service = to
      count += 1
    }
    return count
  }
}

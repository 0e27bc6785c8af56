package import Tables

/// Columns whose names differ by a number only, from 1 on: `q1`, `q2`, …
package struct NumberedColumns: Sendable, Hashable {
  /// What stands before the number.
  package var prefix: String
  /// What stands behind it.
  package var suffix: String
  /// Whether the numbers are written with zeros in front.
  package var isPadded: Bool
  /// Positions of the columns, in the order of their numbers.
  package var columns: [Int]

  /// The names as a pattern with `{n}` for the number.
  package var pattern: String { "\(prefix){n}\(suffix)" }

  /// Fewest columns that make a series.
  private static let fewest = 2

  /// Finds the series among names. Where a name has several numbers, the one that makes the longer
  /// series counts, and the last of those alike: `q1_t2` to `q14_t2` are fourteen items at one time.
  package static func all(in columns: [ColumnForm]) -> [NumberedColumns] {
    let candidates = (groups(columns, last: true) + groups(columns, last: false)).enumerated()
      .sorted { ($1.element.columns.count, $0.offset) < ($0.element.columns.count, $1.offset) }
    var series: [NumberedColumns] = []
    var used: Set<Int> = []
    for candidate in candidates.map(\.element) where used.isDisjoint(with: candidate.columns) {
      series.append(candidate)
      used.formUnion(candidate.columns)
    }
    return series.sorted { ($0.columns.first ?? 0) < ($1.columns.first ?? 0) }
  }

  /// The series by one of the numbers in each name.
  private static func groups(_ columns: [ColumnForm], last: Bool) -> [NumberedColumns] {
    typealias Member = (number: Int, text: String, column: Int)
    var groups: [(prefix: String, suffix: String, members: [Member])] = []
    var places: [[String]: Int] = [:]
    for column in columns {
      guard !column.name.contains("{n}"), let cut = cut(column.name, last: last),
        let number = Int(cut.number)
      else { continue }
      let member = (number, cut.number, column.position)
      if let place = places[[cut.prefix, cut.suffix]] {
        groups[place].members.append(member)
      } else {
        places[[cut.prefix, cut.suffix]] = groups.count
        groups.append((cut.prefix, cut.suffix, [member]))
      }
    }
    return groups.compactMap { group in
      let members = group.members.sorted { $0.number < $1.number }
      guard members.count >= fewest, members.map(\.number) == Array(1...members.count) else {
        return nil
      }
      return NumberedColumns(
        prefix: group.prefix, suffix: group.suffix,
        isPadded: members.contains { $0.text.first == "0" }, columns: members.map(\.column))
    }
  }

  /// A name before, in and behind one of its numbers of up to three digits.
  private static func cut(
    _ name: String, last: Bool
  ) -> (prefix: String, number: String, suffix: String)? {
    let runs = name.matches(of: /[0-9]+/).map(\.range)
    guard let run = last ? runs.last : runs.first else { return nil }
    let number = String(name[run])
    guard number.count <= 3 else { return nil }
    return (String(name[..<run.lowerBound]), number, String(name[run.upperBound...]))
  }
}

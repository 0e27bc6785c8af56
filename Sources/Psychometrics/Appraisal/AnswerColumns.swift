import Scoring

/// Many people's answers to the items of one score as categories, a column per item.
///
/// Category 0 of an item adds least to the score; ``none`` stands for no answer.
struct AnswerColumns: Sendable {
  /// Stands for no answer.
  static let none = KeyedCategories.none

  /// By item what each category adds, in points, ascending.
  let points: [[Double]]
  /// By item a category per person.
  private(set) var codes: [[UInt16]]

  /// Starts with nobody.
  init(points: [[Double]]) {
    self.points = points
    codes = points.map { _ in [] }
  }

  /// Items.
  var k: Int { points.count }
  /// People.
  var n: Int { codes.first?.count ?? 0 }

  /// Takes in a person: a category per item.
  mutating func append(_ row: [UInt16]) {
    precondition(row.count == k, "\(row.count) of \(k) items")
    for item in row.indices { codes[item].append(row[item]) }
  }

  /// Puts other answers in the place of a person's.
  mutating func replace(_ person: Int, by row: [UInt16]) {
    for item in row.indices { codes[item][person] = row[item] }
  }

  /// What a person's answers add, in points; nil where there is none.
  func values(_ person: Int) -> [Double?] {
    codes.indices.map { item in
      let code = codes[item][person]
      return code == Self.none ? nil : points[item][Int(code)]
    }
  }

  /// The people who answered every item.
  var complete: [Int] {
    var isWhole = [Bool](repeating: true, count: n)
    for column in codes {
      for (person, code) in column.enumerated() where code == Self.none { isWhole[person] = false }
    }
    return isWhole.indices.filter { isWhole[$0] }
  }

  /// The same of some people, in the order named.
  func keeping(_ people: [Int]) -> AnswerColumns {
    var kept = self
    for item in codes.indices { kept.codes[item] = people.map { codes[item][$0] } }
    return kept
  }
}

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

  /// Takes in people.
  ///
  /// - Parameters:
  ///   - rows: categories, row after row.
  ///   - chosen: which of the rows, in order; -1 for somebody without an answer.
  mutating func append(_ rows: [UInt16], _ chosen: [Int]) {
    for item in 0..<k {
      codes[item].append(contentsOf: ItemOfRows(rows: rows, chosen: chosen, k: k, item: item))
    }
  }

  /// Puts other answers in the place of a person's.
  mutating func replace(_ person: Int, by row: ArraySlice<UInt16>) {
    for (item, category) in row.enumerated() { codes[item][person] = category }
  }

  /// What a person's answers add, in points; nil where there is none.
  func values(_ person: Int) -> [Double?] {
    codes.indices.map { item in
      let code = codes[item][person]
      return code == Self.none ? nil : points[item][Int(code)]
    }
  }

  /// Whether a person answered an item.
  func hasAnswer(_ person: Int) -> Bool { codes.contains { $0[person] != Self.none } }

  /// Whether a person answered every item.
  func isComplete(_ person: Int) -> Bool { codes.allSatisfy { $0[person] != Self.none } }

  /// The people who answered every item; nil for everybody.
  var complete: [Int]? {
    let gaps = codes.filter { $0.contains(Self.none) }
    if gaps.isEmpty { return nil }
    return (0..<n).filter { person in gaps.allSatisfy { $0[person] != Self.none } }
  }

  /// The same of some people, in the order named.
  func keeping(_ people: [Int]) -> AnswerColumns {
    var kept = self
    for item in codes.indices { kept.codes[item] = people.map { codes[item][$0] } }
    return kept
  }
}

/// What chosen rows answered to one item.
private struct ItemOfRows: RandomAccessCollection {
  let rows: [UInt16]
  let chosen: [Int]
  let k: Int
  let item: Int

  var startIndex: Int { 0 }
  var endIndex: Int { chosen.count }

  subscript(place: Int) -> UInt16 {
    let row = chosen[place]
    return row < 0 ? AnswerColumns.none : rows[row &* k &+ item]
  }
}

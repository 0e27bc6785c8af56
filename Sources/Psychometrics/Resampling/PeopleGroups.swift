import Distributions

/// People in equal groups that chance made, so that they can be left out in turn: all that leaving out asks
/// of them.
///
/// Up to five hundred people are each a group of their own; more are dealt into five hundred groups in an
/// order that chance made, so that people who stand together in a file do not stay together. How sure a
/// standard error is itself depends on the groups, not on the people in each: with G groups it is to
/// 1/√(2 (G − 1)) of its size, three in a hundred with five hundred. So of more than twenty-five thousand people
/// no more than that are looked at, one by chance of each of as many stretches of the file, and the error is
/// theirs times √(people looked at / people).
public struct PeopleGroups: Sendable {
  /// Most groups.
  public static let mostGroups = 500
  /// Most people looked at.
  public static let mostPeople = 25_000

  /// Columns of a row.
  public let columns: Int
  /// People.
  public let people: Int
  /// The people in the groups.
  public let lookedAt: Int
  private var sums: BlockSums
  private var origin: [Double]

  /// Groups of people, whose rows are asked for one by one.
  ///
  /// - Parameters:
  ///   - people: how many.
  ///   - columns: of every row.
  ///   - seed: of what chance makes. The default is 1.
  ///   - fill: puts a person's row, complete and finite, in place.
  public init(
    people: Int, columns: Int, seed: UInt64 = 1,
    _ fill: (_ person: Int, _ row: inout [Double]) -> Void
  ) {
    precondition(people >= 0 && columns >= 0, "\(columns) columns of \(people) people")
    self.people = people
    self.columns = columns
    lookedAt = min(people, Self.mostPeople)
    let groups = min(people, Self.mostGroups)
    let order = Self.chosen(people, seed: seed)
    sums = BlockSums(columns: columns, blocks: groups)
    origin = Array(repeating: 0, count: columns)
    var row = origin
    for (place, person) in order.enumerated() {
      fill(person, &row)
      precondition(row.count == columns && row.allSatisfy(\.isFinite), "a row that is not complete")
      if place == 0 { origin = row }
      for i in 0..<columns { row[i] -= origin[i] }
      sums.add(row, to: place % groups)
    }
  }

  /// Groups of rows, one per person, complete and finite.
  public init(_ rows: [[Double]], seed: UInt64 = 1) {
    self.init(people: rows.count, columns: rows.first?.count ?? 0, seed: seed) { person, row in
      row = rows[person]
    }
  }

  /// Groups of people who answered every item in categories.
  ///
  /// - Parameters:
  ///   - codes: by item a category per person.
  ///   - points: by item what each category counts.
  ///   - seed: of what chance makes. The default is 1.
  public init(codes: [[UInt16]], points: [[Double]], seed: UInt64 = 1) {
    precondition(codes.count == points.count, "\(codes.count) items and points of \(points.count)")
    self.init(people: codes.first?.count ?? 0, columns: codes.count, seed: seed) { person, row in
      for item in codes.indices { row[item] = points[item][Int(codes[item][person])] }
    }
  }

  /// The people to look at, in the order in which they are dealt.
  private static func chosen(_ people: Int, seed: UInt64) -> [Int] {
    guard people > mostGroups else { return Array(0..<people) }
    var random = Xoshiro256(seed: seed)
    let stretches = min(people, mostPeople)
    var order = (0..<stretches).map { stretch in
      let (from, to) = (stretch * people / stretches, (stretch + 1) * people / stretches)
      return from + Int(random.next(upperBound: UInt64(to - from)))
    }
    order.shuffle(using: &random)
    return order
  }

  /// The moments of everybody looked at; nil for fewer than two people.
  var all: DrawnMoments? {
    sums.drawn(Array(repeating: 1, count: sums.counts.count), from: origin)
  }

  /// The moments of everybody looked at without each group in turn; nil for fewer than two people.
  var leftOut: [DrawnMoments?] { sums.leftOut(from: origin) }
}

import Parallel

/// The tables of all pairs of items, counted in one pass over the answers.
///
/// Everything about ordered answers that looks at two items at a time follows from these tables: polychoric
/// correlations, pairwise covariances, Mokken's coefficients. They have one size however many people there
/// are, add up over blocks of rows, and come out the same in whatever blocks the rows arrive.
///
/// Answers are small codes from 0, an array per item; ``missing`` stands for no answer. A pair of items
/// counts the people who answered both.
public struct PairCounts: Sendable, Hashable {
  /// The code of a missing answer.
  public static let missing = UInt8.max

  /// Categories by item: codes go from 0 to one less.
  public let categories: [Int]
  /// Rows taken in, with or without answers.
  public private(set) var rows = 0
  /// How often each answer was given, by item.
  public private(set) var singles: [[Int]]
  /// Table after table, of items (0, 1), (0, 2), …, (1, 2), …, each row by row.
  private var cells: [Int]
  private let starts: [Int]

  /// Starts with nobody.
  ///
  /// - Parameter categories: by item, from 1 to 255.
  public init(categories: [Int]) {
    precondition(categories.allSatisfy { 1...255 ~= $0 }, "an item of no or over 255 categories")
    self.categories = categories
    singles = categories.map { Array(repeating: 0, count: $0) }
    var starts: [Int] = []
    var size = 0
    for i in categories.indices {
      for j in i + 1..<categories.count {
        starts.append(size)
        size += categories[i] * categories[j]
      }
    }
    self.starts = starts
    cells = Array(repeating: 0, count: size)
  }

  /// Items.
  public var k: Int { categories.count }

  /// Takes in a block of rows.
  ///
  /// Work is cut into parts of 65,536 rows, which cores share.
  ///
  /// - Parameter block: the codes, an array per item, all equally long.
  public mutating func add(_ block: [[UInt8]]) {
    precondition(block.count == k, "\(block.count) of \(k) items")
    let count = block.first?.count ?? 0
    precondition(block.allSatisfy { $0.count == count }, "items of unlike length")
    let part = 1 << 16
    let empty = PairCounts(categories: categories)
    let parts = mapInOrder(count: (count + part - 1) / part) { index in
      var counts = empty
      counts.count(block, index * part..<min(count, (index + 1) * part))
      return counts
    }
    for counts in parts { add(counts) }
  }

  /// Takes in what was counted elsewhere, of the same items.
  public mutating func add(_ other: PairCounts) {
    precondition(other.categories == categories, "counts of other items")
    rows += other.rows
    for j in singles.indices {
      for c in singles[j].indices { singles[j][c] += other.singles[j][c] }
    }
    for cell in cells.indices { cells[cell] += other.cells[cell] }
  }

  /// The table of items `i` and `j`, which differ: `i` down, `j` across.
  public func table(_ i: Int, _ j: Int) -> PairTable {
    precondition(i != j, "a table of item \(i) with itself")
    guard i < j else { return table(j, i).transposed }
    let start = starts[pair(i, j)]
    return PairTable(
      rows: categories[i], columns: categories[j],
      counts: Array(cells[start..<start + categories[i] * categories[j]]))
  }

  private func pair(_ i: Int, _ j: Int) -> Int { i * k - i * (i + 1) / 2 + j - i - 1 }

  private mutating func count(_ block: [[UInt8]], _ range: Range<Int>) {
    rows += range.count
    var planes = BitPlanes(categories: categories)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: BitPlanes.people) {
      let people = start..<min(start + BitPlanes.people, range.upperBound)
      for j in 0..<k { planes.take(block[j], people, item: j) }
      count(planes, people.count)
    }
  }

  /// Where everybody answered an item, the last of its answers is given by those who gave none of the others.
  private mutating func count(_ planes: BitPlanes, _ people: Int) {
    let own = (0..<planes.first[k]).map(planes.count)
    let isComplete = (0..<k).map {
      own[planes.first[$0]..<planes.first[$0 + 1]].reduce(0, +) == people
    }
    var cell = 0
    for i in 0..<k {
      for c in 0..<categories[i] { singles[i][c] += own[planes.first[i] + c] }
      for j in i + 1..<k {
        let (above, left) = (planes.first[i], planes.first[j])
        var columns = Array(own[left..<planes.first[j + 1]])
        for a in 0..<categories[i] {
          var row = own[above + a]
          let isLast = isComplete[i] && a == categories[i] - 1
          for b in 0..<categories[j] {
            let n =
              isLast
              ? columns[b]
              : isComplete[j] && b == categories[j] - 1 ? row : planes.shared(above + a, left + b)
            row -= n
            columns[b] -= n
            cells[cell] += n
            cell += 1
          }
        }
      }
    }
  }
}

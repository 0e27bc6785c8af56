import LinearAlgebra

/// Levels of the leading group that share Z_iᵀZ_i, ready for a new outcome: all but the outcome's part of
/// their moments is there already.
struct RefitCell {
  private let a: [Double]
  private let columns: [Int]
  private let q: Int
  /// Which levels.
  private let levels: [Int]
  /// Their Z_iᵀU_i one after another, q × width each; the last q of each belong to the outcome.
  private var members: [Double]
  /// Moments of all pairs of columns but the outcome's; nil where the members themselves are kept.
  private let moments: [Double]?

  private var width: Int { columns.count }
  private var pairs: Int { q * (q + 1) / 2 }

  /// The cells of a model's products, whose outcome does not matter.
  static func cells(_ products: CrossProducts) -> [RefitCell] {
    struct Key: Hashable {
      var a: [Double]
      var columns: [Int]
    }
    var place: [Key: Int] = [:]
    var members: [[Int]] = []
    for (index, level) in products.levels.enumerated() {
      let key = Key(a: level.a, columns: level.columns)
      if let cell = place[key] {
        members[cell].append(index)
      } else {
        place[key] = members.count
        members.append([index])
      }
    }
    return zip(members, LeadingCell.cells(products)).map { RefitCell(products, $0, $1) }
  }

  private init(_ products: CrossProducts, _ levels: [Int], _ cell: LeadingCell) {
    a = cell.a
    columns = cell.columns
    q = cell.q
    self.levels = levels
    members = levels.flatMap { products.levels[$0].b }
    let width = cell.columns.count
    let known = cell.q * (cell.q + 1) / 2 * width * (width - 1) / 2
    moments = cell.members.isEmpty ? Array(cell.moments.prefix(known)) : nil
  }

  /// The cell with an outcome, given as Z_iᵀe of every level, q each.
  func cell(_ sides: [Double]) -> LeadingCell {
    let stride = q * width
    guard var moments else {
      var members = members
      for (position, level) in levels.enumerated() {
        for j in 0..<q { members[(position + 1) * stride - q + j] = sides[level * q + j] }
      }
      return LeadingCell(a: a, columns: columns, q: q, count: levels.count, members: members)
    }
    let start = moments.count
    moments.reserveCapacity(start + pairs * width)
    for _ in 0..<pairs * width { moments.append(0) }
    for (position, level) in levels.enumerated() {
      let (own, first) = (level * q, position * stride)
      var entry = start
      for y in 0..<width {
        let (isOutcome, from) = (y == width - 1, first + y * q)
        for j in 0..<q {
          let (xj, yj) = (sides[own + j], isOutcome ? sides[own + j] : members[from + j])
          moments[entry] += xj * yj
          entry += 1
          for k in j + 1..<max(q, j + 1) {
            let yk = isOutcome ? sides[own + k] : members[from + k]
            moments[entry] += xj * yk + sides[own + k] * yj
            entry += 1
          }
        }
      }
    }
    return LeadingCell(a: a, columns: columns, q: q, count: levels.count, moments: moments)
  }
}

import LinearAlgebra

/// Rows of `k` numbers of which some are not known. Complete rows count by their moments alone.
public struct IncompleteSample: Sendable, Hashable {
  /// Columns.
  public let k: Int
  /// Complete rows.
  public private(set) var completeCount = 0
  /// Sums of the complete rows by column.
  private(set) var sums: [Double]
  /// Cross-products of the complete rows, k × k.
  private(set) var products: Matrix
  /// The other rows; nil is not known. At least one number of each is known.
  public private(set) var incomplete: [[Double?]] = []

  /// Starts with no rows.
  public init(k: Int) {
    precondition(k >= 1, "\(k) columns")
    self.k = k
    sums = [Double](repeating: 0, count: k)
    products = Matrix(rows: k, columns: k)
  }

  /// All rows.
  public var count: Int { completeCount + incomplete.count }

  /// Takes in a row of `k` numbers; one in which nothing is known says nothing and is left out.
  public mutating func add(_ row: [Double?]) {
    precondition(row.count == k, "\(row.count) numbers in a row of \(k)")
    let known = row.compactMap(\.self)
    guard !known.isEmpty else { return }
    guard known.count == k else {
      incomplete.append(row)
      return
    }
    completeCount += 1
    for j in 0..<k {
      sums[j] += known[j]
      for i in 0..<k { products[i, j] += known[i] * known[j] }
    }
  }
}

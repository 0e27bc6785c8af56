/// A dense matrix of doubles, stored column by column.
public struct Matrix: Sendable, Hashable, Codable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// `rows · columns` entries: the first column from top to bottom, then the second.
  public var elements: [Double]

  /// Makes a matrix with every entry equal to `value`.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = Array(repeating: value, count: rows * columns)
  }

  /// Makes a matrix from its entries, column by column.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(
      rows >= 0 && columns >= 0 && elements.count == rows * columns,
      "\(elements.count) entries for a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// Makes a matrix from columns of equal length.
  public init(columns list: [[Double]], rows: Int) {
    for column in list {
      precondition(column.count == rows, "a column of \(column.count) in \(rows) rows")
    }
    self.init(rows: rows, columns: list.count, elements: list.flatMap { $0 })
  }

  /// The identity matrix of order `n`.
  public static func identity(_ n: Int) -> Matrix {
    var result = Matrix(rows: n, columns: n)
    for i in 0..<n { result[i, i] = 1 }
    return result
  }

  /// The entry in row `i` and column `j`, both from 0.
  ///
  /// Inlinable because loops in other rooms spend a quarter of their time in the call otherwise.
  @inlinable public subscript(i: Int, j: Int) -> Double {
    get { elements[j * rows + i] }
    set { elements[j * rows + i] = newValue }
  }

  /// Column `j` from top to bottom.
  public func column(_ j: Int) -> [Double] { Array(elements[j * rows..<(j + 1) * rows]) }

  /// The diagonal, as long as the shorter side.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// Rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result[j, i] = self[i, j] }
    }
    return result
  }

  /// Copies the lower triangle of a square matrix onto the upper.
  public mutating func mirrorLowerTriangle() {
    precondition(rows == columns, "\(rows) × \(columns) is not square")
    for j in 0..<columns {
      for i in j + 1..<rows { elements[i * rows + j] = elements[j * rows + i] }
    }
  }

  /// The rows and columns of the given ranges.
  public func block(_ rowRange: Range<Int>, _ columnRange: Range<Int>) -> Matrix {
    if rowRange == 0..<rows, columnRange == 0..<columns { return self }
    var entries: [Double] = []
    entries.reserveCapacity(rowRange.count * columnRange.count)
    for j in columnRange {
      entries += elements[j * rows + rowRange.lowerBound..<j * rows + rowRange.upperBound]
    }
    return Matrix(rows: rowRange.count, columns: columnRange.count, elements: entries)
  }

  /// The matrix product `left · right`.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(
      left.columns == right.rows,
      "\(left.rows) × \(left.columns) times \(right.rows) × \(right.columns)")
    return LAPACK.product(left, right)
  }

  /// The matrix times a vector of `columns` entries.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    precondition(left.columns == right.count, "\(left.columns) columns times \(right.count)")
    var result = Array(repeating: 0.0, count: left.rows)
    for j in 0..<left.columns {
      for i in 0..<left.rows { result[i] += left[i, j] * right[j] }
    }
    return result
  }

  /// Every entry times `factor`.
  public static func * (factor: Double, matrix: Matrix) -> Matrix {
    Matrix(
      rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { factor * $0 })
  }

  /// Entry by entry.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.rows == right.rows && left.columns == right.columns, "unlike matrices")
    var result = left
    for k in result.elements.indices { result.elements[k] += right.elements[k] }
    return result
  }

  /// Entry by entry.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.rows == right.rows && left.columns == right.columns, "unlike matrices")
    var result = left
    for k in result.elements.indices { result.elements[k] -= right.elements[k] }
    return result
  }

  /// tr(A B) = Σ_ij A_ij B_ji, of square matrices of one order.
  public func dotTransposed(_ other: Matrix) -> Double {
    precondition(rows == other.columns && columns == other.rows, "unlike matrices")
    var sum = 0.0
    for j in 0..<columns {
      for i in 0..<rows { sum += self[i, j] * other[j, i] }
    }
    return sum
  }
}

public import Results

/// Sums of squares and cross-products of the columns behind a model: X'X, the outcome among them.
///
/// With columns of 0 and 1 this *is* a table: the product of two such columns is how many people have
/// both.
public struct CrossProducts: Sendable, Hashable {
  /// What a column is.
  public enum Column: Sendable, Hashable {
    /// Ones.
    case intercept
    /// 1 for people in a category of a factor and 0 for others; one category has no column.
    case category(String, of: String)
    /// A number that is the same for everybody, such as the time of an occasion: it tells of nobody.
    case design(String)
    /// A number, and the grid of its values where that is known.
    case number(String, ScoreGrid?)
  }

  /// The columns, the intercept among them.
  public let columns: [Column]
  /// Row by row, p × p.
  public let products: [Double]
  /// Rows of data for each person, as many for everybody: occasions, for a block of several.
  public let rowsPerPerson: Int

  /// Rows of data: the intercept with itself.
  public let n: Int

  /// Makes cross-products.
  ///
  /// - Throws: `Withheld` where sizes do not fit, there is not one intercept, the matrix is not
  ///   symmetric, or counts in it are not whole numbers that fit together.
  public init(
    _ columns: [Column], products: [Double], rowsPerPerson: Int = 1
  ) throws(Withheld) {
    let p = columns.count
    guard p <= 1_000, products.count == p * p, rowsPerPerson >= 1, rowsPerPerson <= 1_000_000 else {
      throw Self.refusal("There are as many rows and columns of products as columns of data.")
    }
    let intercepts = columns.indices.filter { columns[$0] == .intercept }
    guard intercepts.count == 1, Set(columns).count == p else {
      throw Self.refusal("There is one column of ones, and no column twice.")
    }
    guard products.allSatisfy(\.isFinite),
      (0..<p).allSatisfy({ i in (0..<i).allSatisfy { products[i * p + $0] == products[$0 * p + i] }
      })
    else { throw Self.refusal("Products are numbers, the same above and below the diagonal.") }
    guard let n = Self.count(products[intercepts[0] * p + intercepts[0]]) else {
      throw Self.refusal("The product of the ones with themselves is the number of rows.")
    }
    self.columns = columns
    self.products = products
    self.rowsPerPerson = rowsPerPerson
    self.n = n
  }

  /// A count, as a product says it.
  static func count(_ product: Double) -> Int? {
    product >= 0 && product <= Double(CountTable.largestCount) && product == product.rounded()
      ? Int(product) : nil
  }

  static func refusal(_ reason: String) -> Withheld {
    Withheld("disclosure.not-moments", reason, help: "Look at how the packet was made.")
  }

  /// A product of two columns.
  subscript(_ i: Int, _ j: Int) -> Double { products[i * columns.count + j] }

  /// Place of the column of ones.
  var intercept: Int { columns.firstIndex(of: .intercept) ?? 0 }
}

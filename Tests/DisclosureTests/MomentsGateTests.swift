import Disclosure
import Results
import Testing

@Suite("What sums behind a model tell of people")
struct MomentsGateTests {
  /// Rows of data: ones, categories and numbers, with their cross-products.
  static func products(_ rows: [[Double]]) -> [Double] {
    let p = rows[0].count
    return (0..<p * p).map { place in
      rows.reduce(0) { $0 + $1[place / p] * $1[place % p] }
    }
  }

  static func code(
    _ columns: [CrossProducts.Column], _ products: [Double], _ profile: DisclosureProfile,
    rowsPerPerson: Int = 1
  ) throws -> String? {
    let moments = try CrossProducts(columns, products: products, rowsPerPerson: rowsPerPerson)
    return DisclosureGate(profile).moments(moments).reason?.code
  }

  // Origin: reference/benchmarking.md §6.5, the third site of pda's length-of-stay data.
  static let columns: [CrossProducts.Column] = [
    .intercept, .category("old", of: "age"), .category("young", of: "age"),
    .category("male", of: "sex"),
  ]
  static func site(youngMen: Double, men: Double = 57) -> [Double] {
    [
      100, 38, 17, men,
      38, 38, 0, 16,
      17, 0, 17, youngMen,
      men, 16, youngMen, men,
    ]
  }

  @Test("100 people, 17 of them young, 13 of those men: 4 young women")
  func youngWomen() throws {
    for profile in [DisclosureProfile.thresholdTen, .ukLLC, .nhsEngland, .openSAFELY] {
      #expect(
        try Self.code(Self.columns, Self.site(youngMen: 13), profile)
          == "disclosure.implied-group")
    }
    #expect(try Self.code(Self.columns, Self.site(youngMen: 13), .ungated) == nil)
    // 9 young men, 8 young women: enough for 8, not for 10.
    #expect(try Self.code(Self.columns, Self.site(youngMen: 9), .nhsEngland) == nil)
    #expect(
      try Self.code(Self.columns, Self.site(youngMen: 9), .thresholdTen)
        == "disclosure.implied-group")
    // None at all: told by profiles that tell zeros; all young people are women, though.
    #expect(try Self.code(Self.columns, Self.site(youngMen: 0, men: 45), .nhsEngland) == nil)
    #expect(
      try Self.code(Self.columns, Self.site(youngMen: 0, men: 45), .openSAFELY)
        == "disclosure.implied-group")
  }

  @Test("the category without a column is a group too")
  func reference() throws {
    let columns: [CrossProducts.Column] = [.intercept, .category("male", of: "sex")]
    #expect(try Self.code(columns, [60, 55, 55, 55], .thresholdTen) == "disclosure.implied-group")
    #expect(try Self.code(columns, [60, 50, 50, 50], .thresholdTen) == nil)
    // Both have a column: nobody is left over, and that is no group.
    let both: [CrossProducts.Column] = [
      .intercept, .category("male", of: "sex"), .category("female", of: "sex"),
    ]
    #expect(try Self.code(both, [60, 50, 10, 50, 50, 0, 10, 0, 10], .thresholdTen) == nil)
    #expect(
      try Self.code(both, [60, 51, 9, 51, 51, 0, 9, 0, 9], .thresholdTen)
        == "disclosure.implied-group")
  }

  @Test("a column of 0 and 1 cannot pass as a number")
  func disguised() throws {
    let columns: [CrossProducts.Column] = [.intercept, .number("male", nil)]
    #expect(try Self.code(columns, [60, 55, 55, 55], .thresholdTen) == "disclosure.implied-group")
    // The times of two occasions are 0 and 1 for everybody.
    let times: [CrossProducts.Column] = [.intercept, .design("time")]
    #expect(try Self.code(times, [24, 12, 12, 12], .thresholdTen, rowsPerPerson: 2) == nil)
  }

  @Test("three people for each column, and enough people")
  func columnsOfPeople() throws {
    let grid = ScoreGrid(0...27)
    func code(_ persons: Int, _ p: Int) throws -> String? {
      let rows = (0..<persons).map { (person: Int) -> [Double] in
        (0..<p).map { (column: Int) -> Double in
          column == 0 ? 1 : Double((person * (column * 5 + 3) + column) % 28)
        }
      }
      return try Self.code(
        [.intercept] + (1..<p).map { .number("x\($0)", grid) }, Self.products(rows), .thresholdTen)
    }
    #expect(try code(12, 4) == nil)
    #expect(try code(12, 5) == "disclosure.many-columns")
    #expect(try code(9, 2) == "disclosure.too-few")
  }

  @Test("occasions are not people")
  func occasions() throws {
    let columns: [CrossProducts.Column] = [.intercept, .category("male", of: "sex")]
    // 40 rows and 16 of men: four occasions of 10 people, of whom 4 are men.
    #expect(
      try Self.code(columns, [40, 16, 16, 16], .thresholdTen, rowsPerPerson: 4)
        == "disclosure.implied-group")
    #expect(
      try Self.code(columns, [36, 16, 16, 16], .thresholdTen, rowsPerPerson: 4)
        == "disclosure.too-few")
    #expect(try Self.code(columns, [80, 40, 40, 40], .thresholdTen, rowsPerPerson: 4) == nil)
  }

  @Test("scores that can be worked out, of all or of all in a category")
  func scores() throws {
    let columns: [CrossProducts.Column] = [
      .intercept, .category("male", of: "sex"), .number("phq-9", ScoreGrid(0...27)),
    ]
    func code(_ score: (Int) -> Double) throws -> String? {
      let rows = (0..<40).map { (person: Int) -> [Double] in
        [1, person < 20 ? 1 : 0, score(person)]
      }
      return try Self.code(columns, Self.products(rows), .thresholdTen)
    }
    #expect(try code { Double($0 * 11 % 28) } == nil)
    #expect(try code { $0 == 7 ? 1 : 0 } == "disclosure.implied-group")
    #expect(try code { $0 == 7 ? 2 : 0 } == "disclosure.few-score-sets")
    #expect(try code { $0 < 20 ? Double($0 * 11 % 28) : 0 } == "disclosure.few-score-sets")
    #expect(try code { $0 < 20 ? 27 : Double($0 * 11 % 28) } == "disclosure.few-score-sets")
  }

  @Test("what is not cross-products is refused")
  func refusals() throws {
    func code(_ columns: [CrossProducts.Column], _ products: [Double]) -> String? {
      do {
        return DisclosureGate(.thresholdTen).moments(
          try CrossProducts(columns, products: products)
        ).reason?.code
      } catch { return error.code }
    }
    let one: [CrossProducts.Column] = [.intercept, .number("x", nil)]
    let sexes: [CrossProducts.Column] = [
      .intercept, .category("male", of: "sex"), .category("female", of: "sex"),
    ]
    for (columns, products) in [
      (one, [60, 5, 5]), (one, [60, 5, 6, 40]), (one, [60.5, 5, 5, 40]), (one, [-60, 5, 5, 40]),
      (one, [60, .nan, .nan, 40]), ([.number("x", nil)], [60]), ([], []),
      ([.intercept, .intercept], [60, 60, 60, 60]),
      (Array(Self.columns.prefix(2)), [60, 30, 30, 20]),
      (Array(Self.columns.prefix(2)), [60, 70, 70, 70]),
      // Somebody in two categories; more in two than in one.
      (sexes, [60, 30, 30, 30, 30, 1, 30, 1, 30]), (Self.columns, Self.site(youngMen: 18)),
    ] {
      #expect(code(columns, products) == "disclosure.not-moments", "\(products)")
    }
  }
}

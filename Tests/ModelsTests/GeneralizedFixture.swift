import Models
import TestSupport

/// Rows of `Fixtures/models` for yes-or-no and ordered outcomes, with R's figures for them.
struct GeneralizedFixture {
  let frame: ModelFrame
  private let figures: [String: [String: Double]]

  /// Reads the folder of that name; `categories` are columns of categories, though their values are numbers.
  init(_ name: String, categories: Set<String> = []) throws {
    let fixture = Fixture("models/\(name)")
    let input = try fixture.table("input.csv")
    var columns: [String: ModelFrame.Column] = [:]
    for name in input.names {
      let texts = input.column(name)
      let numbers = texts.compactMap(Double.init)
      columns[name] =
        numbers.count == texts.count && !categories.contains(name)
        ? .numeric(numbers) : .factor(texts)
    }
    frame = try ModelFrame(columns)
    let expected = try fixture.table("expected.csv")
    var figures: [String: [String: Double]] = [:]
    for (index, model) in expected.column("case").enumerated() {
      figures[model, default: [:]][expected.column("name")[index]] = Double(
        expected.column("value")[index])
    }
    self.figures = figures
  }

  /// One figure of one model; not a number, which agrees with nothing, where there is none.
  func callAsFunction(_ model: String, _ name: String) -> Double { figures[model]?[name] ?? .nan }

  static func cbpp() throws -> GeneralizedFixture {
    try GeneralizedFixture("cbpp", categories: ["herd", "period"])
  }

  static func binary() throws -> GeneralizedFixture { try GeneralizedFixture("binary") }
  static func ordinal() throws -> GeneralizedFixture { try GeneralizedFixture("ordinal") }

  /// The options with so many nodes.
  static func options(_ nodes: Int?) -> GeneralizedOptions {
    var options = GeneralizedOptions()
    options.nodes = nodes
    return options
  }
}

/// Invented rows of yes-or-no and ordered outcomes, of persons who differ in level and slope.
struct GeneralizedTable {
  var columns: [String: ModelFrame.Column]

  init(seed: UInt64, persons: Int, occasions: Int, level: Double = 1.2, slope: Double = 0.3) {
    var table = RandomTable(seed: seed)
    var (yes, step, t, person): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for p in 0..<persons {
      let (b0, b1) = (level * table.normal(), slope * table.normal())
      for occasion in 0..<occasions where occasion < 2 || table.uniform() < 0.9 {
        let eta = -0.4 + 0.25 * Double(occasion) + b0 + b1 * Double(occasion)
        let u = table.uniform()
        // log(u / (1 − u)) is logistic; cuts at −1, 0 and 1.5 beside the predictor.
        let odds = u / (1 - u)
        yes.append(odds < GeneralizedTable.exponential(eta) ? 1 : 0)
        step.append(
          Double(
            [-1.5, -0.2, 1.1].filter { odds > GeneralizedTable.exponential($0 - eta) }.count))
        t.append(Double(occasion))
        person.append(p)
      }
    }
    columns = [
      "yes": .numeric(yes), "step": .numeric(step), "t": .numeric(t),
      "person": .factor(codes: person, levels: (0..<persons).map { "p\($0)" }),
      "arm": .factor(codes: person.map { $0 % 2 }, levels: ["A", "B"]),
    ]
  }

  /// eˣ as the limit (1 + x/2ᵏ)^(2ᵏ): enough for invented rows.
  private static func exponential(_ x: Double) -> Double {
    var result = 1 + x / 1_048_576
    for _ in 0..<20 { result *= result }
    return result
  }

  func numbers(_ name: String) -> [Double] {
    if case .numeric(let values)? = columns[name] { values } else { [] }
  }

  func codes(_ name: String) -> [Int] {
    if case .factor(let codes, _)? = columns[name] { codes } else { [] }
  }

  /// The same rows in another order.
  func shuffled() -> [String: ModelFrame.Column] {
    columns.mapValues { column in
      // 7,919 is a prime that divides no table here, so every row comes once.
      let order = (0..<column.count).map { ($0 * 7_919 + 5) % column.count }
      return switch column {
      case .numeric(let values): ModelFrame.Column.numeric(order.map { values[$0] })
      case .factor(let codes, let levels):
        ModelFrame.Column.factor(codes: order.map { codes[$0] }, levels: levels)
      }
    }
  }
}

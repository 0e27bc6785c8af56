import Models
import TestSupport

/// Rows of `Fixtures/models` for yes-or-no and ordered outcomes, with R's figures for them.
struct GeneralizedFixture {
  let frame: ModelFrame
  private let figures: [String: Double]

  /// - Parameters:
  ///   - name: The folder.
  ///   - levels: The order of the levels of some columns; others are in that of the alphabet.
  init(_ name: String, levels: [String: [String]] = [:]) throws {
    let fixture = Fixture("models/\(name)")
    let input = try fixture.table("input.csv")
    var columns: [String: ModelFrame.Column] = [:]
    for name in input.names {
      let texts = input.column(name)
      let numbers = texts.compactMap(Double.init)
      if let order = levels[name] {
        columns[name] = .factor(codes: texts.map { order.firstIndex(of: $0) ?? -1 }, levels: order)
      } else {
        columns[name] = numbers.count == texts.count ? .numeric(numbers) : .factor(texts)
      }
    }
    frame = try ModelFrame(columns)
    let expected = try fixture.table("expected.csv")
    var figures: [String: Double] = [:]
    for (index, model) in expected.column("case").enumerated() {
      figures["\(model) \(expected.column("name")[index])"] = Double(
        expected.column("value")[index])
    }
    self.figures = figures
  }

  /// One figure of one model; not a number, which agrees with nothing, where there is none.
  func callAsFunction(_ model: String, _ name: String) -> Double {
    figures["\(model) \(name)"] ?? .nan
  }

  /// Herds are categories, though numbers; so are periods.
  static func cbpp() throws -> GeneralizedFixture {
    try GeneralizedFixture(
      "cbpp", levels: ["herd": (1...15).map(String.init), "period": ["1", "2", "3", "4"]])
  }

  static func visits() throws -> GeneralizedFixture { try GeneralizedFixture("visits") }

  static func steps() throws -> GeneralizedFixture {
    try GeneralizedFixture("steps", levels: ["step": ["none", "some", "much", "full"]])
  }

  /// The options with so many nodes.
  static func options(_ nodes: Int?) -> GeneralizedOptions {
    var options = GeneralizedOptions()
    options.nodes = nodes
    return options
  }
}

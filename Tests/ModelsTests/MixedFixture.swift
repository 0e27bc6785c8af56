import Models
import TestSupport

/// A data set of `Fixtures/models` with lme4's figures for it.
struct MixedFixture {
  let frame: ModelFrame
  private let figures: [String: [String: Double]]
  private let order: [String: [String]]

  init(_ name: String, squares: [String: String] = [:]) throws {
    let fixture = Fixture("models/\(name)")
    let input = try fixture.table("input.csv")
    var columns: [String: ModelFrame.Column] = [:]
    for name in input.names {
      let texts = input.column(name)
      let numbers = texts.compactMap(Double.init)
      columns[name] =
        numbers.count == texts.count && name != "Subject" ? .numeric(numbers) : .factor(texts)
    }
    for (square, of) in squares {
      if case .numeric(let values) = columns[of] {
        columns[square] = .numeric(values.map { $0 * $0 })
      }
    }
    try self.init(name, frame: ModelFrame(columns))
  }

  /// Figures for rows that stand elsewhere.
  init(_ name: String, frame: ModelFrame) throws {
    self.frame = frame
    let expected = try Fixture("models/\(name)").table("expected.csv")
    var figures: [String: [String: Double]] = [:]
    var order: [String: [String]] = [:]
    for (index, model) in expected.column("case").enumerated() {
      let name = expected.column("name")[index]
      figures[model, default: [:]][name] = Double(expected.column("value")[index])
      order[model, default: []].append(name)
    }
    self.figures = figures
    self.order = order
  }

  /// The figures of one model that begin with `prefix`, without it, in the order of the file.
  func figures(_ model: String, _ prefix: String) -> [(name: String, value: Double)] {
    (order[model] ?? []).filter { $0.hasPrefix(prefix) }.compactMap { name in
      figures[model]?[name].map { (String(name.dropFirst(prefix.count)), $0) }
    }
  }

  /// One figure of one model.
  func figure(_ model: String, _ name: String) -> Double { figures[model]?[name] ?? .nan }
}

import Models
import TestSupport
import Testing
import Trajectories

/// The models of `Fixtures/models/curves` fitted here, with R's figures for them (lme4 1.1-31, lmerTest
/// 3.1-3; rows: Belenky et al. 2003, as `Fixtures/models/sleepstudy` has them).
struct SleepCurves {
  static let days: [Double] = [0, 1, 4.5, 9]

  let model: GrowthModel
  private let figures: [String: Double]

  init(_ name: String) throws {
    let formulas = [
      "line": "Reaction ~ Days + (Days | Subject)",
      "spline": "Reaction ~ ns(Days, df = 3) + (Days | Subject)",
      "quadratic": "Reaction ~ poly(Days, 2) + (1 | Subject)",
      "bend": "Reaction ~ piecewise(Days, 3) * arm + (Days | Subject)",
      "adjusted": "Reaction ~ Days + arm + (Days | Subject)",
    ]
    let frame = try Self.frame()
    let fit = try MixedModel(#require(formulas[name])).fit(frame)
    model = try GrowthModel(fit, frame, time: "Days")
    let table = try Fixture("models/curves").table("expected.csv")
    var figures: [String: Double] = [:]
    for row in table.column("case").indices where table.column("case")[row] == name {
      figures[table.column("name")[row]] = Double(table.column("value")[row])
    }
    self.figures = figures
  }

  static func frame() throws -> ModelFrame {
    let table = try Fixture("models/sleepstudy").table("input.csv")
    let subjects = table.column("Subject")
    return try ModelFrame([
      "Reaction": .numeric(table.column("Reaction").compactMap(Double.init)),
      "Days": .numeric(table.column("Days").compactMap(Double.init)),
      "Subject": .factor(subjects),
      "arm": .factor(subjects.map { (Int($0) ?? 0) % 2 == 0 ? "even" : "odd" }),
    ])
  }

  /// One of R's figures; NaN, which agrees with nothing, where there is none.
  func figure(_ name: String) -> Double { figures[name] ?? .nan }

  /// A time as the figures' names have it.
  static func text(_ time: Double) -> String { Int(exactly: time).map(String.init) ?? "\(time)" }
}

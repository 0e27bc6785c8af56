import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// Every number within a value that is not finite, by the way to it.
struct NumberScan {
  private(set) var trouble: [String] = []
  private(set) var numbers = 0

  init(_ value: Any, leavingOut left: Set<String>) {
    var open: [(path: String, value: Any)] = [("", value)]
    while let (path, value) = open.popLast() {
      if let number = value as? Double {
        numbers += 1
        if !number.isFinite { trouble.append("\(path) \(number)") }
        continue
      }
      for child in Mirror(reflecting: value).children {
        let label = child.label ?? "[]"
        if !left.contains(label) { open.append(("\(path).\(label)", child.value)) }
      }
    }
  }
}

/// A small table that is hard on a model.
struct TinyTable: Sendable, CustomTestStringConvertible {
  var name: String
  var y: [Double]
  var t: [Double]
  var g: [String]
  var testDescription: String { name }

  func frame() throws -> ModelFrame {
    try ModelFrame([
      "y": .numeric(y), "t": .numeric(t), "g": .factor(g),
      "visit": .factor(t.map { "v\($0)" }),
      "half": .factor(y.indices.map { $0 % 2 == 0 ? "a" : "b" }),
      "w": .numeric(y.indices.map { Double(1 + $0 % 3) }),
    ])
  }

  private static func persons(_ count: Int, _ rows: Int) -> (t: [Double], g: [String]) {
    (
      (0..<count * rows).map { Double($0 % rows) }, (0..<count * rows).map { "g\($0 / rows)" }
    )
  }

  /// Six persons at four occasions; `value` gives the outcome from the occasion and the person.
  private static func six(
    _ name: String, from start: Double = 0, _ value: (Double, Double) -> Double
  ) -> TinyTable {
    let (t, g) = persons(6, 4)
    let y = t.indices.map { value(t[$0], Double($0 / 4)) }
    return TinyTable(name: name, y: y, t: t.map { start + $0 }, g: g)
  }

  /// Residuals that cancel over four occasions and tell nothing of a level or slope.
  private static func wave(_ t: Double) -> Double { t == 0 || t == 3 ? 0.5 : -0.5 }

  private static let small: [TinyTable] = {
    let (two, three) = (persons(2, 2), persons(3, 3))
    let t = [0.0, 1, 2, 3, 4, 5]
    return [
      TinyTable(name: "two persons, two rows", y: [1, 3, 2, 7], t: two.t, g: two.g),
      TinyTable(name: "two persons nearly alike", y: [1, 3, 1, 3.5], t: two.t, g: two.g),
      TinyTable(
        name: "three persons, three rows", y: [1, 2, 4, 3, 3, 7, 0, 2, 1], t: three.t, g: three.g),
      TinyTable(
        name: "one row each", y: [1, 3, 2, 5, 4, 7], t: t, g: ["a", "b", "c", "d", "e", "f"]),
      TinyTable(
        name: "one row each but for one", y: [1, 3, 2, 5, 4, 7], t: t,
        g: ["a", "a", "c", "d", "e", "f"]),
    ]
  }()

  static let all: [TinyTable] =
    small + [
      six("equal slopes") { t, g in g + 2 * t + wave(t) },
      six("equal persons") { t, _ in t + wave(t) },
      six("lines without error") { t, g in g + (g * g + 1) * t },
      six("levels without error") { _, g in g * g },
      six("almost no error") { t, g in g * g + g * t + 1e-9 * wave(t) },
      six("far times", from: 2_000_000) { t, g in g + wave(t) * (g + 1) + t },
    ]
}

@Suite("Mixed model: no result holds a number that is none")
struct FiniteFitTests {
  static let models: [(formula: String, residual: ResidualStructure, weights: String?)] = [
    ("y ~ 1 + (1 | g)", .independent, nil), ("y ~ t + (1 | g)", .independent, nil),
    ("y ~ t + (t | g)", .independent, nil), ("y ~ t + (t || g)", .independent, nil),
    ("y ~ 0 + (1 | g)", .independent, nil), ("y ~ t + cs(1 + t | g)", .independent, nil),
    ("y ~ t + (1 | g) + (1 | half)", .independent, nil), ("y ~ t + (1 | g)", .independent, "w"),
    ("y ~ t + (1 | g)", .byGroup("half"), nil), ("y ~ t + (1 | g)", .ar1(time: nil), nil),
    ("y ~ t", .ar1(time: nil), nil), ("y ~ t", .continuousAR1(time: "t"), nil),
    ("y ~ t + (1 | g)", .continuousAR1(time: "t"), nil),
    ("y ~ 1", .unstructured(occasion: "visit"), nil),
    ("y ~ t", .unstructured(occasion: "visit"), nil),
  ]

  @Test("every figure is finite or the table is refused", arguments: TinyTable.all)
  func finite(_ table: TinyTable) throws {
    let frame = try table.frame()
    var fitted = 0
    for (formula, residual, weights) in Self.models {
      for criterion in [MixedModel.Criterion.reml, .maximumLikelihood] {
        for inference in [MixedModel.Inference.satterthwaite, .kenwardRoger, .wald] {
          var options = MixedModel.Options()
          options.criterion = criterion
          options.inference = inference
          options.residual = residual
          options.within = "g"
          options.weights = weights
          let fit: MixedModelFit
          do {
            fit = try MixedModel(formula, options: options).fit(frame)
          } catch {
            #expect(!error.message.isEmpty && !error.help.isEmpty)
            continue
          }
          fitted += 1
          let scan = NumberScan(fit, leavingOut: ["modeSource"])
          let modes = NumberScan(fit.conditionalModes, leavingOut: [])
          #expect(scan.numbers > 5)
          #expect(
            scan.trouble.isEmpty && modes.trouble.isEmpty,
            "\(formula), \(residual), \(criterion), \(inference): \(scan.trouble + modes.trouble)")
          for term in fit.fixedEffects {
            #expect((term.pValue ?? 0) >= 0 && (term.pValue ?? 0) <= 1)
            #expect((term.degreesOfFreedom ?? 1) > 0)
          }
          for component in fit.varianceComponents { #expect(component.variance >= 0) }
        }
      }
    }
    // At least the model of one variance is there for most tables.
    #expect(fitted > 0)
  }
}

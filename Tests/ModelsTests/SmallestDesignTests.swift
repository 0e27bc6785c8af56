import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// One of the designs of `Fixtures/models/smallest`.
struct SmallestDesign: Sendable, CustomTestStringConvertible {
  var name: String
  var formula: String
  var joint: [String]
  var testDescription: String { "\(name): \(formula)" }

  static let all = [
    SmallestDesign(name: "a", formula: "y ~ t + x + (1 | g)", joint: ["t", "x"]),
    SmallestDesign(name: "b", formula: "y ~ t * arm + (1 | g)", joint: ["t:armB", "t:armC"]),
    SmallestDesign(name: "c", formula: "y ~ t + arm + (t | g)", joint: ["armB", "armC"]),
    SmallestDesign(name: "d", formula: "y ~ t + x + (1 | g) + (1 | h)", joint: ["t", "x"]),
    SmallestDesign(name: "e", formula: "y ~ t + arm + (1 | k/g)", joint: ["armB", "armC"]),
    SmallestDesign(name: "f", formula: "y ~ t + arm + x + (t || g)", joint: ["armB", "armC"]),
    SmallestDesign(name: "g", formula: "y ~ arm + (1 | g) + (1 | h)", joint: ["armB", "armC"]),
    SmallestDesign(
      name: "h", formula: "y ~ t + x + arm + (t | g) + (1 | h)", joint: ["t", "x", "armB"]),
  ]

  func fit(_ inference: MixedModel.Inference) throws -> MixedModelFit {
    let all = try ModelTable.columns("smallest", "input.csv")
    guard case .factor(let codes, let levels) = all["design"] else { throw ModelError.noRows }
    let rows = codes.indices.filter { levels[codes[$0]] == name }
    let frame = try ModelFrame(
      all.mapValues { column in
        switch column {
        case .numeric(let values): .numeric(rows.map { values[$0] })
        case .factor(let codes, let levels): .factor(codes: rows.map { codes[$0] }, levels: levels)
        }
      })
    var options = MixedModel.Options()
    options.inference = inference
    return try MixedModel(formula, options: options).fit(frame)
  }
}

@Suite("Small designs (pbkrtest 0.5.2, lmerTest 3.1-3)")
struct SmallestDesignTests {
  @Test(
    "Kenward and Roger's covariance, degrees of freedom and joint F", arguments: SmallestDesign.all)
  func kenwardRoger(_ design: SmallestDesign) throws {
    let expected = try #require(ModelTable.figures("smallest")[design.name])
    let fit = try design.fit(.kenwardRoger)
    let scale = fit.fixedCovariance.diagonal
    for j in scale.indices {
      for i in j..<scale.count {
        #expect(
          agrees(
            fit.fixedCovariance[i, j], expected["cov.\(i).\(j)"] ?? .nan, relative: 1e-5,
            absolute: 1e-5 * (scale[i] * scale[j]).squareRoot()))
      }
    }
    for term in fit.fixedEffects {
      let degrees = expected["df.\(term.term)"] ?? .nan
      #expect(agrees(term.degreesOfFreedom, degrees, relative: 1e-5), "\(term.term)")
    }
    var l = Matrix(rows: design.joint.count, columns: fit.fixedEffects.count)
    for (row, name) in design.joint.enumerated() {
      for (column, term) in fit.fixedEffects.enumerated() where term.term == name {
        l[row, column] = 1
      }
    }
    let test = try #require(fit.inference.test(l, of: fit.fixedEffects.map(\.estimate.value)))
    #expect(agrees(test.statistic, expected["joint.F"] ?? .nan, relative: 1e-5))
    #expect(agrees(test.denominatorDegreesOfFreedom, expected["joint.ddf"] ?? .nan, relative: 1e-5))
    #expect(agrees(test.pValue, expected["joint.p"] ?? .nan, relative: 1e-4))
  }

  @Test(
    "type III tests of every term", arguments: SmallestDesign.all,
    [(MixedModel.Inference.satterthwaite, "S"), (.kenwardRoger, "K")])
  func typeThree(_ design: SmallestDesign, _ method: (MixedModel.Inference, String)) throws {
    let expected = try #require(ModelTable.figures("smallest")[design.name])
    let tests = try design.fit(method.0).termTests()
    #expect(tests.count == expected.keys.count { $0.hasPrefix("type3.\(method.1).F.") })
    for term in tests {
      let key = "type3.\(method.1)"
      let statistic = expected["\(key).F.\(term.term)"] ?? .nan
      #expect(agrees(term.test?.statistic, statistic, relative: 1e-5), "\(term.term)")
      // lmerTest differences the deviance numerically.
      let degrees = expected["\(key).df.\(term.term)"] ?? .nan
      #expect(
        agrees(term.test?.denominatorDegreesOfFreedom, degrees, relative: 1e-4), "\(term.term)")
    }
  }

  @Test(
    "the split plot: type III by either method",
    arguments: [
      (MixedModel.Inference.satterthwaite, "sw"), (.kenwardRoger, "kr"),
    ])
  func splitPlot(_ method: MixedModel.Inference, _ key: String) throws {
    let fixture = try MixedFixture("oats")
    var options = MixedModel.Options()
    options.inference = method
    let fit = try MixedModel("yield ~ nitro * Variety + (1 | Block/Variety)", options: options)
      .fit(fixture.frame)
    let tests = fit.termTests()
    #expect(tests.map(\.term) == ["nitro", "Variety", "nitro:Variety"])
    for term in tests {
      for (name, found) in [
        ("F", term.test?.statistic), ("dendf", term.test?.denominatorDegreesOfFreedom),
        ("numdf", term.test.map { Double($0.numeratorDegreesOfFreedom) }), ("p", term.test?.pValue),
      ] {
        let expected = fixture.figure("split plot REML", "type3.\(key).\(name).\(term.term)")
        #expect(agrees(found, expected, relative: 1e-5), "\(term.term) \(name)")
      }
    }
    if method == .satterthwaite {
      // ../shared/reference/trajectories.md §9.1
      #expect(agrees(tests[0].test?.statistic, 115.77126, relative: 1e-7))
      #expect(agrees(tests[1].test?.statistic, 1.94225316, relative: 1e-7))
      #expect(agrees(tests[1].test?.denominatorDegreesOfFreedom, 21.57476, relative: 1e-6))
    }
  }
}

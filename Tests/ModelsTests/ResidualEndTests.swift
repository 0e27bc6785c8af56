import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: a residual correlation of nothing")
struct ResidualEndTests {
  /// Ups and downs by turns, so that neighbouring residuals are further apart than chance would have it.
  let columns: [String: ModelFrame.Column] = {
    var (y, t, person): ([Double], [Double], [String]) = ([], [], [])
    for i in 0..<14 {
      for k in 0..<5 {
        let turn = k.isMultiple(of: 2) ? 1.0 : -1
        t.append(Double(k))
        person.append("p\(i)")
        y.append(
          Double((i * 7) % 11) + 0.3 * Double(k) + turn * (1 + Double((i * 5 + k * 3) % 7) / 5))
      }
    }
    return ["y": .numeric(y), "t": .numeric(t), "person": .factor(person)]
  }()

  @Test(
    "is a certified end: the model of independent residuals, by every method",
    arguments: [MixedModel.Inference.satterthwaite, .kenwardRoger])
  func end(_ inference: MixedModel.Inference) throws {
    var options = MixedModel.Options()
    options.inference = inference
    options.information = .expected
    let frame = try ModelFrame(columns)
    let independent = try MixedModel("y ~ t + (1 | person)", options: options).fit(frame)
    options.residual = .continuousAR1(time: "t")
    let fit = try MixedModel("y ~ t + (1 | person)", options: options).fit(frame)
    #expect(fit.convergence.certified)
    #expect(fit.convergence.atBound == [1])
    #expect(fit.notes.contains { $0.code == "mixed.boundary" })
    #expect(agrees(fit.residual?.correlation, 0, relative: 0, absolute: 1e-15))
    #expect(agrees(fit.criterion, independent.criterion, relative: 1e-12))
    for (a, b) in zip(fit.fixedEffects, independent.fixedEffects) {
      #expect(agrees(a.estimate.value, b.estimate.value, relative: 1e-9))
      #expect(agrees(a.estimate.standardError, b.estimate.standardError ?? .nan, relative: 1e-7))
      #expect(agrees(a.degreesOfFreedom, b.degreesOfFreedom ?? .nan, relative: 1e-6))
    }
  }

  @Test("is not taken for one where there is a correlation")
  func inner() throws {
    var columns = columns
    if case .numeric(var y) = columns["y"] {
      // Two up, two down, one up: neighbours are alike.
      for row in y.indices { y[row] += [4.0, 4, -4, -4, 4][row % 5] }
      columns["y"] = .numeric(y)
    }
    var options = MixedModel.Options()
    options.residual = .continuousAR1(time: "t")
    let fit = try MixedModel("y ~ t + (1 | person)", options: options).fit(ModelFrame(columns))
    #expect(fit.convergence.certified)
    #expect((fit.residual?.correlation ?? 0) > 0.01)
    #expect(!fit.convergence.atBound.contains(1))
  }
}

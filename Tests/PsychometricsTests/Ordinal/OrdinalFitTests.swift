import Distributions
import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Factor models of ordered answers (Muthén 1984), and their omega")
struct OrdinalFitTests {
  @Test(
    "one factor of five items of psych::bfi (psychometrics.md §4.2)",
    .enabled(if: AnchorData.agreeableness != nil, SharedData.absence))
  func agreeableness() throws {
    let items = try #require(AnchorData.agreeableness)
    let answers = try OrdinalAnswers.gather(items)
    let model = ConfirmatoryModel(items: 5, factors: [[0, 1, 2, 3, 4]], scaling: .standardised)
    let found = try OrdinalFit.estimate(model, answers)
    #expect(found.convergence.certified && found.verdicts.isEmpty && answers.n == 2709)
    // lavaan 0.6-14, WLSMV.
    let loadings = [0.4355152071, 0.7179196847, 0.8100487776, 0.5148559507, 0.6681720670]
    let errors = [0.01778, 0.01279, 0.01165, 0.01729, 0.01326]
    for (item, parameter) in found.parameters.enumerated() {
      #expect(agrees(parameter.estimate.value, loadings[item], relative: 0, absolute: 1e-6))
      #expect(agrees(parameter.estimate.standardError, errors[item], relative: 0, absolute: 6e-6))
    }
    #expect(agrees(found.unscaled.chiSquared, 74.0702087443, relative: 1e-6))
    #expect(agrees(found.scaled.chiSquared, 143.5364838102, relative: 1e-6))
    #expect(agrees(found.scale.map { 1 / $0 }, 0.5167643091, relative: 1e-6))
    #expect(agrees(found.unscaled.cfi, 0.9907128641, relative: 1e-6))
    #expect(agrees(found.scaled.cfi, 0.9750336326, relative: 1e-6))
    #expect(agrees(found.unscaled.rmsea?.value, 0.0714226652, relative: 1e-6))
    #expect(agrees(found.scaled.rmsea?.value, 0.1011515980, relative: 1e-6))
    #expect(agrees(found.srmr, 0.0360519291, relative: 1e-6))
    #expect(agrees(found.omega.sum, 0.7290024037, relative: 1e-6))
    #expect(agrees(found.omega.latent, 0.7768277818, relative: 1e-6))
  }

  /// Answers to six items beneath which two factors lie; cuts differ by item.
  static func answers(people: Int, seed: UInt64, loading: Double = 0.8) -> [[UInt8]] {
    var random = SeededGenerator(seed: seed)
    var items = [[UInt8]](repeating: [], count: 6)
    for _ in 0..<people {
      let general = random.normal()
      let factors = (0..<2).map { _ in 0.6 * general + 0.8 * random.normal() }
      for j in 0..<6 {
        let x = loading * factors[j / 3] + (1 - loading * loading).squareRoot() * random.normal()
        let cuts = [-0.9 + 0.2 * Double(j), 0.1, 0.7 + 0.1 * Double(j)]
        items[j].append(UInt8(cuts.count { x > $0 }))
      }
    }
    return items
  }

  @Test("what answers were made from is found again within its errors")
  func recovers() throws {
    let answers = try OrdinalAnswers.gather(Self.answers(people: 4_000, seed: 2))
    let model = ConfirmatoryModel(
      items: 6, factors: [[0, 1, 2], [3, 4, 5]], scaling: .standardised)
    let found = try OrdinalFit.estimate(model, answers)
    #expect(found.convergence.certified && found.verdicts.isEmpty)
    for parameter in found.parameters {
      let truth = parameter.places[0].kind == .loading ? 0.8 : 0.36
      let error = try #require(parameter.estimate.standardError)
      #expect(error > 0 && error < 0.05)
      #expect(abs(parameter.estimate.value - truth) < 4 * error)
    }
    // The model is true: the scaled test is a draw of χ² with eight degrees of freedom.
    #expect(found.scaled.degreesOfFreedom == 8 && (found.scaled.p ?? 0) > 1e-3)
    #expect(found.scaled.cfi > 0.99)
    // Λ Φ Λᵀ of the sum: 2 · 2.4² + 2 · 0.36 · 2.4².
    let explained = 2 * 2.4 * 2.4 * 1.36
    #expect(agrees(found.omega.latent, explained / (explained + 6 * 0.36), relative: 0.02))
    #expect(found.omega.sum < found.omega.latent)
    // The unit of a factor changes nothing that can be seen.
    let marker = try OrdinalFit.estimate(
      ConfirmatoryModel(items: 6, factors: [[0, 1, 2], [3, 4, 5]]), answers)
    #expect(agrees(marker.scaled.chiSquared, found.scaled.chiSquared, relative: 1e-7))
    #expect(agrees(marker.omega.sum, found.omega.sum, relative: 1e-7))
  }

  @Test("the errors of correlations are those of drawing people anew")
  func variation() throws {
    // What removing one person in turn does, summed (the jackknife), is the variation to first order. All who
    // gave the same two answers move the correlation alike.
    let n = 40_000
    let items = Self.answers(people: n, seed: 7)
    let answers = try OrdinalAnswers.gather(items)
    var counts = PairCounts(categories: [Int](repeating: 4, count: 6))
    counts.add(items)
    for (pair, found) in PolychoricMatrix(counts).pairs.enumerated() {
      let table = counts.table(found.first, found.second)
      let whole = try found.result.get().correlation
      var squares = 0.0
      for cell in table.counts.indices where table.counts[cell] > 0 {
        var without = table.counts
        without[cell] -= 1
        let one = PairTable(rows: 4, columns: 4, counts: without)
        let change = try Polychoric.estimate(one).correlation - whole
        squares += Double(table.counts[cell]) * change * change
      }
      // Both are estimates from the same people, by different slopes: a few parts in a hundred apart.
      #expect(agrees(answers.variation[pair, pair] / Double(n), squares, relative: 0.05))
    }
  }

  @Test("people with an answer missing are left out and counted")
  func incomplete() throws {
    var items = Self.answers(people: 500, seed: 3)
    let whole = items.map { Array($0.dropFirst(20)) }
    for person in 0..<20 { items[person % 6][person] = PairCounts.missing }
    let answers = try OrdinalAnswers.gather(items)
    #expect(answers.n == 480 && answers.incomplete == 20)
    #expect(answers.correlations == (try OrdinalAnswers.gather(whole)).correlations)
  }

  @Test("copies of an item, nobody, and too many numbers are withheld")
  func withheld() throws {
    func code(_ items: [[UInt8]], _ model: ConfirmatoryModel) -> String? {
      do {
        _ = try OrdinalFit.estimate(model, OrdinalAnswers.gather(items))
        return nil
      } catch {
        return error.code
      }
    }
    let item: [UInt8] = [0, 1, 2, 0, 1, 2, 1, 0]
    let other: [UInt8] = [0, 2, 1, 1, 1, 2, 0, 0]
    let three = ConfirmatoryModel(items: 3, factors: [[0, 1, 2]], scaling: .standardised)
    let two = ConfirmatoryModel(items: 2, factors: [[0, 1]], scaling: .standardised)
    #expect(code([item, item, other], three) == "ordinal.at-end")
    #expect(code([item, other, item.map { _ in 1 }], three) == "polychoric.same-answer")
    #expect(code([item, other], two) == "confirmatory.too-few-items")
    let none = [UInt8](repeating: PairCounts.missing, count: 8)
    #expect(code([item, none, other], three) == "ordinal.nobody")
  }
}

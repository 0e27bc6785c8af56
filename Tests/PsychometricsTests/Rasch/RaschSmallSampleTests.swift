import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Rasch models of few people")
struct RaschSmallSampleTests {
  @Test("a certified fit with finite figures, or a reason: never a search without proof")
  func everySample() throws {
    let thresholds: [[Double]] = [
      [-2, -1, 0, 1], [-1, 0.5, 0, 2], [-3, 0, 1], [0.5], [-1, 2, 1, 3],
    ]
    var (fits, reasons) = (0, [String: Int]())
    for seed in 100..<180 as Range<UInt64> {
      let n = 8 + Int(seed % 5) * 8
      let counts = RaschCounts(RaschEdgeTests.drawn(n, thresholds, spread: 1.5, seed: seed))
      for method in [RaschFit.Method.conditional, .marginal] {
        do throws(Withheld) {
          let fit = try RaschFit.of(counts, by: method)
          #expect(fit.convergence.certified)
          let figures = fit.items.flatMap(\.thresholds).compactMap(\.self)
          #expect(figures.allSatisfy { $0.value.isFinite && ($0.standardError ?? .nan).isFinite })
          let strays = try RaschItemFit.every(counts, fit, measure: .weighted)
          #expect(strays.allSatisfy { $0.infit.isFinite && $0.outfit.isFinite })
          fits += 1
        } catch {
          reasons[error.code, default: 0] += 1
        }
      }
    }
    #expect(reasons["rasch.not-certified"] == nil, "\(reasons)")
    #expect(fits > 120, "\(fits) fits, \(reasons)")
  }
}

import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Funnels of 54 hospitals (medpar, FunnelPlotR's own example)")
struct HospitalFunnelTests {
  let expected: Expected
  let rows: [CountRow]

  init() throws {
    expected = try Expected("Fixtures/benchmarking/medpar/expected.csv")
    rows = try Expected.rows("Fixtures/benchmarking/medpar/ratios.csv").map {
      CountRow(
        $0["hospital"] ?? "", Double($0["observed"] ?? "") ?? .nan,
        of: Double($0["expected"] ?? "") ?? .nan)
    }
  }

  static func outside(_ funnel: Funnel) throws -> (inner: Int, outer: Int) {
    let positions = try funnel.units.map { try $0.figures.get().position.get() }
    return (positions.count { $0.isWorthALook }, positions.count { $0.isSignal })
  }

  @Test("square root: φ, τ², and 2 outside 99.8 %, not the 17 of limits that are not squared back")
  func squareRoot() throws {
    let funnel = try Funnel(rows, as: .standardisedRatio(.squareRoot))
    #expect(rows.count == 54)
    let dispersion = try #require(try funnel.dispersion?.get())
    #expect(agrees(dispersion.phi, expected["root_phi"], relative: 1e-11))
    #expect(agrees(dispersion.tauSquared, expected["root_DL"], relative: 1e-11))
    // reference/benchmarking.md §1.3.
    #expect(agrees(dispersion.phi, 9.302497, relative: 1e-7))
    #expect(agrees(dispersion.tauSquared, 0.007863079, relative: 1e-6))
    let (inner, outer) = try Self.outside(funnel)
    #expect(inner == 14 && outer == 2)
    #expect(Double(inner) == expected["root_outside_0.95"])
    #expect(Double(outer) == expected["root_outside_0.998"])
    #expect(expected["root_outside_unsquared_0.998"] == 17)
  }

  @Test("logarithm, outer tenths left out: 44 retained, 9 outside 99.8 % as in the vignette")
  func logarithm() throws {
    var options = Funnel.Options()
    options.dispersion = .additive(.truncated(0.1))
    let funnel = try Funnel(rows, as: .standardisedRatio(.log), options: options)
    let dispersion = try #require(try funnel.dispersion?.get())
    #expect(Double(dispersion.n) == expected["log_n"])
    #expect(agrees(dispersion.phi, expected["log_phi"], relative: 1e-11))
    #expect(agrees(dispersion.tauSquared, expected["log_DL"], relative: 1e-11))
    let (inner, outer) = try Self.outside(funnel)
    #expect(Double(inner) == expected["log_outside_0.95"])
    #expect(outer == 9)
  }
}

import Benchmarking
import Distributions
import Models
import Results
import TestSupport
import Testing

@Suite("Practitioners are a variance, and nothing else")
struct PractitionerVarianceTests {
  /// People of practitioners within services; practitioners differ with variance 4, people with 9.
  static func fit(services: Int, each: Int) throws -> MixedModelFit {
    var random = Xoshiro256(seed: 9)
    var (y, service, practitioner) = ([Double](), [String](), [String]())
    for s in 0..<services {
      let ofService = 3 * random.normal()
      for p in 0..<each {
        let own = ofService + 2 * random.normal()
        for _ in 0..<20 {
          y.append(own + 3 * random.normal())
          service.append("s\(s)")
          practitioner.append("p\(p)")
        }
      }
    }
    let frame = try ModelFrame([
      "y": .numeric(y), "service": .factor(service), "practitioner": .factor(practitioner),
    ])
    return try MixedModel("y ~ 1 + (1 | service/practitioner)").fit(frame)
  }

  @Test("the variance between practitioners and its share of all")
  func share() throws {
    let fit = try Self.fit(services: 12, each: 5)
    let group = try #require(fit.groups.first { $0.name != "service" }?.name)
    let found = try PractitionerVariance(fit, group: group)
    #expect(found.practitioners == 60)
    // 60 practitioners: the standard error of the variance is about 4 √(2/48) · (4 + 9/20)/4 = 0.9.
    #expect(agrees(found.variance, 4, relative: 0, absolute: 2.7))
    let components = fit.varianceComponents.map(\.variance)
    let total = components.reduce(fit.residualVariance, +)
    #expect(agrees(found.share, found.variance / total, relative: 1e-14))
    #expect(components.contains(found.variance))
  }

  @Test("fewer than five are not told, and neither is a group that is not there")
  func refusals() throws {
    let fit = try Self.fit(services: 2, each: 2)
    let group = try #require(fit.groups.first { $0.name != "service" }?.name)
    for (name, code) in [
      (group, "practitioners.too-few"), ("worker", "practitioners.not-an-intercept"),
    ] {
      do throws(Withheld) {
        _ = try PractitionerVariance(fit, group: name)
        Issue.record("practitioners were told")
      } catch {
        #expect(error.code == code)
      }
    }
  }
}

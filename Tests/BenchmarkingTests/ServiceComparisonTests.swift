import Benchmarking
import Disclosure
import Journeys
import Results
import Scoring
import TestSupport
import Testing

@Suite("Services compared")
struct ServiceComparisonTests {
  static let target = ScoreTarget(scale: 0, score: 0, metric: 0)

  /// A panel in which each person of a service changes by the value given, from 50.
  static func panel(_ services: [(String, [Double?])]) -> Panel {
    Panel(
      journeys: services.flatMap { service, changes in
        changes.enumerated().map { number, change in
          let values = [50] + (change.map { [50 + $0] } ?? [])
          return Journey(
            person: Person(service: service, id: "\(number)"),
            entries: values.enumerated().map { position, value in
              Journey.Entry(
                occasion: Occasion(position: Double(position), label: "\(position)"), line: 0,
                responses: [],
                scores: [[Score(status: .scored, values: [value], answered: 1, items: 1)]])
            })
        }
      })
  }

  static func compare(
    _ services: [(String, [Double?])], fewest: Int = 3
  ) throws(Withheld) -> ServiceComparison {
    try ServiceComparison(
      panel(services), of: target, rule: DisclosureRule(fewestPersons: fewest))
  }

  @Test("funnel limits are centre ± z σ/√n, and narrow with the root of n")
  func limits() {
    // z = 1.959963984540054 and 3.090232306167813: R qnorm(.975), qnorm(.999).
    let funnel = FunnelLimits(centre: 2, sigma: 9)
    let limits = funnel.limits(n: 9, coverage: 0.95)
    #expect(agrees(limits.upperBound, 2 + 3 * 1.959963984540054, relative: 1e-14))
    #expect(agrees(limits.lowerBound, 2 - 3 * 1.959963984540054, relative: 1e-14))
    let outer = funnel.limits(n: 9, coverage: 0.998)
    #expect(agrees(outer.upperBound, 2 + 3 * 3.090232306167813, relative: 1e-14))
    let wide = funnel.limits(n: 36, coverage: 0.95)
    #expect(
      agrees(wide.upperBound - 2, (limits.upperBound - 2) / 2, relative: 1e-14))
  }

  @Test("balanced services are shrunken by n·between / (n·between + within)")
  func shrinkage() throws {
    // One-way analysis of variance: with equal n the REML variances are its method-of-moments ones.
    let services: [(String, [Double?])] = [
      ("A", [1, 2, 3, 6]), ("B", [8, 9, 10, 5]), ("C", [4, 4, 7, 1]),
    ]
    let comparison = try Self.compare(services)
    let means = [3.0, 8.0, 4.0]
    let within = (14.0 + 14 + 18) / 9
    let between = (4 * (4 + 9 + 1) / 2.0 - within) / 4  // grand mean 5
    let fitted = try comparison.shrinkage.get()
    #expect(agrees(fitted.within, within, relative: 1e-8))
    #expect(agrees(fitted.between, between, relative: 1e-8))
    let factor = 4 * between / (4 * between + within)
    for (service, mean) in zip(comparison.services, means) {
      #expect(
        agrees(service.figures?.shrunken, 5 + factor * (mean - 5), relative: 1e-8))
    }
  }

  @Test("positions follow the limits, at both ends")
  func positions() throws {
    let flat: [Double?] = (0..<40).map { Double($0 % 3) - 1 }
    let services = [
      ("a", flat.map { $0.map { $0 - 3 } }), ("b", flat), ("c", flat), ("d", flat), ("e", flat),
      ("f", flat.map { $0.map { $0 + 3 } }),
    ]
    let comparison = try Self.compare(services)
    #expect(comparison.services.first?.figures?.position == .farBelow)
    #expect(comparison.services.last?.figures?.position == .farAbove)
    #expect(comparison.services[2].figures?.position == .within)
  }

  @Test("nobody with a second score is not the same as too few")
  func statuses() throws {
    let comparison = try Self.compare([
      ("none", [nil, nil, nil, nil]), ("few", [1, 2, nil]), ("enough", [1, 2, 3]),
      ("more", [1, 2, 4]),
    ])
    #expect(comparison.services.map(\.name) == ["enough", "few", "more", "none"])
    #expect(comparison.services.map(\.status) == [.shown, .suppressed, .shown, .noPairs])
    #expect(comparison.n == 8)
  }

  @Test(
    "a comparison is withheld when there is nothing to compare",
    arguments: [
      ([], "benchmark.too-few-services"), ([("A", [1, 2])], "benchmark.too-few-services"),
      ([("A", [1, 2]), ("B", [nil])], "benchmark.too-few-services"),
      ([("A", [1]), ("B", [2])], "benchmark.no-spread"),
      ([("A", [1, 1]), ("B", [2, 2])], "benchmark.no-spread"),
    ] as [([(String, [Double?])], String)])
  func withheld(_ services: [(String, [Double?])], _ code: String) {
    do {
      _ = try Self.compare(services)
      Issue.record("services were compared")
    } catch {
      #expect(error.code == code)
    }
  }
}

import Benchmarking
import Disclosure
import Journeys
import Models
import Results
import Scoring
import TestSupport
import Testing

@Suite("Services compared")
struct ServiceComparisonTests {
  static let target = ScoreTarget(scale: 0, score: 0, metric: 0)

  /// Somebody: where they start, what they change by (nil for no second score), and after how many days.
  struct Made {
    var first = 50.0
    var change: Double?
    var days: Int?
  }

  static func panel(_ services: [(String, [Made])]) -> Panel {
    Panel(
      journeys: services.flatMap { service, people in
        people.enumerated().map { number, made in
          let later = made.change.map { (value: made.first + $0, day: made.days) }
          let points =
            [(value: made.first, day: made.days.map { _ in 0 })] + (later.map { [$0] } ?? [])
          return Journey(
            person: Person(service: service, id: "\(number)"),
            entries: points.enumerated().map { position, point in
              var occasion = Occasion(position: Double(position), label: "\(position)")
              occasion.day = point.day
              return Journey.Entry(
                occasion: occasion, line: 0, responses: [],
                scores: [[Score(status: .scored, values: [point.value], answered: 1, items: 1)]])
            })
        }
      })
  }

  static func compare(
    _ services: [(String, [Made])], fewest: Int = 3, options: ServiceComparison.Options = .init()
  ) throws(Withheld) -> ServiceComparison {
    try ServiceComparison(
      panel(services), of: target, rule: DisclosureRule(fewestPersons: fewest), options: options)
  }

  /// People who all start at 50.
  static func alike(_ changes: [Double?]) -> [Made] { changes.map { Made(change: $0) } }

  /// Services in which everybody changes by 10 − first/5 and something of their own, and by `extra` beside.
  static func mixed(_ extras: [Double], dated: Bool = false) -> [(String, [Made])] {
    var generator = SeededGenerator(seed: 7)
    return extras.enumerated().map { number, extra in
      (
        "S\(number)",
        (0..<40).map { person -> Made in
          // Where one starts differs by service, so that the plain means do too.
          let first = 20.0 + 5 * Double(number) + Double(person % 10)
          let weeks = 10 + (person * 3 + number) % 7
          let noise = Double.random(in: -2...2, using: &generator)
          return Made(
            first: first,
            change: 10 - first / 5 + (dated ? 0.5 * Double(weeks) : 0) + noise + extra,
            days: dated ? weeks * 7 : nil)
        }
      )
    }
  }

  @Test("balanced services are shrunken by n·between / (n·between + within)")
  func shrinkage() throws {
    // One-way analysis of variance: with equal n the REML variances are its method-of-moments ones.
    let services = [
      ("A", Self.alike([1, 2, 3, 6])), ("B", Self.alike([8, 9, 10, 5])),
      ("C", Self.alike([4, 4, 7, 1])),
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
      // Everybody starts alike, so nothing can be allowed for and the effect is the same.
      #expect(
        agrees(
          service.adjusted?.effect?.effect.value, factor * (mean - 5), relative: 1e-7))
    }
    #expect(comparison.adjustedFor.isEmpty)
  }

  @Test("services whose people only start elsewhere are as expected, however their means differ")
  func caseMix() throws {
    let comparison = try Self.compare(Self.mixed(Array(repeating: 0, count: 8)))
    let means = comparison.services.compactMap(\.figures?.mean)
    // 35 points between the starts make 7 of change.
    #expect((means.max() ?? 0) - (means.min() ?? 0) > 6)
    #expect(comparison.services.contains { $0.figures?.location != .within })
    let adjusted = try comparison.adjusted.get()
    #expect(comparison.adjustedFor == [.firstScore])
    #expect(adjusted.services.allSatisfy { abs($0.observed - $0.expected) < 0.8 })
    for service in adjusted.services {
      #expect(try !service.place.figures.get().position.get().isSignal)
    }
  }

  @Test(
    "a service that differs beside its people's start is a signal, and where it stands is an interval"
  )
  func different() throws {
    let comparison = try Self.compare(Self.mixed([0, 0, 0, 0, 0, 0, 0, 0, 0, -6]))
    let last = try #require(comparison.services.last?.adjusted)
    #expect(try last.place.figures.get().position.get() == .signalBelow)
    #expect(last.rank?.lower == 1)
    #expect(abs(last.observed - last.expected + 6) < 1.5)
    // Its plain mean: 10 − 69.5/5 − 6, its people starting at 65 to 74.
    let figures = try #require(comparison.services.last?.figures)
    #expect(abs(figures.mean - (10 - 69.5 / 5 - 6)) < 1)
    #expect(comparison.isMarked)
    #expect(agrees(comparison.falseFlags.worthALook, 0.5, relative: 1e-12))
  }

  @Test("time between scores is allowed for where every score has a date")
  func followUp() throws {
    let dated = try Self.compare(Self.mixed(Array(repeating: 0, count: 6), dated: true))
    #expect(dated.adjustedFor == [.firstScore, .followUp])
    let terms = try dated.adjusted.get().fit.fixedEffects
    #expect(terms.map(\.term) == ["(Intercept)", "first", "weeks"])
    #expect(abs(terms[1].estimate.value + 0.2) < 0.05)
    #expect(abs(terms[2].estimate.value - 0.5) < 0.15)
    var undated = Self.mixed(Array(repeating: 0, count: 6), dated: true)
    undated[0].1[0].days = nil
    let without = try Self.compare(undated)
    #expect(without.adjustedFor == [.firstScore])
    #expect(without.notes.contains { $0.code == "benchmark.follow-up-not-known" })
  }

  @Test("what is asked to be left out is not allowed for")
  func options() throws {
    var options = ServiceComparison.Options()
    options.adjusts = []
    let comparison = try Self.compare(
      Self.mixed(Array(repeating: 0, count: 6)), options: options)
    #expect(comparison.adjustedFor.isEmpty)
    #expect(comparison.notes.map(\.code) == ["benchmark.invariance-untested"])
    // Without the start, the differences are those of the means.
    let adjusted = try comparison.adjusted.get()
    let differences = adjusted.services.map { $0.observed - $0.expected }
    #expect((differences.max() ?? 0) - (differences.min() ?? 0) > 4)
  }

  @Test("positions follow the limits of chance, at both ends")
  func positions() throws {
    let flat: [Double?] = (0..<40).map { Double($0 % 3) - 1 }
    let services = [
      ("a", Self.alike(flat.map { $0.map { $0 - 3 } })), ("b", Self.alike(flat)),
      ("c", Self.alike(flat)), ("d", Self.alike(flat)), ("e", Self.alike(flat)),
      ("f", Self.alike(flat.map { $0.map { $0 + 3 } })),
    ]
    let comparison = try Self.compare(services)
    #expect(comparison.services.first?.figures?.location == .farBelow)
    #expect(comparison.services.last?.figures?.location == .farAbove)
    #expect(comparison.services[2].figures?.location == .within)
  }

  @Test("one or two services are not drawn towards an average, three or four are not marked")
  func few() throws {
    for count in 2...6 {
      let comparison = try Self.compare(Self.mixed(Array(repeating: 0, count: count)))
      let adjusted = try comparison.adjusted.get()
      #expect(comparison.services.allSatisfy { $0.adjusted != nil })
      #expect(((try? adjusted.effects.get()) != nil) == (count >= 3))
      #expect(((try? comparison.shrinkage.get()) != nil) == (count >= 3))
      #expect(comparison.isMarked == (count >= 5))
      #expect((comparison.falseFlags == .none) == (count < 5))
      #expect(comparison.services.allSatisfy { ($0.figures?.location == nil) == (count < 5) })
    }
  }

  @Test("an outcome that is described only has no mark and no place")
  func described() throws {
    var options = ServiceComparison.Options()
    options.isDescribedOnly = true
    let comparison = try Self.compare(
      Self.mixed([0, 0, 0, 0, 0, 0, 0, -6]), options: options)
    #expect(!comparison.isMarked && comparison.falseFlags == .none)
    #expect(try comparison.adjusted.get().ranks == nil)
    #expect(comparison.services.allSatisfy { $0.figures?.location == nil && $0.figures != nil })
  }

  @Test("nobody with a second score is not the same as too few, and who came stands beside")
  func statuses() throws {
    let comparison = try Self.compare([
      ("none", Self.alike([nil, nil, nil, nil])), ("few", Self.alike([1, 2, nil])),
      ("enough", Self.alike([1, 2, 3, nil])), ("more", Self.alike([1, 2, 4])),
    ])
    #expect(comparison.services.map(\.name) == ["enough", "few", "more", "none"])
    #expect(comparison.services.map(\.status) == [.shown, .suppressed, .shown, .noPairs])
    #expect(comparison.n == 8)
    #expect(comparison.services.map { $0.completion?.eligible } == [4, nil, 3, 4])
    #expect(comparison.services.map { $0.completion?.paired } == [3, nil, 3, 0])
    #expect(comparison.services.map { $0.adjusted != nil } == [true, false, true, false])
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
      _ = try Self.compare(services.map { ($0.0, Self.alike($0.1)) })
      Issue.record("services were compared")
    } catch {
      #expect(error.code == code)
    }
  }
}

import Glibc
import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: likelihood intervals")
struct MixedProfileTests {
  static func model(
    _ formula: String, _ criterion: MixedModel.Criterion = .maximumLikelihood
  ) throws -> MixedModel {
    var options = MixedModel.Options()
    options.criterion = criterion
    return try MixedModel(formula, options: options)
  }

  /// Limits by brute force on whole matrices (`profile.R`), good to rounding of the deviance; and those
  /// of lme4's `confint(profile(fit))`, which lie on splines between profiled points.
  func expect(_ profile: MixedModelProfile, _ set: String, group: String) throws {
    let table = try Fixture("models/\(set)").table("profile.csv")
    #expect(!table.column("name").isEmpty)
    for (row, name) in table.column("name").enumerated() {
      let parameter: ModelParameter =
        switch name {
        case "sigma": .sigma
        case "correlation":
          ModelParameter(.correlation, group: group, term: "Days", with: "(Intercept)")
        default:
          name.hasPrefix("sd.")
            ? ModelParameter(
              .standardDeviation, group: group, term: String(name.dropFirst(3)))
            : .fixed(name)
        }
      let found = try #require(profile[parameter])
      let interval = try #require(found.estimate.interval)
      #expect(found.reachesLower && found.reachesUpper)
      for (column, value) in [("lower", interval.lower), ("upper", interval.upper)] {
        let exact = Double(table.column(column)[row]) ?? .nan
        let splines = Double(table.column("lme4.\(column)")[row]) ?? .nan
        #expect(agrees(value, exact, relative: 1e-7), "\(name) \(column): \(value)")
        #expect(agrees(value, splines, relative: 2e-4), "\(name) \(column): \(value)")
      }
    }
  }

  /// Another package's own test expects 0 for the lower limit of the slope's standard deviation: its
  /// profile is not followed to the crossing. Ours is, and brute force finds the same 3.801177.
  @Test("sleepstudy: every limit, the slope's lower one above zero")
  func sleepstudy() throws {
    let fixture = try MixedFixture("sleepstudy")
    let profile = try Self.model("Reaction ~ Days + (Days | Subject)").profile(fixture.frame)
    #expect(profile.notes.isEmpty)
    #expect(profile.intervals.count == 6)
    try expect(profile, "sleepstudy", group: "Subject")
    let slope = profile[ModelParameter(.standardDeviation, group: "Subject", term: "Days")]
    #expect(agrees(slope?.estimate.interval?.lower, 3.801177, relative: 1e-6))
  }

  @Test("dyestuff: every limit, and a note where the fit itself is of restricted likelihood")
  func dyestuff() throws {
    let fixture = try MixedFixture("dyestuff")
    let profile = try Self.model("Yield ~ 1 + (1 | Batch)", .reml).profile(fixture.frame)
    #expect(profile.notes.map(\.code) == ["mixed.profile-likelihood"])
    try expect(profile, "dyestuff", group: "Batch")
  }

  /// The balanced one-way layout in closed form: with SSB between and SSW within K groups of m,
  /// d(σ²) at a held σ² has τ² = σ² + mσ₁² at max(σ², SSB / K) where the mean is free.
  @Test("a limit of σ solves the balanced layout's own equation")
  func balanced() throws {
    let fixture = try MixedFixture("dyestuff")
    let frame = fixture.frame
    let profile = try Self.model("Yield ~ 1 + (1 | Batch)").profile(frame, level: 0.9)
    let interval = try #require(profile[.sigma]?.estimate.interval)
    guard case .numeric(let y) = frame.columns["Yield"] else { return }
    let means = (0..<6).map { b -> Double in
      let sum: Double = y[b * 5..<b * 5 + 5].reduce(0, +)
      return sum / 5
    }
    let mean = means.reduce(0, +) / 6
    var between = 0.0
    for group in means { between += 5 * (group - mean) * (group - mean) }
    var within = 0.0
    for row in 0..<30 {
      let residual = y[row] - means[row / 5]
      within += residual * residual
    }
    // (K(m − 1) log σ² + SSW / σ²) + (K log τ² + SSB / τ²)
    let deviance = { (sigma: Double) -> Double in
      let square = sigma * sigma
      let tau = max(square, between / 6)
      let inner: Double = 24 * log(square) + within / square
      return inner + 6 * log(tau) + between / tau
    }
    let best = deviance((within / 24).squareRoot())
    for limit in [interval.lower, interval.upper] {
      // χ²₁ at 0.90: 1.6448536269514722².
      #expect(agrees(deviance(limit) - best, 2.705543454095404, relative: 1e-7))
    }
  }

  @Test("where nothing varies the lower limit is zero, and said to be")
  func boundary() throws {
    let fixture = try MixedFixture("dyestuff2")
    let profile = try Self.model("Yield ~ 1 + (1 | Batch)").profile(fixture.frame)
    let found = try #require(
      profile[ModelParameter(.standardDeviation, group: "Batch", term: "(Intercept)")])
    #expect(found.estimate.value == 0)
    #expect(found.estimate.interval?.lower == 0)
    #expect(!found.reachesLower)
    #expect(found.reachesUpper)
    #expect((found.estimate.interval?.upper ?? 0) > 0)
    #expect(profile.notes.contains { $0.code == "mixed.profile-boundary" })
  }

  @Test(
    "another unit of time and of the outcome moves the limits and nothing else",
    arguments: ["y ~ t + (t | person)", "y ~ t + x + (1 | person) + (1 | practitioner)"])
  func units(_ formula: String) throws {
    var table = RandomTable(seed: 5)
    var columns = table.rows(120, persons: 15, practitioners: 6)
    let model = try Self.model(formula)
    let first = try model.profile(ModelFrame(columns))
    for name in ["y", "t"] {
      guard case .numeric(let values) = columns[name] else { continue }
      columns[name] = .numeric(values.map { (name == "y" ? 1000 : 7) * $0 })
    }
    let second = try model.profile(ModelFrame(columns))
    #expect(first.intervals.count == second.intervals.count)
    for (a, b) in zip(first.intervals, second.intervals) {
      let unit =
        a.parameter.kind == .correlation ? 1 : a.parameter.term == "t" ? 1000.0 / 7 : 1000
      let (one, two) = (a.estimate.interval, b.estimate.interval)
      #expect(
        agrees((one?.lower ?? .nan) * unit, two?.lower ?? .nan, relative: 1e-6, absolute: 1e-9),
        "\(a.parameter.name)")
      #expect(
        agrees((one?.upper ?? .nan) * unit, two?.upper ?? .nan, relative: 1e-6, absolute: 1e-9),
        "\(a.parameter.name)")
      #expect((one?.lower ?? .nan) <= a.estimate.value && a.estimate.value <= (one?.upper ?? .nan))
    }
  }

  @Test("a higher level holds the lower one's interval", arguments: [0.5, 0.8, 0.95])
  func nested(_ level: Double) throws {
    let fixture = try MixedFixture("sleepstudy")
    let model = try Self.model("Reaction ~ Days + (Days || Subject)")
    let narrow = try model.profile(fixture.frame, level: level)
    let wide = try model.profile(fixture.frame, level: level + 0.04)
    for (a, b) in zip(narrow.intervals, wide.intervals) {
      let (inner, outer) = (a.estimate.interval, b.estimate.interval)
      #expect((outer?.lower ?? .nan) < (inner?.lower ?? .nan), "\(a.parameter.name)")
      #expect((outer?.upper ?? .nan) > (inner?.upper ?? .nan), "\(a.parameter.name)")
    }
  }
}

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

  /// Limits by brute force on whole matrices (`profile.R`), as good as its searches (3e-7); and those
  /// of lme4's `confint(profile(fit))`, which lie on splines between profiled points.
  func expect(
    _ profile: MixedModelProfile, _ set: String, _ model: String, group: String,
    lme4: Bool = true
  ) throws {
    let table = try Fixture("models/\(set)").table("profile.csv")
    var compared = 0
    for (row, name) in table.column("name").enumerated()
    where table.column("case")[row] == model {
      let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
      guard lme4 || parts[0] == "exact" else { continue }
      let expected = Double(table.column("value")[row]) ?? .nan
      let found = try #require(profile[Self.parameter(parts[2], group)])
      let interval = try #require(found.estimate.interval)
      let value = parts[1] == "lower" ? interval.lower : interval.upper
      let relative = parts[0] == "exact" ? 3e-7 : 2e-4
      #expect(agrees(value, expected, relative: relative), "\(name): \(value)")
      compared += 1
    }
    #expect(compared == profile.intervals.count * (lme4 ? 4 : 2))
  }

  static func parameter(_ name: String, _ group: String) -> ModelParameter {
    switch name {
    case "sigma": .sigma
    case "correlation":
      ModelParameter(.correlation, group: group, term: "Days", with: "(Intercept)")
    default:
      name.hasPrefix("sd.")
        ? ModelParameter(.standardDeviation, group: group, term: String(name.dropFirst(3)))
        : .fixed(name)
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
    try expect(profile, "sleepstudy", "slope ML", group: "Subject")
    let plain = try Self.model("Reaction ~ Days + (1 | Subject)").profile(fixture.frame)
    try expect(plain, "sleepstudy", "intercept ML", group: "Subject")
    let slope = profile[ModelParameter(.standardDeviation, group: "Subject", term: "Days")]
    #expect(agrees(slope?.estimate.interval?.lower, 3.801177, relative: 1e-6))
  }

  @Test("dyestuff: every limit, and a note where the fit itself is of restricted likelihood")
  func dyestuff() throws {
    let fixture = try MixedFixture("dyestuff")
    let profile = try Self.model("Yield ~ 1 + (1 | Batch)", .reml).profile(fixture.frame)
    #expect(profile.notes.map(\.code) == ["mixed.profile-likelihood"])
    try expect(profile, "dyestuff", "batch ML", group: "Batch")
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
    #expect(profile.notes.map(\.code) == ["mixed.profile-boundary"])
    // lme4 finds no ends for σ here.
    try expect(profile, "dyestuff2", "batch ML", group: "Batch", lme4: false)
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

  @Test("weights enter the profile")
  func weights() throws {
    var table = RandomTable(seed: 7)
    var columns = table.rows(90, persons: 15)
    var model = try Self.model("y ~ t + (1 | person)")
    let plain = try model.profile(ModelFrame(columns))
    columns["w"] = .numeric(Array(repeating: 4, count: 90))
    model.options.weights = "w"
    let weighted = try model.profile(ModelFrame(columns))
    for (a, b) in zip(plain.intervals, weighted.intervals) {
      // The variance of a row is σ² / 4: σ doubles, all else stays.
      let unit = a.parameter.kind == .sigma ? 2.0 : 1
      let expected = unit * (a.estimate.interval?.upper ?? .nan)
      #expect(agrees(b.estimate.interval?.upper, expected, relative: 1e-7))
    }
  }

  @Test("residuals that go together are refused")
  func structured() throws {
    let frame = try MixedFixture("sleepstudy").frame
    var model = try Self.model("Reaction ~ Days + (1 | Subject)")
    model.options.residual = .ar1(time: "Days")
    #expect(throws: ModelError.needsIndependentResiduals) { _ = try model.profile(frame) }
    #expect(throws: ModelError.needsIndependentResiduals) { _ = try model.bootstrap(frame) }
    #expect(throws: ModelError.needsIndependentResiduals) { _ = try RefitPlan(model, frame) }
    #expect(ModelError.needsIndependentResiduals.help.hasSuffix("."))
    #expect(!ModelError.needsIndependentResiduals.message.isEmpty)
  }
}

import Benchmarking
import Disclosure
import Documents
import Platform
import Results

/// How much people changed, and whether it is meaningfully less than a benchmark.
struct AgainstAnswer {
  let services: PairedServices
  /// The group that each service is compared with; nil for none.
  let comparison: PairedServices?
  let measure: MeasureNameOptions.Found
  let asked: StatedBenchmarkOptions
  let benchmark: StatedBenchmark?

  private static let columns = [
    "service", "n", "effect", "std.error", "variance", "conf.low", "conf.high", "difference",
    "difference.std.error", "difference.conf.low", "difference.conf.high", "verdict", "can.say",
    "ask", "reason",
  ]

  /// What is found of one service.
  private struct Finding {
    var effect: Estimate
    var against: NonInferiority?
  }

  /// The answer.
  ///
  /// - Throws: `Withheld` for a benchmark of another scale or version.
  func answer() throws(Withheld) -> BenchmarkAnswer {
    if let benchmark, benchmark.measure != measure.name {
      throw Withheld(
        "benchmark.other-measure",
        "It is of \(benchmark.measure), and the scores are of \(measure.name).",
        help: "Compare with a benchmark of the same scale and version.")
    }
    var notes: [Note] = []
    let rows = services.services.map { service -> [ResultTable.Cell] in
      switch finding(service) {
      case .success(let found):
        notes += found.against?.notes ?? []
        return row(service, found)
      case .failure(let reason):
        return [.text(service.name), .integer(service.n)]
          + Array(repeating: .missing, count: Self.columns.count - 3)
          + [.text("\(reason.reason) \(reason.help)")]
      }
    }
    notes.append(
      Note(
        "effect.who-has-both",
        "Only people with both scores are in an effect. Who has no second score may have changed otherwise: look at "
          + "completion beside it."))
    if services.profile.map({ $0.id != "none" }) == true {
      notes.append(
        Note(
          "effect.rounded",
          "Means and spreads of few people are told, and effects computed, with fewer digits; --disclosure none, for "
            + "use inside, keeps them."))
    }
    return BenchmarkAnswer(
      schema: "waymark-against/1",
      title:
        "\(measure.name): \(yardstick) of \(Counted.words(rows.count, "group"))",
      cases: ResultTable(columns: Self.columns, rows: rows),
      shown: benchmark == nil
        ? ["service", "n", "effect", "std.error", "conf.low", "conf.high"]
        : [
          "service", "n", "effect", "difference", "difference.conf.low", "difference.conf.high",
          "verdict",
        ],
      summary: BenchmarkTables.row(summary), words: words, options: options,
      notes: notes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }

  private func finding(_ service: PairedServices.Service) -> Result<Finding, Withheld> {
    Result { () throws(Withheld) in
      let numbers = try service.summary.get()
      if let comparison {
        guard let other = comparison.services.first(where: { $0.name == service.name }) else {
          throw Withheld(
            "effect.no-comparison", "There is no comparison group of this service.",
            help: "Give it a row of the same name in the table of --comparison.")
        }
        let raw = try ControlledChangeEffect.estimate(
          numbers, against: try other.summary.get(), level: asked.level)
        return Finding(effect: towardsBetter(raw), against: nil)
      }
      if let benchmark {
        let found = try NonInferiority(
          numbers, measure: measure.name, better: measure.better, against: benchmark,
          margin: asked.margin ?? 0, level: asked.level)
        return Finding(effect: found.effect, against: found)
      }
      let raw = try asked.yardstick.estimate(numbers, formula: asked.formula, level: asked.level)
      return Finding(effect: towardsBetter(raw), against: nil)
    }
  }

  /// The name of the yardstick.
  private var yardstick: String {
    comparison == nil ? asked.yardstick.rawValue : "d_ppc2"
  }

  private func towardsBetter(_ estimate: Estimate) -> Estimate {
    guard measure.better == .lower else { return estimate }
    return Estimate(
      value: -estimate.value, standardError: estimate.standardError,
      interval: estimate.interval.map {
        ConfidenceInterval(lower: -$0.upper, upper: -$0.lower, level: $0.level, method: $0.method)
      })
  }

  private func row(_ service: PairedServices.Service, _ found: Finding) -> [ResultTable.Cell] {
    let (effect, against) = (found.effect, found.against)
    let variance = effect.standardError.map { $0 * $0 }
    let numbers = [
      effect.value, effect.standardError, variance, effect.interval?.lower, effect.interval?.upper,
      against?.difference.value, against?.difference.standardError,
      against?.difference.interval?.lower, against?.difference.interval?.upper,
    ]
    return [.text(service.name), .integer(service.n)] + numbers.map { .number($0?.finite) } + [
      .text(against?.verdict.rawValue), .text(against?.words.canSay), .text(against?.words.ask),
      .missing,
    ]
  }

  private static let cannotSay =
    "Why: who came, how they were at the start, how long between the scores, and who has no second score may all "
    + "differ from the benchmark."

  private var summary: [(String, ResultTable.Cell)] {
    [
      ("groups", .integer(services.services.count)),
      ("groups.shown", .integer(services.services.count { (try? $0.summary.get()) != nil })),
      ("measure", .text(measure.name)), ("better", .text(measure.better.rawValue)),
      ("effect", .text(yardstick)), ("variance", .text(asked.formula.rawValue)),
      ("benchmark", .number(benchmark?.value.finite)),
      ("benchmark.std.error", .number(benchmark?.standardError?.finite)),
      ("benchmark.source", .text(benchmark?.source)), ("margin", .number(asked.margin?.finite)),
      ("level", .number(asked.level)), ("disclosure", .text(services.profile?.id)),
      ("cannot.say", .text(benchmark == nil ? nil : Self.cannotSay)),
    ]
  }

  private var words: [String] {
    let sign = "Effects are turned so that towards better is above 0."
    guard let benchmark else { return [sign] }
    return [
      sign
        + " The benchmark: \(NumberText.text(benchmark.value, digits: 5)) (\(benchmark.source)); a difference of "
        + "\(NumberText.text(asked.margin ?? 0, digits: 5)) would matter.",
      "Cannot be said. \(Self.cannotSay)",
    ]
  }

  private var options: [JSONValue.Member] {
    [
      .init("scale", .string(measure.measure.scale)),
      .init("version", .string(measure.measure.version)),
      .init("better", .string(measure.better.rawValue)),
      .init("effect", .string(yardstick)),
      .init("variance", .string(asked.formula.rawValue)),
      .init("benchmark", .optional(benchmark?.value)),
      .init("benchmarkError", .optional(benchmark?.standardError)),
      .init("benchmarkSource", .optional(benchmark?.source)),
      .init("benchmarkOf", .optional(benchmark?.measure)), .init("margin", .optional(asked.margin)),
      .init("level", .number(asked.level)), .init("disclosure", .optional(services.profile?.id)),
      .init("disclosureVersion", .optional(services.profile?.version)),
    ]
  }
}

import ArgumentParser
import Benchmarking
import Disclosure
import Documents
import Models
import Platform
import Results
import Tables
import Trajectories

/// A comparison of services from a row per person.
struct BenchmarkOfPeople {
  let options: PeopleOptions
  let comparison: ComparisonOptions
  let gate: DisclosureGate

  static func results(
    _ files: [String], _ options: PeopleOptions, _ comparison: ComparisonOptions,
    _ data: CellOptions, _ account: inout PanelAccount
  ) throws -> BenchmarkResults {
    let formula = try ModelRefusal.parsed(options.formula ?? "")
    guard formula.random.isEmpty else {
      throw ValidationError(
        "--formula: services come from --service; leave out the parts with '|'.")
    }
    let service = options.service ?? ""
    guard !formula.columns.contains(service) else {
      throw ValidationError("--formula: '\(service)' is what is compared, and not adjusted for.")
    }
    if let name = data.factor.first(where: { !formula.columns.contains($0) }) {
      throw ValidationError("--factor: the formula has no column '\(name)'.")
    }
    let tables = try PeopleTables(files, formula, options, data, &account)
    let refusal = ModelRefusal(formula, tables.columns.facts)
    try refusal.check()
    let frame: ModelFrame
    do throws(ModelError) {
      frame = try TableFrame.frame(tables.columns)
    } catch {
      throw refusal.refused(error)
    }
    let run = BenchmarkOfPeople(
      options: options, comparison: comparison,
      gate: DisclosureGate(comparison.disclosure.profile))
    if options.rate { return try run.rates(formula, frame, tables) }
    var text = "\(options.formula ?? "") + (1 | `\(service)`)"
    if let practitioner = options.practitioner {
      text += " + (1 | `\(service)`:`\(practitioner)`)"
    }
    return try run.means(try ModelRefusal.parsed(text), frame, tables)
  }

  private var isMarked: Bool { !options.describeOnly }

  private func means(
    _ formula: Formula, _ frame: ModelFrame, _ tables: PeopleTables
  ) throws(Withheld) -> BenchmarkResults {
    var asked = CaseMixComparison.Options()
    asked.funnel = comparison.funnel
    asked.ranks = isMarked ? comparison.ranks : nil
    asked.level = comparison.level
    let result = try CaseMixComparison(
      formula, service: options.service ?? "", frame, completions: tables.completions,
      options: asked)
    let effects = try? result.effects.get()
    let isMarked = isMarked && effects?.rule != .noVerdicts
    let columns =
      ["service", "n", "eligible", "first", "observed", "expected", "difference", "std.error"]
      + BenchmarkTables.places
      + [
        "lambda", "effect", "effect.std.error", "conf.low", "conf.high", "compare.low",
        "compare.high", "rank.low", "rank.high", "reason",
      ]
    let cases = result.services.map { service -> [ResultTable.Cell] in
      if let reason = withheld(service.n) { return Self.hidden(service.name, columns, reason) }
      let error = service.spread.map { $0 / Double(service.n).squareRoot() }
      let effect = service.effect
      return [.text(service.name)] + people(service.n, tables.completions[service.name])
        + [
          .number(service.observed.finite), .number(service.expected.finite),
          .number((service.observed - service.expected).finite), .number(error?.finite),
        ] + BenchmarkTables.place(service.place, isMarked: isMarked)
        + [
          .number(effect?.lambda.finite), .number(effect?.effect.value.finite),
          .number(effect?.effect.standardError?.finite),
          .number(effect?.effect.interval?.lower.finite),
          .number(effect?.effect.interval?.upper.finite),
          .number(effect?.comparison.lower.finite), .number(effect?.comparison.upper.finite),
          .integer(isMarked ? service.rank?.lower : nil),
          .integer(isMarked ? service.rank?.upper : nil),
          .text(BenchmarkTables.reason(service.place)),
        ]
    }
    let fit = result.fit
    var summary =
      self.summary(result.services.map(\.n)) + [
        ("tau2", .number(effects?.between.finite)),
        ("sigma2", .number(fit.residualVariance.finite)),
        ("icc", .number(effects?.reliability.icc.finite)),
        (
          "people.for.reliability.0.7",
          .number(effects?.reliability.persons(reliability: 0.7)?.finite)
        ),
        ("logLik", .number(fit.logLikelihood.finite)),
        ("gradient", .number(fit.convergence.gradientNorm.finite)),
      ]
    var words = BenchmarkTables.words(result.funnel, isMarked: isMarked)
    var notes = fit.notes + result.funnel.notes + always(adjusted: formula.fixed.count > 1)
    if options.practitioner != nil {
      switch practitioners(fit) {
      case .success(let variance):
        summary += [
          ("practitioners", .integer(variance.practitioners)),
          ("practitioners.share", .number(variance.share.finite)),
        ]
        words.append(
          "Practitioners make up \(NumberText.shown(100 * variance.share, places: 1)) % of how much outcomes "
            + "differ (5 to 8 % is usual). Nobody is named or put in order.")
      case .failure(let reason): notes.append(Note(reason.code, "\(reason.reason) \(reason.help)"))
      }
    }
    for case .failure(let reason)? in [
      result.effects.map { _ in () }, result.ranks?.map { _ in () },
    ] {
      notes.append(Note(reason.code, "\(reason.reason) \(reason.help)"))
    }
    if let need = effects?.reliability.persons(reliability: 0.7) {
      words.append(
        "About \(Counted.words(Int(min(need.rounded(.up), 1e9)), "person", "people")) would be needed in a service for "
          + "its mean to be reliable (0.7).")
    }
    let groups = try categories(fit, tables)
    return BenchmarkResults(
      title: "\(fit.formula.outcome) in \(Counted.words(result.services.count, "service"))",
      words: words, cases: ResultTable(columns: columns, rows: cases),
      shown: [
        "service", "n", "eligible", "observed", "expected", "difference", "lower.95", "upper.95",
        "effect", "lambda", "position",
      ],
      estimates: .terms(fit.fixedEffects), groups: groups,
      summary: BenchmarkTables.row(summary + BenchmarkTables.summary(result.funnel)),
      options: echoed(fit.formula.text), notes: unique(notes))
  }

  private func rates(
    _ formula: Formula, _ frame: ModelFrame, _ tables: PeopleTables
  ) throws(Withheld) -> BenchmarkResults {
    let result = try RateComparison(
      formula, service: options.service ?? "", frame, completions: tables.completions,
      funnel: comparison.funnel, level: comparison.level)
    let columns =
      [
        "service", "n", "eligible", "first", "observed", "expected", "ratio", "conf.low",
        "conf.high",
      ] + BenchmarkTables.places + ["reason"]
    let cases = result.services.map { service -> [ResultTable.Cell] in
      if let reason = withheld(service.counts.n) ?? alike(service.counts) {
        return Self.hidden(service.name, columns, reason)
      }
      let ratio = try? service.ratio.get()
      return [.text(service.name)]
        + people(service.counts.n, tables.completions[service.name])
        + [
          .integer(gate.count(service.counts.observed).value),
          .number(service.counts.expected.finite), .number(ratio?.value.finite),
          .number(ratio?.interval?.lower.finite), .number(ratio?.interval?.upper.finite),
        ] + BenchmarkTables.place(service.place, isMarked: isMarked)
        + [.text(BenchmarkTables.reason(service.place))]
    }
    return BenchmarkResults(
      title:
        "\(formula.outcome) in \(Counted.words(result.services.count, "service")), observed over expected",
      words: BenchmarkTables.words(result.funnel, isMarked: isMarked),
      cases: ResultTable(columns: columns, rows: cases),
      shown: [
        "service", "n", "eligible", "observed", "expected", "ratio", "conf.low", "conf.high",
        "lower.95", "upper.95", "position",
      ],
      estimates: .terms(result.terms),
      summary: BenchmarkTables.row(
        summary(result.services.map(\.counts.n)) + BenchmarkTables.summary(result.funnel)),
      options: echoed(formula.text),
      notes: unique(result.funnel.notes + always(adjusted: formula.fixed.count > 1)))
  }

  /// Outcomes by category. One category that is too small takes another with it, since the services' people
  /// are known in all.
  private func categories(
    _ fit: MixedModelFit, _ tables: PeopleTables
  ) throws(Withheld) -> ResultTable {
    var result = ResultTable(columns: [
      "column", "category", "n", "observed", "expected", "difference", "std.error", "conf.low",
      "conf.high", "reason",
    ])
    for (column, columns) in tables.categories {
      let frame: ModelFrame
      do throws(ModelError) {
        frame = try TableFrame.frame(columns)
      } catch {
        throw Withheld(
          "benchmark.categories", "'\(column)' cannot be used: \(error.message).", help: error.help)
      }
      let outcomes = try CategoryOutcomes(column, fit, frame, level: comparison.level)
      let released = gate.table(try CountTable(outcomes.categories.map(\.n)))
      for (position, category) in outcomes.categories.enumerated() {
        let count = released.count(row: 0, column: position)
        let isShown = count.value != nil
        let difference = isShown ? category.difference : nil
        result.rows.append([
          .text(column), .text(category.name), .integer(count.value),
          .number(isShown ? category.observed.finite : nil),
          .number(isShown ? category.expected.finite : nil), .number(difference?.value.finite),
          .number(difference?.standardError?.finite),
          .number(difference?.interval?.lower.finite),
          .number(difference?.interval?.upper.finite), .text(count.reason?.reason),
        ])
      }
    }
    return result
  }

  // What the gate lets out.

  /// Why a service is not shown.
  private func withheld(_ n: Int) -> String? { gate.count(n).reason?.reason }

  /// Why the counts of a service are not shown: too few with or without the outcome.
  private func alike(_ counts: ObservedAndExpected) -> String? {
    gate.percentage(counts.observed, of: counts.n).reason?.reason
  }

  /// People with an outcome, who could have had one, and who have all that is adjusted for. The latter are
  /// told where not too few are without an outcome.
  private func people(_ n: Int, _ completion: Completion?) -> [ResultTable.Cell] {
    func told(_ whole: Int) -> Int? {
      let rest = whole - n
      return rest == 0 || gate.count(rest).value != nil ? gate.count(whole).value : nil
    }
    return [
      .integer(gate.count(n).value), .integer(completion.flatMap { told($0.eligible) }),
      .integer(completion.flatMap { told($0.first) }),
    ]
  }

  /// A service that is not shown.
  private static func hidden(
    _ name: String, _ columns: [String], _ reason: String
  ) -> [ResultTable.Cell] {
    columns.map { column in
      switch column {
      case "service": .text(name)
      case "position": .text("not shown")
      case "reason": .text(reason)
      default: .missing
      }
    }
  }

  /// How many services and people; people of services that are not shown are in no count.
  private func summary(_ sizes: [Int]) -> [(String, ResultTable.Cell)] {
    let shown = sizes.filter { withheld($0) == nil }
    return [
      ("services", .integer(sizes.count)), ("services.shown", .integer(shown.count)),
      ("people.shown", .integer(gate.count(shown.reduce(0, +)).value)),
      ("disclosure", .text(gate.profile.id)),
    ]
  }

  private func practitioners(_ fit: MixedModelFit) -> Result<PractitionerVariance, Withheld> {
    let group = [options.service, options.practitioner].compactMap(\.self).joined(separator: ":")
    return Result { () throws(Withheld) in try PractitionerVariance(fit, group: group) }
  }

  /// What is to be known of every comparison.
  private func always(adjusted: Bool) -> [Note] {
    var notes = [
      Note(
        "benchmark.invariance-untested",
        "It was not tested whether the scale means the same to people in different services. Where it does "
          + "not, services differ by what the items mean and not by how people are.")
    ]
    if !adjusted {
      notes.append(
        Note(
          "benchmark.not-adjusted",
          "Nothing is adjusted for. Services whose people start elsewhere, or are followed for longer, are not "
            + "like each other: add the first score and the time since it to the formula."))
    }
    if options.person == nil {
      notes.append(
        Note(
          "benchmark.row-per-person",
          "Every row is taken to be another person; name the column of ids with --person to be certain."
        ))
    }
    return notes
  }

  private func unique(_ notes: [Note]) -> [Note] {
    var seen: Set<Note> = []
    return notes.filter { seen.insert($0).inserted }
  }

  private func echoed(_ formula: String) -> [JSONValue.Member] {
    [
      .init("formula", .string(formula)), .init("service", .optional(options.service)),
      .init("rate", .boolean(options.rate)), .init("describeOnly", .boolean(options.describeOnly)),
      .init("level", .number(comparison.level)),
      .init("dispersion", .string(comparison.dispersion.rawValue)),
      .init("winsorise", .number(comparison.winsorise)),
      .init("draws", .integer(comparison.draws)),
      .init("seed", .integer(Int(clamping: comparison.seed))),
      .init("disclosure", .string(gate.profile.id)),
      .init("disclosureVersion", .string(gate.profile.version)),
    ]
  }
}

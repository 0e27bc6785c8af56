import Benchmarking
import Disclosure
import Models
import Platform
import Results

extension BenchmarkOfPeople {
  /// Services by the mean of an outcome, over the mean to be expected.
  func means(
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
    let sizes = result.services.map(\.n)
    let hidden = hidden(sizes) { some in
      gate.admits(
        leftOver: some.sorted().map { at in
          let service = result.services[at]
          return SampleSummary(
            n: service.n, mean: service.observed, standardDeviation: service.spread)
        })
    }
    let cases = result.services.enumerated().map { at, service in
      hidden.contains(at)
        ? Self.hidden(service.name, Self.columnsOfMeans, reason)
        : row(service, tables.completions[service.name], isMarked: isMarked)
    }
    let fit = result.fit
    var summary =
      self.summary(sizes, hidden: hidden) + [
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
      let told = practitioners(fit)
      summary += told.summary
      words += told.words
      notes += told.notes
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
      words: words, cases: ResultTable(columns: Self.columnsOfMeans, rows: cases),
      shown: [
        "service", "n", "eligible", "observed", "expected", "difference", "lower.95", "upper.95",
        "effect", "lambda", "position",
      ],
      estimates: .terms(fit.fixedEffects), groups: groups,
      summary: BenchmarkTables.row(summary + BenchmarkTables.summary(result.funnel)),
      options: echoed(fit.formula.text), notes: unique(notes))
  }

  private static let columnsOfMeans =
    ["service", "n", "eligible", "first", "observed", "expected", "difference", "std.error"]
    + BenchmarkTables.places
    + [
      "lambda", "effect", "effect.std.error", "conf.low", "conf.high", "compare.low",
      "compare.high", "rank.low", "rank.high", "reason",
    ]

  /// A service that is shown.
  private func row(
    _ service: CaseMixComparison.Service, _ completion: Completion?, isMarked: Bool
  ) -> [ResultTable.Cell] {
    let error = service.spread.map { $0 / Double(service.n).squareRoot() }
    let effect = service.effect
    return [.text(service.name)] + people(service.n, completion)
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
}

import ArgumentParser
import Benchmarking
import Documents
import Platform
import Results
import Tables

/// A comparison of figures of services, a row each: published tables can be run.
enum BenchmarkOfValues {
  static func results(
    _ file: String, _ values: ValuesOptions, _ comparison: ComparisonOptions,
    _ data: CellOptions, _ account: inout PanelAccount
  ) throws -> BenchmarkResults {
    let unit = values.unit ?? "unit"
    let names = [
      values.areCounts ? values.numerator : values.estimate,
      values.areCounts ? values.denominator : values.error,
    ].compactMap(\.self)
    let columns = try DataColumns(
      reading: file,
      data.asked([.init(unit, .categories)] + names.map { .init($0, .numbers) }))
    account.read(rows: columns.rowsRead + columns.setAside)
    try account.take(columns.notes + MissingCells.notes(columns))
    let services = columns.texts(0)
    let (first, second) = (columns.numbers(1), columns.numbers(2))
    return values.areCounts
      ? try counts(services, first, second, values, comparison)
      : try estimates(services, first, second, comparison)
  }

  private static func counts(
    _ services: [String], _ numerators: [Double], _ denominators: [Double],
    _ values: ValuesOptions, _ comparison: ComparisonOptions
  ) throws -> BenchmarkResults {
    let asked = values.measure ?? .share
    let funnel = try Funnel(
      services.indices.map { CountRow(services[$0], numerators[$0], of: denominators[$0]) },
      as: try comparison.measure(asked, per: values.per), options: comparison.funnel)
    let cases = funnel.units.indices.map { j -> [ResultTable.Cell] in
      let unit = funnel.units[j]
      return [
        .text(unit.name), .number(numerators[j]), .number(denominators[j]),
        .number((try? unit.figures.get())?.value.finite),
      ] + BenchmarkTables.place(unit) + [.text(BenchmarkTables.reason(unit))]
    }
    return BenchmarkResults(
      title: "\(asked.rawValue) of \(Counted.words(services.count, "service"))",
      words: BenchmarkTables.words(funnel),
      cases: ResultTable(
        columns: ["unit", "numerator", "denominator", "value"] + BenchmarkTables.places + [
          "reason"
        ], rows: cases),
      shown: ["unit", "numerator", "denominator", "value", "lower.95", "upper.95", "position"],
      estimates: .terms([]),
      summary: BenchmarkTables.row(
        [("services", .integer(services.count)), ("measure", .text(asked.rawValue))]
          + BenchmarkTables.summary(funnel)),
      options: [
        .init("measure", .string(asked.rawValue)), .init("limits", .string(funnel.label)),
        .init("dispersion", .string(comparison.dispersion.rawValue)),
        .init("winsorise", .number(comparison.winsorise)),
      ],
      notes: funnel.notes)
  }

  private static func estimates(
    _ services: [String], _ values: [Double], _ errors: [Double], _ comparison: ComparisonOptions
  ) throws -> BenchmarkResults {
    let funnel = try Funnel(
      services.indices.map { EstimateRow(services[$0], values[$0], standardError: errors[$0]) },
      options: comparison.funnel)
    let usable = funnel.units.indices.filter { (try? funnel.units[$0].figures.get()) != nil }
    let pooled = Result { () throws(Withheld) in
      try PooledServices(
        usable.map { values[$0] }, variances: usable.map { errors[$0] * errors[$0] },
        options: comparison.pooling)
    }
    let pool = try? pooled.get()
    let shrunken = Dictionary(uniqueKeysWithValues: zip(usable, pool?.services ?? []))
    let cases = funnel.units.indices.map { j -> [ResultTable.Cell] in
      let (unit, own) = (funnel.units[j], shrunken[j])
      return [
        .text(unit.name), .number(values[j].finite), .number(errors[j].finite),
        .number(own?.lambda.finite), .number(own?.shrunken.value.finite),
        .number(own?.shrunken.standardError?.finite),
        .number(own?.shrunken.interval?.lower.finite),
        .number(own?.shrunken.interval?.upper.finite),
      ] + BenchmarkTables.place(unit, isMarked: pool?.rule == .enough)
        + [.text(BenchmarkTables.reason(unit))]
    }
    let prediction = pool?.predictions ?? []
    var summary: [(String, ResultTable.Cell)] = [
      ("services", .integer(services.count)),
      ("estimate", .number(pool?.mean.estimate.value.finite)),
      ("std.error", .number(pool?.mean.estimate.standardError?.finite)),
      ("conf.low", .number(pool?.mean.estimate.interval?.lower.finite)),
      ("conf.high", .number(pool?.mean.estimate.interval?.upper.finite)),
      ("test", .text(pool?.options.test.rawValue)),
      ("tau2", .number(pool?.between.value.finite)),
      ("tau2.std.error", .number(pool?.between.standardError?.finite)),
      ("tau2.conf.low", .number(pool?.between.interval?.lower.finite)),
      ("tau2.conf.high", .number(pool?.between.interval?.upper.finite)),
      ("tau2.method", .text(pool?.options.between.rawValue)),
      ("Q", .number(pool?.q.finite)), ("Q.df", .integer(pool?.qDegreesOfFreedom)),
      ("Q.p.value", .number(pool?.qPValue.finite)), ("I2", .number(pool?.iSquared.finite)),
      ("H2", .number(pool?.hSquared.finite)),
    ]
    for interval in prediction {
      summary += [
        ("\(interval.method).low", .number(interval.lower.finite)),
        ("\(interval.method).high", .number(interval.upper.finite)),
      ]
    }
    var words = BenchmarkTables.words(funnel, isMarked: pool?.rule == .enough)
    if case .failure(let reason) = pooled {
      words.append("Not pooled: \(reason.reason) \(reason.help)")
    } else if let one = pool?.prediction(.riley) {
      words.insert(
        "One more service like these would lie between \(NumberText.shown(one.lower)) and "
          + "\(NumberText.shown(one.upper)), with \(NumberText.shown(100 * one.level)) % confidence "
          + "(t with k − 2 degrees of freedom).", at: 0)
    }
    return BenchmarkResults(
      title:
        "\(Counted.words(services.count, "service")), an estimate with its standard error each",
      words: words,
      cases: ResultTable(
        columns: [
          "unit", "estimate", "std.error", "lambda", "shrunken", "shrunken.std.error", "conf.low",
          "conf.high",
        ] + BenchmarkTables.places + ["reason"], rows: cases),
      shown: [
        "unit", "estimate", "std.error", "lambda", "shrunken", "conf.low", "conf.high", "position",
      ],
      estimates: .terms(pool.map { [$0.mean] } ?? []),
      summary: BenchmarkTables.row(summary + BenchmarkTables.summary(funnel)),
      options: [
        .init("pool", .string(comparison.pooling.between.rawValue)),
        .init("test", .string(comparison.pooling.test.rawValue)),
        .init("level", .number(comparison.level)),
        .init("dispersion", .string(comparison.dispersion.rawValue)),
        .init("winsorise", .number(comparison.winsorise)),
      ],
      notes: funnel.notes + (pool?.notes ?? []))
  }
}

import Benchmarking
import Distributions
import Models
import Results

/// A fit of packets, what it was fitted to, and what was withheld from it.
struct PacketFitResults {
  let fit: PacketFit
  /// All packets of the scale and period, in the order of their services.
  let entries: [PacketEntry]
  let notes: [Note]

  /// Fits the packets that tell their scores.
  ///
  /// - Throws: `Withheld` as `PacketFit` does.
  init(_ entries: [PacketEntry], _ options: PacketFit.Options) throws(Withheld) {
    self.entries = entries
    fit = try PacketFit(
      entries.compactMap { entry in
        entry.packet.moments.map { (entry.packet.key.service, $0) }
      }, options: options)
    notes = [Self.withheld(entries), Self.rounded(entries)].compactMap(\.self) + fit.notes
  }

  /// How many packets, and how many people at least and at most, are not in the fit.
  static func withheldCounts(_ entries: [PacketEntry]) -> (packets: Int, persons: ClosedRange<Int>)
  {
    let withheld = entries.compactMap(\.withheldPersons)
    let least = withheld.reduce(0) { $0.addingReportingOverflow($1.lowerBound).partialValue }
    let most = withheld.reduce(0) { $0.addingReportingOverflow($1.upperBound).partialValue }
    return (withheld.count, least...max(least, most))
  }

  private static func withheld(_ entries: [PacketEntry]) -> Note? {
    let (packets, persons) = withheldCounts(entries)
    guard packets > 0 else { return nil }
    let people =
      persons.lowerBound == persons.upperBound
      ? Counted.words(persons.lowerBound, "person", "people")
      : "\(persons.lowerBound) to \(persons.upperBound) people"
    return Note(
      "packet.withheld",
      "\(Counted.words(packets, "packet")) of \(entries.count), with \(people) who have both scores, "
        + "\(packets == 1 ? "does" : "do") not tell means and spreads, and \(packets == 1 ? "is" : "are") not in the fit."
    )
  }

  private static func rounded(_ entries: [PacketEntry]) -> Note? {
    guard entries.contains(where: { !$0.profile.isUngated && $0.packet.scores != nil }) else {
      return nil
    }
    return Note(
      "packet.rounded",
      "These packets passed a gate, which may have rounded them: the pooled rows would give nearly, not exactly, this."
    )
  }

  /// How the search ended, in a word.
  var verdict: String {
    guard fit.convergence.certified else { return "not certified" }
    return fit.convergence.atBound.isEmpty ? "certified" : "certified, at the boundary"
  }

  /// The table that is asked for.
  func table(_ asked: PacketFitTable) -> ResultTable {
    switch asked {
    case .estimates: estimates
    case .summary: summary
    case .components: components
    case .cases: cases
    }
  }

  /// The fixed effects.
  var estimates: ResultTable {
    .terms(fit.fixedEffects)
  }

  /// The fit in one row.
  var summary: ResultTable {
    let counts = Self.withheldCounts(entries)
    let cells: [(String, ResultTable.Cell)] = [
      ("criterion", .text(fit.options.criterion.name)), ("deviance", .number(fit.criterion.finite)),
      ("logLik", .number((-fit.criterion / 2).finite)),
      ("sigma", .number(fit.residualVariance.squareRoot().finite)),
      ("tau2", .number(fit.betweenVariance.finite)),
      ("icc", .number(fit.intraclassCorrelation.finite)), ("nobs", .integer(fit.persons)),
      ("services", .integer(fit.services.count)), ("withheld.packets", .integer(counts.packets)),
      ("withheld.fewest", .integer(counts.persons.lowerBound)),
      ("withheld.most", .integer(counts.persons.upperBound)), ("verdict", .text(verdict)),
      ("gradient", .number(fit.convergence.gradientNorm.finite)),
      ("evaluations", .integer(fit.convergence.evaluations)),
    ]
    return ResultTable(columns: cells.map(\.0), rows: [cells.map(\.1)])
  }

  /// What varies.
  var components: ResultTable {
    ResultTable(
      columns: ["group", "term", "variance", "sd"],
      rows: [
        ("service", "(Intercept)", fit.betweenVariance), ("Residual", "", fit.residualVariance),
      ].map { group, term, variance in
        [
          .text(group), .text(term), .number(variance.finite),
          .number(variance.squareRoot().finite),
        ]
      })
  }

  /// Where each service stands: in the order of their names, those that tell nothing among them.
  ///
  /// Two intervals: ±1.96 standard deviations to compare with the average of all, ±1.39 to compare two
  /// services with each other (Goldstein & Healy 1995).
  var cases: ResultTable {
    var table = ResultTable(columns: [
      "service", "period", "eligible", "first", "n", "change", "smcr", "smcr.low", "smcr.high",
      "residual", "shrinkage", "effect", "std.error", "conf.low", "conf.high", "compare.low",
      "compare.high", "withheld",
    ])
    let z = Normal().quantile(0.975)
    var fitted = fit.services[...]
    for entry in entries {
      let packet = entry.packet
      let told = packet.moments == nil ? nil : fitted.popFirst()
      let size = (try? packet.pairedSummary()).flatMap {
        try? MeanChangeEffect.rawScore.estimate($0)
      }
      func reach(_ multiple: Double) -> ResultTable.Cell {
        .number(told.flatMap { ($0.effect + multiple * $0.standardDeviation).finite })
      }
      func count(_ value: Int?) -> ResultTable.Cell { value.map { .integer($0) } ?? .missing }
      table.rows.append([
        .text(packet.key.service), .text(packet.key.period), count(packet.eligible),
        count(packet.first), count(packet.n), .number((try? packet.changeRow())?.mean.finite),
        .number(size?.value.finite), .number(size?.interval?.lower.finite),
        .number(size?.interval?.upper.finite), .number(told?.residual.finite),
        .number(told?.shrinkage.finite), .number(told?.effect.finite),
        .number(told?.standardDeviation.finite), reach(-z), reach(z),
        reach(-z / 2.0.squareRoot()), reach(z / 2.0.squareRoot()),
        .text(
          ServicePacket.Part.allCases.filter(packet.withheld.contains).map(\.rawValue)
            .joined(separator: " ")),
      ])
    }
    return table
  }
}

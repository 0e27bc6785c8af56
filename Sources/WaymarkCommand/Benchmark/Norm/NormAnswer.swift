import Benchmarking
import Disclosure
import Documents
import Platform
import Results

/// Services beside a norm, as rows and everything in one row.
struct NormAnswer {
  let groups: NormGroups
  let found: NormOptions.Found
  let year: Int
  let level: Double

  private var norm: NormGroup { found.norm }

  /// The answer.
  var answer: BenchmarkAnswer {
    var notes: [Note] = []
    let rows = groups.groups.map { group -> [ResultTable.Cell] in
      switch compared(group) {
      case .success(let comparison):
        notes += comparison.notes
        return row(group, comparison)
      case .failure(let reason):
        return [
          .text(group.name), .integer(group.n), .number(group.mean?.finite),
          .number(group.standardDeviation?.finite), .number(norm.mean),
        ] + Array(repeating: .missing, count: Self.columns.count - 6) + [
          .text("\(reason.reason) \(reason.help)")
        ]
      }
    }
    notes.append(
      Note(
        "norm.other-people",
        "The people here were not drawn from those of the norm: a difference says where they stand, and nothing of "
          + "what a service did."))
    if groups.profile.map({ $0.id != "none" }) == true {
      notes.append(
        Note(
          "norm.rounded",
          "Means and spreads of few people are told, and compared, with fewer digits; --disclosure none, for use "
            + "inside, keeps them."))
    }
    return BenchmarkAnswer(
      schema: "waymark-norm/1",
      title: "\(Counted.words(rows.count, "group")) beside a norm",
      cases: ResultTable(columns: Self.columns, rows: rows),
      shown: ["service", "n", "mean", "difference", "conf.low", "conf.high", "T", "percentile"],
      summary: BenchmarkTables.row(summary), words: words, options: options,
      notes: notes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }

  private static let columns = [
    "service", "n", "mean", "sd", "norm", "difference", "std.error", "df", "statistic", "p.value",
    "conf.low", "conf.high", "z", "T", "percentile", "reason",
  ]

  private func compared(_ group: NormGroups.Group) -> Result<NormComparison, Withheld> {
    if let reason = group.reason {
      return .failure(Withheld("norm.not-shown", reason, help: ""))
    }
    guard let n = group.n, let mean = group.mean, let deviation = group.standardDeviation else {
      return .failure(
        Withheld(
          "norm.not-computable", "Number, mean or standard deviation is missing, or is not one.",
          help: "Look at the table it comes from."))
    }
    return Result { () throws(Withheld) in
      try NormComparison(
        n: n, mean: mean, standardDeviation: deviation, year: year, against: norm, level: level)
    }
  }

  private func row(_ group: NormGroups.Group, _ found: NormComparison) -> [ResultTable.Cell] {
    let difference = found.difference
    let statistic = difference.standardError.map { difference.value / $0 }
    return [
      .text(group.name), .integer(group.n), .number(group.mean?.finite),
      .number(group.standardDeviation?.finite), .number(norm.mean),
    ]
      + [
        difference.value, difference.standardError, found.degreesOfFreedom, statistic, found.pValue,
        difference.interval?.lower, difference.interval?.upper, found.standing.z, found.standing.t,
        found.standing.percentile,
      ].map { .number($0?.finite) } + [.missing]
  }

  private var summary: [(String, ResultTable.Cell)] {
    [
      ("groups", .integer(groups.groups.count)),
      ("groups.shown", .integer(groups.groups.count { $0.reason == nil })),
      ("norm.population", .text(norm.population)), ("norm.year", .text(found.years)),
      ("norm.n", .integer(norm.n)), ("norm.mean", .number(norm.mean)),
      ("norm.sd", .number(norm.standardDeviation)),
      ("norm.std.error", .number(norm.standardError.finite)), ("year", .integer(year)),
      ("level", .number(level)), ("disclosure", .text(groups.profile?.id)),
    ]
  }

  private var words: [String] {
    [
      "The norm: \(norm.population), \(found.years), \(Counted.words(norm.n, "person", "people")); mean "
        + "\(NumberText.text(norm.mean, digits: 5)), standard deviation \(NumberText.text(norm.standardDeviation, digits: 5)). "
        + "Its own error of \(NumberText.text(norm.standardError, digits: 3)) is in every interval.",
      "z, T and percentile say where a person with a group's mean would stand among the people of the norm, taking "
        + "scores to be normally distributed; not where the group stands among groups.",
    ]
  }

  private var options: [JSONValue.Member] {
    found.echoed + [
      .init(
        "norm",
        .object([
          .init("population", .string(norm.population)), .init("year", .string(found.years)),
          .init("n", .integer(norm.n)), .init("mean", .number(norm.mean)),
          .init("sd", .number(norm.standardDeviation)),
        ])),
      .init("year", .integer(year)), .init("level", .number(level)),
      .init("disclosure", .optional(groups.profile?.id)),
      .init("disclosureVersion", .optional(groups.profile?.version)),
    ]
  }
}

import Change
import Documents
import Journeys
import Results
import Scales
import Tables

/// What all people together come to, as a table, as JSON, and in a few plain words.
struct ChangeSummary {
  let rows: ChangeRows
  let input: ChangeInput
  private let smallestImportant: Double?
  let rates: [ChangeRate]
  private let group: ReliableChange.GroupLevel?

  init(_ rows: ChangeRows, _ input: ChangeInput, smallestImportant: Double?) {
    self.rows = rows
    self.input = input
    self.smallestImportant = smallestImportant
    rates = rows.change.rates
    group = rows.change.groupLevel
  }

  private static let columns = [
    "part", "name", "count", "of", "denominator", "estimate", "std.error", "conf.low", "conf.high",
    "method", "bound.low", "bound.high", "correlation", "threshold", "improved", "unchanged",
    "deteriorated",
  ]

  /// Everything in rows: `part` says what a row is about.
  var table: ResultTable {
    var table = ResultTable(columns: Self.columns)
    func add(_ part: String, _ name: String, _ cells: [String: ResultTable.Cell]) {
      var cells = cells
      cells["part"] = .text(part)
      cells["name"] = .text(name)
      table.rows.append(Self.columns.map { cells[$0] ?? .missing })
    }
    for (name, count) in counts { add("count", name, ["count": .integer(count)]) }
    for rate in rates + [group?.surelyRecovered].compactMap(\.self) {
      var cells = Self.cells(rate.rate)
      cells["count"] = .integer(rate.count)
      cells["of"] = .integer(rate.n)
      cells["denominator"] = .text(rate.denominator)
      cells["bound.low"] = .number(rate.bounds?.lowerBound)
      cells["bound.high"] = .number(rate.bounds?.upperBound)
      add("rate", rate.name, cells)
    }
    let mean = rows.change.mean
    if let mean { add("mean", "last - first", Self.cells(mean.change)) }
    addServices(add)
    for effect in effects {
      for (name, estimate) in [(effect.kind.rawValue, effect.d), (hedges(effect.kind), effect.g)] {
        var cells = Self.cells(estimate)
        cells["of"] = .integer(effect.n)
        cells["correlation"] = .number(effect.correlation)
        add("effect", name, cells)
      }
    }
    if let group {
      add("group", "changed", ["estimate": .number(group.changedShare)])
      if let share = group.beyondShare {
        add("group", "beyond the cut-off", ["estimate": .number(share)])
      }
    }
    for (name, value) in expected { add("expected", name, ["estimate": .number(value)]) }
    if let verdict = verdict(mean) { add("verdict", verdict.rawValue, [:]) }
    for row in (try? ChangeSensitivity(rows.change))?.rows ?? [] {
      add(
        "sensitivity", row.label,
        [
          "estimate": .number(row.reliability), "threshold": .number(row.threshold),
          "improved": .integer(row.improved), "unchanged": .integer(row.unchanged),
          "deteriorated": .integer(row.deteriorated),
        ])
    }
    for (method, size) in input.important?.sizes ?? [] {
      add(
        "important-change", method.rawValue,
        [
          "estimate": .number(try? size.get()), "count": .integer(input.important?.improved ?? 0),
          "of": .integer(input.important?.n ?? 0),
          "denominator": .text("people with two scores whose word is known"),
        ])
    }
    for (verdict, count) in byPercentage {
      add(
        "percentage", verdict.rawValue,
        ["count": .integer(count), "of": .integer(rows.change.count)])
    }
    for row in input.cutOffs.rows where isAskedFor(row) {
      add("computed-cut-off", row.name, Self.cells(row.value))
    }
    addPublished(add)
    return table
  }

  /// Computed cut-offs stand there where somebody asked for one, or described people who do not seek help.
  private func isAskedFor(_ row: ComputedCutOffs.Row) -> Bool {
    input.cutOffs.isApart != nil
      || rows.change.options.rule.range?.source.hasPrefix("computed") == true
  }

  /// Intervals that count that people of one service resemble each other; none for a single service.
  private func addServices(_ add: (String, String, [String: ResultTable.Cell]) -> Void) {
    guard let mean = try? rows.change.meanOverServices() else { return }
    func cells(_ estimate: Estimate) -> [String: ResultTable.Cell] {
      Self.cells(estimate).merging([
        "of": .integer(mean.services), "denominator": .text("services"),
      ]) { $1 }
    }
    add("over-services", "last - first", cells(mean.mean))
    let categories: [(String, Set<ReliableChange.Category>)] = [
      ("improved", [.improved, .recovered]), ("unchanged", [.unchanged]),
      ("deteriorated", [.deteriorated]),
    ]
    for (name, counted) in categories {
      guard let rate = try? rows.change.rateOverServices(counted) else { continue }
      add("over-services", name, cells(rate.rate))
    }
  }

  /// What the scale's file has from the literature, apart from what was computed here.
  private func addPublished(_ add: (String, String, [String: ResultTable.Cell]) -> Void) {
    guard let target = input.target else { return }
    for threshold in target.thresholds {
      let found = rows.change.passing(threshold)
      add(
        "published-change", threshold.source,
        [
          "threshold": .number(threshold.value),
          "method": .text("\(threshold.method); \(threshold.boundary.rawValue)"),
          "estimate": .number(threshold.level), "of": .integer(rows.change.count),
          "improved": .integer(found.better), "deteriorated": .integer(found.worse),
          "unchanged": .integer(rows.change.count - found.better - found.worse),
        ])
    }
    for cutOff in target.cutOffs {
      let found = rows.change.leaving(cutOff)
      add(
        "published-cut-off", cutOff.id,
        [
          "threshold": .number(cutOff.value), "count": .integer(found.left),
          "of": .integer(found.started),
          "method": .text("\(cutOff.side.rawValue); \(cutOff.boundary.rawValue); \(cutOff.source)"),
          "denominator": .text("people who started in the range of people who seek help"),
        ])
    }
  }

  private var counts: [(String, Int)] {
    let change = rows.change
    var counts = [
      ("persons", rows.panel.count), ("twoScores", change.count),
      ("noLaterScore", change.noLaterScore),
      ("noScore", change.noScore - (input.noBaseline ?? 0)),
    ]
    if let count = input.noBaseline { counts.append(("noBaseline", count)) }
    if let count = rows.change.couldNotImprove { counts.append(("couldNotImprove", count)) }
    return counts
  }

  private var expected: [(String, Double)] {
    [
      ("true change towards better", rows.change.expectedCount(beyond: 0)),
      (
        "true change beyond the smallest important one",
        smallestImportant.flatMap { rows.change.expectedCount(beyond: $0) }
      ),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  /// Who moved by a share of the first score, by verdict; empty where that was not asked for.
  private var byPercentage: [(PercentageRule.Verdict, Int)] {
    guard let rule = input.percentage else { return [] }
    let scores = rows.change.scores
    var counts: [PercentageRule.Verdict: Int] = [:]
    for (first, last) in zip(scores.firsts, scores.lasts) {
      counts[rule.verdict(first: first, second: last), default: 0] += 1
    }
    return PercentageRule.Verdict.allCases.map { ($0, counts[$0] ?? 0) }
  }

  private var effects: [PairedEffectSize.Result] {
    let level = rows.change.options.rule.level
    return rows.change.pairs.map { pairs in
      PairedEffectSize.allCases.compactMap { try? $0.result(pairs, level: level) }
    } ?? []
  }

  private func verdict(_ mean: MeanChange?) -> ImportanceVerdict? {
    guard let smallestImportant, let mean else { return nil }
    return try? ImportanceVerdict(
      mean.change, smallest: smallestImportant, direction: rows.change.direction)
  }

  private func hedges(_ kind: PairedEffectSize) -> String {
    "g" + kind.rawValue.dropFirst()
  }

  private static func cells(_ estimate: Estimate?) -> [String: ResultTable.Cell] {
    [
      "estimate": .number(estimate?.value), "std.error": .number(estimate?.standardError),
      "conf.low": .number(estimate?.interval?.lower),
      "conf.high": .number(estimate?.interval?.upper), "method": .text(estimate?.interval?.method),
    ]
  }

  /// The counts as members, and every other part as a list of its rows.
  var json: JSONValue {
    let table = table
    var members: [JSONValue.Member] = counts.map { .init($0.0, .integer($0.1)) }
    members.append(.init("threshold", .optional(rows.change.threshold)))
    let parts = [
      ("rates", "rate"), ("means", "mean"),
      ("overServices", "over-services"), ("effects", "effect"), ("group", "group"),
      ("expected", "expected"),
      ("verdict", "verdict"), ("sensitivity", "sensitivity"),
      ("importantChange", "important-change"), ("percentage", "percentage"),
      ("computedCutOffs", "computed-cut-off"),
      ("publishedChange", "published-change"), ("publishedCutOffs", "published-cut-off"),
    ]
    for (key, part) in parts {
      let found = table.rows.filter { $0.first == .text(part) }
      members.append(.init(key, .array(found.map { Self.object(table.columns, $0) })))
    }
    return .object(members)
  }

  private static func object(_ columns: [String], _ cells: [ResultTable.Cell]) -> JSONValue {
    .object(
      zip(columns, cells).dropFirst().compactMap { name, cell in
        switch cell {
        case .text(let text): .init(name, .string(text))
        case .number(let value): .init(name, .number(value))
        case .integer(let value): .init(name, .integer(value))
        case .missing: nil
        }
      })
  }
}

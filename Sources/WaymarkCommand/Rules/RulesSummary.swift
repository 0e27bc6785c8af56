import Change
import Documents
import Journeys
import Platform
import Reports
import Results
import Scales

/// What a rule pack makes of all people together, as a table, as JSON, and in a few plain words.
struct RulesSummary {
  let pack: RulePack
  let found: [RuledRates]

  /// The counts and rates in rows.
  var table: ResultTable {
    ResultTable(columns: RuledTable.columns, rows: RuledTable.rows(pack, found))
  }

  /// The counts and the rates, a list each.
  var json: JSONValue {
    let table = table
    func part(_ name: String) -> JSONValue {
      .array(
        table.rows.filter { $0.first == .text(name) }.map { row in
          .object(
            zip(table.columns, row).dropFirst().compactMap { name, cell in
              switch cell {
              case .text(let text): .init(name, .string(text))
              case .number(let value): .init(name, .number(value))
              case .integer(let value): .init(name, .integer(value))
              case .missing: nil
              }
            })
        })
    }
    return .object([.init("counts", part("count")), .init("rates", part("rate"))])
  }

  /// What holds of these people and not of the rules.
  var notes: [Note] {
    found.flatMap { rates -> [Note] in
      var notes: [Note] = []
      if rates.differentTimes > 0 {
        notes.append(
          Note(
            "rules.different-times",
            "For \(Counted.words(rates.differentTimes, "person", "people")) the measures were not taken "
              + "at the same first and last time; each is judged by its own first and last score."))
      }
      if rates.withLastScore == 0 {
        notes.append(
          Note(
            "rules.no-pairs",
            "Nobody has a first and a last score"
              + (rates.measure.map { " on '\($0)'" } ?? " on every measure")
              + ", so there is nothing to count yet."))
      }
      return notes
    }
  }

  /// A few lines for whoever sits before it.
  var words: [String] { found.flatMap(words) }

  private func words(_ rates: RuledRates) -> [String] {
    func people(_ count: Int) -> String { Counted.words(count, "person", "people") }
    let persons = rates.withLastScore + rates.incomplete + rates.noScore
    let every = rates.measure == nil && pack.measures.count > 1 ? " on every measure" : ""
    var lines = [
      (rates.measure.map { "\($0): " } ?? "")
        + "\(people(persons)): \(rates.withLastScore) with a first and a last score\(every), "
        + "\(rates.incomplete) without one of them, \(rates.noScore) without any score"
    ]
    for (rule, rate) in zip(pack.rates, rates.rates) {
      let bounds = rate.unknown > 0 ? Self.range(rate.bounds) : nil
      let missing = bounds.map { "; \($0) whatever the missing scores are" } ?? ""
      guard rate.n > 0 else {
        lines.append("\(rule.name): nobody to count among \(rate.denominator)\(missing)")
        continue
      }
      let interval = rate.rate?.interval.map { $0.lower...$0.upper }
      lines.append(
        "\(rule.name): \(rate.count) of \(rate.n) \(rate.denominator)"
          + "; interval \(Self.range(interval) ?? "")\(missing)")
    }
    if rates.bothWays > 0 {
      lines.append(
        "\(people(rates.bothWays)) reliably better on one measure and reliably worse on another: "
          + "counted as neither")
    }
    return lines
  }

  private static func range(_ range: ClosedRange<Double>?) -> String? {
    guard let range, let low = Digits.percent(range.lowerBound),
      let high = Digits.percent(range.upperBound)
    else { return nil }
    return low == high ? low : "\(low) to \(high)"
  }
}

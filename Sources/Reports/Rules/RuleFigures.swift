import Change
import Disclosure
import Results
import Scales

/// The counts and rates of one set of a rule pack, as tables; their cells are named in its sentences.
struct RuleFigures: Sendable {
  /// A rate as the table has it; nil cells where it is not shown.
  struct Rate: Sendable {
    let name: String
    let status: RuledTable.Status
    let of: RulePack.Denominator
    /// People counted, of how many, the share, its interval, and the bounds.
    let cells: [Cell]
    /// Whether people without a later score could change it.
    let hasUnknown: Bool
  }

  private(set) var people: ReportTable
  private(set) var table: ReportTable
  private(set) var rates: [Rate] = []
  /// People who moved both ways beyond what counts; nil where there are none or they are not shown.
  private(set) var bothWays: Cell?
  let fewest: Cell
  /// Whether measures were judged together.
  let isPair: Bool
  /// What the set is about.
  let name: Sentence
  /// The rates that may be told, with their numbers.
  private(set) var shown: [(name: String, rate: Estimate)] = []

  init(_ found: RuleFindings, _ rates: RuledRates, id: String, name: Sentence) {
    isPair = rates.measure == nil && found.pack.measures.count > 1
    self.name = name
    people = ReportTable(
      "\(id)-people", "\(name): who is in these figures", columns: ["People", "Number"])
    people.fact(
      isPair ? "With a first and a last score on every measure" : "With a first and a last score",
      .count(rates.withLastScore))
    people.fact("With a first or a last score missing", .count(rates.incomplete))
    people.fact("Without any score", .count(rates.noScore))
    people.fact("Together", .count(rates.withLastScore + rates.incomplete + rates.noScore))
    if isPair && found.isShown(rates.withLastScore) {
      let both = people.fact(
        "Better on one measure and the other way on another, both reliably; counted as neither",
        .count(rates.bothWays))
      if rates.bothWays > 0 { bothWays = both }
      people.fact(
        "Whose measures were not taken at the same first and last time",
        .count(rates.differentTimes))
    }
    fewest = people.fact(
      "Fewest people behind a rate that is shown", .count(found.rule.fewestPersons))
    table = ReportTable(
      "\(id)-rates", "\(name): the rates",
      columns: [
        "Rate", "Of whom", "People", "Of", "Share", "Interval from", "Interval to",
        "Bound from", "Bound to",
      ])
    for (rule, rate) in zip(found.pack.rates, rates.rates) { add(rule, rate, found) }
  }

  private mutating func add(_ rule: RulePack.Rate, _ rate: ChangeRate, _ found: RuleFindings) {
    let status = RuledTable.status(rate, found.isShown)
    var entries = [Entry](repeating: .none, count: 7)
    switch status {
    case .suppressed: break
    case .nobody: entries[0...1] = [.count(0), .count(0)]
    case .shown:
      entries = [
        .count(rate.count), .count(rate.n), .share(rate.rate?.value),
        .share(rate.rate?.interval?.lower), .share(rate.rate?.interval?.upper),
        .share(rate.bounds?.lowerBound), .share(rate.bounds?.upperBound),
      ]
    }
    if status == .shown, let value = rate.rate { shown.append((rule.name, value)) }
    let whom: Entry = .words(
      status == .suppressed ? "Too few people" : Self.words(rule.of))
    let cells = table.add(.given(rule.name), [whom] + entries)
    rates.append(
      Rate(
        name: rule.name, status: status, of: rule.of, cells: Array(cells.dropFirst()),
        hasUnknown: rate.unknown > 0))
  }

  /// Of whom a rate is, in a table whose note says which scores are meant.
  static func words(_ of: RulePack.Denominator) -> Sentence {
    switch of {
    case .everybody: "Everybody with the scores"
    case .startedInRange: "Those of them who started in the range"
    }
  }

  /// Which scores a person must have.
  var scores: Sentence {
    isPair ? "a first and a last score on every measure" : "a first and a last score"
  }
}

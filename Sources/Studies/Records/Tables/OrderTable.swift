import Outcomes
import Reports
import Results
import Scales

extension FrameworkFindings {
  /// `order.csv`: a row per score, state and figure of what goes before: both directions, within and between
  /// people as far as told apart, and how many people it would take. Order in time is no cause.
  ///
  /// `rows` are the periods of a model of the state, and the scores of a model of the score; `outcomes` those
  /// with the state. A probability is the difference in that of the state in a period.
  var orderTable: ResultTable {
    ResultTable(
      columns: ["score", "state"] + OrderRow.columns,
      rows: leads.flatMap { lead in
        lead.answer.rows.map {
          [.text(lead.score.indicator.id), .text(lead.state.indicator.id)] + $0.cells
        }
      })
  }
}

/// A row about which goes before, with the names of columns that tables of models have.
private struct OrderRow {
  static let columns = [
    "asked", "scope", "part", "step", "measure", "estimate", "std.error", "statistic", "df",
    "p.value", "conf.low", "conf.high", "people", "rows", "outcomes", "status", "reason",
  ]

  var asked: String
  var scope: String?
  var part: String?
  var step: Double?
  var measure: String?
  var term: TermEstimate?
  var people: Int?
  var rows: Int?
  var outcomes: Int?
  var status = "known"
  var reason: String?

  var cells: [ResultTable.Cell] {
    let estimate = term?.estimate
    return [
      .text(asked), .text(scope), .text(part), .number(step), .text(measure),
      .number(estimate?.value), .number(estimate?.standardError), .number(term?.statistic),
      .number(term?.degreesOfFreedom), .number(term?.pValue), .number(estimate?.interval?.lower),
      .number(estimate?.interval?.upper), .count(people), .count(rows), .count(outcomes),
      .text(status), .text(reason),
    ]
  }

  static func withheld(_ asked: String, _ why: Withheld) -> OrderRow {
    OrderRow(asked: asked, status: "withheld", reason: why.reason)
  }

  static func notes(_ asked: String, _ notes: [Note]) -> [OrderRow] {
    notes.map { OrderRow(asked: asked, measure: $0.code, status: "note", reason: $0.message) }
  }
}

extension LeadLag {
  fileprivate var rows: [OrderRow] {
    forward("state on score", level) + forward("state on reliable change", change) + backward + [
      need
    ]
  }

  private func forward(
    _ asked: String, _ answer: Result<LeadLagForward, Withheld>
  ) -> [OrderRow] {
    switch answer {
    case .failure(let why): [.withheld(asked, why)]
    case .success(let found): found.rows(asked)
    }
  }

  private var backward: [OrderRow] {
    let asked = "score on state"
    switch reverse {
    case .failure(let why): return [.withheld(asked, why)]
    case .success(let found):
      return [
        OrderRow(
          asked: asked, scope: "within", part: "state before", measure: "points",
          term: found.effect, people: found.people, rows: found.scores,
          outcomes: found.scoresAfterOutcome)
      ] + OrderRow.notes(asked, found.notes)
    }
  }

  private var need: OrderRow {
    let asked = "people needed"
    switch needed {
    case .failure(let why): return .withheld(asked, why)
    case .success(let needed):
      return OrderRow(
        asked: asked, measure: "people",
        term: TermEstimate(term: asked, estimate: Estimate(value: Double(needed.people))),
        people: needed.from)
    }
  }
}

extension LeadLagForward {
  fileprivate func rows(_ asked: String) -> [OrderRow] {
    func row(
      _ scope: String, _ part: String?, _ step: Double?, _ measure: String, _ term: TermEstimate
    ) -> OrderRow {
      OrderRow(
        asked: asked, scope: scope, part: part, step: step, measure: measure, term: term,
        people: people, rows: periods, outcomes: outcomes)
    }
    let inside = within.flatMap { effect -> [OrderRow] in
      let step = effect.part == .level ? effect.step : nil
      func term(_ estimate: Estimate) -> TermEstimate {
        TermEstimate(term: effect.part.rawValue, estimate: estimate)
      }
      let part = effect.part.rawValue
      return [
        row("within", part, step, "log odds", effect.logOdds),
        row("within", part, step, "odds ratio", term(effect.oddsRatio)),
        row("within", part, step, "probability", term(effect.probability)),
      ]
    }
    let outside = between.map { [row("between", "level", step, "log odds", $0)] } ?? []
    return inside + outside + OrderRow.notes(asked, notes)
  }
}

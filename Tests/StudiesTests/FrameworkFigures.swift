import Journeys
import Models
import Outcomes
import Reports
import Results
import Scales
import Scoring
import Studies
import Testing

/// The tables of a framework beside what was found: each figure is the one of the findings.
struct FrameworkFigures {
  let run: StudyRun
  let found: FrameworkFindings

  init(_ run: StudyRun, _ found: FrameworkFindings) { (self.run, self.found) = (run, found) }

  func check() throws {
    try distances()
    try distanceSummary()
    try states()
    try order()
    try counted()
    try times()
    try words()
  }

  /// Twelve digits are written.
  private func same(_ written: Double?, _ value: Double?) -> Bool {
    guard let written, let value else { return written == nil && value == nil }
    return abs(written - value) <= 1e-11 * max(1, abs(value))
  }

  private func name<Value: RawRepresentable<String>>(_ value: Value?) -> String {
    value?.rawValue ?? "not recorded"
  }

  /// The rows of people alone give the figures over people.
  private func distances() throws {
    let table = try RunTable("distances", of: run)
    #expect(table.rows.count == found.distances.count)
    for row in found.distance.rows {
      let rows = table.rows(["indicator": row.outcome])
      func count(_ column: String, _ text: String) -> Int { rows.count { $0[column] == text } }
      #expect(count("status", "known") == row.known)
      #expect(count("status", "not applicable") == row.notApplicable)
      for missing in OutcomeDistance.Missing.allCases {
        let withheld = missing == .both ? count("status", "withheld") : 0
        #expect(count("reason", missing.rawValue) + withheld == row.missing[missing] ?? 0)
      }
      for move in row.states ?? [:] { #expect(count("move", move.key.rawValue) == move.value) }
      if let levels = row.levels {
        #expect(count("move", "higher") == levels.higher && count("move", "same") == levels.same)
        #expect(count("move", "lower") == levels.lower)
      }
      guard let numbers = try? row.numbers?.get() else { continue }
      let between = rows.compactMap { $0.number("distance") }
      #expect(between.count == row.known)
      let mean = between.reduce(0, +) / Double(between.count)
      #expect(abs(mean - numbers.distance.value) < 1e-9)
      for way in numbers.ways { #expect(count("move", way.key.rawValue) == way.value) }
      // What lies between is the review less the start.
      for row in rows where row["status"] == "known" {
        let (start, review) = (row.number("start") ?? 0, row.number("review") ?? 0)
        #expect(abs(review - start - (row.number("distance") ?? .infinity)) < 1e-9)
        #expect((row["start_day"] ?? "") <= (row["review_day"] ?? ""))
      }
    }
  }

  private func distanceSummary() throws {
    let table = try RunTable("distance-summary", of: run)
    #expect(table.rows.count == found.distance.rows.count)
    for row in found.distance.rows {
      let written = try table.row(["indicator": row.outcome])
      #expect(written["known"] == "\(row.known)")
      let numbers = try? row.numbers?.get()
      #expect(same(written.number("mean_start"), numbers?.first))
      #expect(same(written.number("mean_review"), numbers?.last))
      #expect(same(written.number("mean_distance"), numbers?.distance.value))
      #expect(same(written.number("conf.low"), numbers?.distance.interval?.lower))
      #expect(same(written.number("conf.high"), numbers?.distance.interval?.upper))
      let ways = ["towards", "no_reliable_change", "away", "not_judged"].compactMap {
        written.number($0)
      }
      #expect(ways.isEmpty || ways.reduce(0, +) == Double(row.known))
      #expect(written["gained"] == (row.states.map { "\($0[.gained] ?? 0)" } ?? ""))
      #expect(written["lower"] == (row.levels.map { "\($0.lower)" } ?? ""))
    }
  }

  private func states() throws {
    let table = try RunTable("states", of: run)
    #expect(Set(table.rows.map { $0["indicator"] }).count == found.states.count)
    for state in found.states {
      let id = state.subject.indicator.id
      func row(_ figure: String, _ category: String = "", _ months: Int? = nil) throws -> [String:
        String]
      {
        try table.row([
          "indicator": id, "figure": figure, "category": category,
          "months": months.map { "\($0)" } ?? "",
        ])
      }
      let counts = state.counts
      #expect(try row("people")["n"] == "\(counts.people)")
      #expect(try row("attained")["n"] == "\(counts.attained)")
      #expect(try row("unknown")["n"] == "\(counts.unknown)")
      #expect(try row("lost")["n"] == "\(counts.lost)")
      #expect(try row("regained")["n"] == "\(counts.regained)")
      for answer in counts.sustained {
        #expect(try row("sustained", "yes", answer.months)["n"] == "\(answer.yes)")
        #expect(try row("sustained", "not yet", answer.months)["n"] == "\(answer.notYet)")
        let most = try row("sustained", "at most", answer.months)
        #expect(most.cells("n", "of") == ["\(answer.possible.upperBound)", "\(answer.people)"])
        for ended in answer.ended {
          let row = try row("sustained", "followed no further: \(ended.key)", answer.months)
          #expect(row["n"] == "\(ended.value)")
        }
      }
      for months in FrameworkFindings.monthsTold {
        if case .success(let held) = state.held {
          let estimate = held.held(months: Double(months))
          let row = try row("held on", "held", months)
          #expect(same(row.number("value"), estimate?.value))
          #expect(same(row.number("conf.low"), estimate?.interval?.lower))
          #expect(same(row.number("conf.high"), estimate?.interval?.upper))
          #expect(row["status"] == (estimate == nil ? "missing" : "known"))
        }
        guard case .success(let standing) = state.standing else { continue }
        let shares = standing.shares.shares(at: Double(months))
        for (place, name) in standing.states.enumerated() {
          let row = try row("stands", name, months)
          #expect(same(row.number("value"), shares.map { min(1, max(0, $0[place].value)) }))
        }
      }
      if case .failure(let why) = state.held {
        #expect(try row("held on").cells("n", "value", "status") == ["", "", "withheld"])
        #expect(try row("held on")["reason"] == why.reason)
      }
    }
  }

  private func order() throws {
    let table = try RunTable("order", of: run)
    for lead in found.leads {
      let pair = ["score": lead.score.indicator.id, "state": lead.state.indicator.id]
      func row(_ more: [String: String]) throws -> [String: String] {
        try table.row(pair.merging(more) { _, new in new })
      }
      func check(_ asked: String, _ answer: Result<LeadLagForward, Withheld>) throws {
        switch answer {
        case .failure(let why):
          #expect(
            try row(["asked": asked]).cells("estimate", "status", "reason")
              == ["", "withheld", why.reason])
        case .success(let answer):
          for effect in answer.within {
            let odds = try row([
              "asked": asked, "part": effect.part.rawValue, "measure": "odds ratio",
            ])
            #expect(same(odds.number("estimate"), effect.oddsRatio.value))
            #expect(same(odds.number("conf.low"), effect.oddsRatio.interval?.lower))
            #expect(odds["people"] == "\(answer.people)")
            let share = try row([
              "asked": asked, "part": effect.part.rawValue, "measure": "probability",
            ])
            #expect(same(share.number("estimate"), effect.probability.value))
          }
          let between = table.rows(
            pair.merging(["asked": asked, "scope": "between"]) { _, new in new })
          #expect(between.count == (answer.between == nil ? 0 : 1))
          #expect(same(between.first?.number("estimate"), answer.between?.estimate.value))
          #expect(
            table.rows(pair.merging(["asked": asked, "status": "note"]) { _, new in new }).count
              == answer.notes.count)
        }
      }
      try check("state on score", lead.answer.level)
      try check("state on reliable change", lead.answer.change)
      if case .success(let reverse) = lead.answer.reverse {
        let row = try row(["asked": "score on state", "scope": "within"])
        #expect(same(row.number("estimate"), reverse.effect.estimate.value))
        #expect(row.cells("people", "rows") == ["\(reverse.people)", "\(reverse.scores)"])
      }
      let needed = try row(["asked": "people needed"])
      #expect(
        same(needed.number("estimate"), (try? lead.answer.needed.get().people).map(Double.init)))
    }
  }

  private func counted() throws {
    let goals = try RunTable("goal-summary", of: run)
    for (row, goal) in zip(goals.rows, found.goals) {
      #expect(row.cells("goals", "nearer") == ["\(goal.goals)", "\(goal.nearer)"])
      #expect(row["reached"] == "\(goal.ended[.reached] ?? 0)")
      #expect(row["chosen_by_person"] == "\(goal.choosers[.person] ?? 0)")
    }
    #expect(goals.rows.count == found.goals.count)
    let engagement = try RunTable("engagement", of: run)
    for ending in found.engagement?.endings ?? [:] {
      let row = try engagement.row([
        "figure": "ended", "category": name(ending.key.reason), "told_by": name(ending.key.toldBy),
      ])
      #expect(row["n"] == "\(ending.value)")
    }
    if let summary = found.engagement, summary.contacts > 0 {
      let kept = try engagement.row(["figure": "kept of offered"])
      #expect(same(kept.number("value"), summary.keptOfOffered.value))
      let meaning = try engagement.row([
        "figure": "meaning", "category": "mean", "told_by": "person",
      ])
      #expect(same(meaning.number("value"), summary.meaningToPerson?.mean))
    }
    let observed = try RunTable("observation-summary", of: run)
    for finding in found.observations {
      let id = ["indicator": finding.subject.indicator.id]
      func rows(_ more: [String: String]) -> [[String: String]] {
        observed.rows(id.merging(more) { _, new in new })
      }
      #expect(
        rows(["view": "worker", "figure": "last answer"]).map { $0["n"] }
          == finding.byWorker.map { "\($0)" })
      #expect(
        rows(["view": "person", "figure": "last answer"]).map { $0["n"] }
          == finding.byPerson.map { "\($0)" })
      let kappa = try #require(
        rows(["view": "person beside worker", "figure": "kappa"]).first)
      #expect(same(kappa.number("value"), try? finding.beside.beside.kappa(.linear).value))
      #expect((kappa["status"] == "withheld") == (kappa["value"] == ""))
      let ac1 = try #require(rows(["view": "two workers", "figure": "ac1"]).first)
      #expect(same(ac1.number("value"), try? finding.agreement.ac1().value))
    }
  }

  private func times() throws {
    let table = try RunTable("times", of: run)
    for gain in found.firstGains {
      guard case .success(let answer) = gain.answer else { continue }
      let id = ["question": "first gain", "indicator": gain.score.indicator.id]
      let gained = try table.row(id.merging(["figure": "gained"]) { _, new in new })
      #expect(gained.cells("n", "of") == ["\(answer.gained)", "\(answer.people)"])
      for months in [6, 12, 24] {
        let row = try table.row(
          id.merging(["category": "on the day it was seen", "months": "\(months)"]) { _, new in new
          })
        let share = answer.seen.gained(by: Double(months)).map { min(1, max(0, $0.value)) }
        #expect(same(row.number("value"), share))
      }
    }
    for window in found.windows?.rows ?? [] {
      let rows = table.rows(["question": "time frame", "outcome": window.window.id])
      #expect(rows.compactMap { $0.number("n") }.reduce(0, +) == Double(found.people))
      let overdue = rows.first { $0["category"] == "overdue" }
      #expect(overdue?["n"] == "\(window.count(.overdue))")
    }
    for open in found.openAnswering {
      let row = try table.row([
        "question": "falls and trust", "indicator": open.score.indicator.id, "category": "rose",
      ])
      #expect(row["n"] == "\(open.answer.falls[.rose] ?? 0)")
    }
    for change in found.workerChanges {
      let rows = table.rows([
        "question": "change of worker", "indicator": change.score.indicator.id,
        "figure": "mean change",
      ])
      let row = try #require(rows.first)
      #expect(same(row.number("value"), try? change.answer.level.get().change.value))
      #expect((row["status"] == "withheld") == (row["value"] == ""))
    }
  }

  private func words() throws {
    let table = try RunTable("own-words", of: run)
    #expect(table.rows.count == found.words.count)
    // Every word that may leave is one that may be read inside.
    let shown = found.shared.shown.values.reduce(0, +)
    #expect(table.rows(["may_be_shown": "yes"]).count == shown)
    let consent = try RunTable("consent-summary", of: run)
    for kind in WrittenWord.Kind.allCases {
      let rows = consent.rows(["counted": kind.rawValue, "consent": "covered, approved"])
      #expect(rows.first.map { $0["n"] ?? "" } ?? "0" == "\(found.shared.shown[kind] ?? 0)")
    }
    guard let review = found.consent, review.hasConsent else { return }
    let goals = try consent.row([
      "counted": "people", "part": "goals", "use": "shared", "consent": "covered",
    ])
    #expect(goals["n"] == "\(review.counts(.goals, .shared).covered)")
  }
}

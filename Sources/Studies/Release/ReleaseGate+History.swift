import Change
import Disclosure
import Journeys
import Psychometrics
import Reports
import Results
import Scales
import Scoring

extension ReleaseGate {
  /// The people of no service in particular.
  static let everybody = ""

  /// Why a figure is not told beside what was released before; nil where it may be told.
  ///
  /// As many people as then may be others, or have other scores; so whoever is `changed` is counted too.
  private func conflict(_ entry: ReleaseLedger.Entry, changed: Int) -> Withheld? {
    if isNearlyEarlier { return nearlyEarlier }
    if let earlier = history.conflicts(with: entry, by: gate.profile).first {
      return earlier.reason
    }
    let wasTold = history.entries.contains {
      $0.population == entry.population && $0.measure == entry.measure
    }
    return wasTold && changed > 0 && changed < fewest ? nearlyEarlier : nil
  }

  /// Why nothing of an outcome is told beside what was released before; nil where it may be told. Its means
  /// by occasion and its line would stand beside the change that was told then.
  func conflict(_ found: OutcomeFindings) -> Withheld? {
    conflict(found, of: Self.everybody, n: found.changes.cases.count)
  }

  /// The same for the change of a service, or of everybody.
  func conflict(_ found: OutcomeFindings, of population: String, n: Int) -> Withheld? {
    conflict(
      entry(found, of: population, n: n),
      changed: changed?.withTwoScores(
        found.number, of: population == Self.everybody ? nil : population) ?? 0)
  }

  /// The same for the scores of an occasion.
  func conflict(_ found: OutcomeFindings, on occasion: String, n: Int) -> Withheld? {
    conflict(
      entry(found, on: occasion, n: n),
      changed: changed?.withAScore(found.number, on: occasion) ?? 0)
  }

  /// The same for the movement over time.
  func conflict(_ found: OutcomeFindings, over time: String, n: Int) -> Withheld? {
    conflict(
      entry(found, over: time, n: n), changed: changed?.withAScore(found.number, on: nil) ?? 0)
  }

  /// The change of a service, or of everybody, as the ledger has it.
  private func entry(_ found: OutcomeFindings, of population: String, n: Int) -> ReleaseLedger.Entry
  {
    ReleaseLedger.Entry(
      population: population, cohort: "with a first and a later score",
      measure: "\(found.name): change", period: nil, n: n)
  }

  /// The scores of an occasion as the ledger has them.
  private func entry(_ found: OutcomeFindings, on occasion: String, n: Int) -> ReleaseLedger.Entry {
    ReleaseLedger.Entry(
      population: Self.everybody, cohort: "with a score",
      measure: "\(found.name): on \(occasion)", period: nil, n: n)
  }

  /// The movement of everybody over time as the ledger has it.
  private func entry(_ found: OutcomeFindings, over time: String, n: Int) -> ReleaseLedger.Entry {
    ReleaseLedger.Entry(
      population: Self.everybody, cohort: "with a score",
      measure: "\(found.name): over \(time)", period: nil, n: n)
  }

  /// Everything about an outcome that is told.
  func entries(
    _ found: OutcomeFindings, _ outcome: ReleasedOutcome
  ) -> [ReleaseLedger.Entry] {
    var entries: [ReleaseLedger.Entry] = []
    if case .success = outcome.change {
      entries.append(entry(found, of: Self.everybody, n: found.changes.cases.count))
    }
    for service in (try? outcome.services?.get())?.services ?? [] where service.figures != nil {
      let n = found.changes.cases.count { $0.person.service == service.name }
      entries.append(entry(found, of: service.name, n: n))
    }
    for occasion in (try? outcome.occasions.get())?.shown ?? [] {
      let n = found.journeys.count { journey in
        journey.points.contains { $0.occasion.position == occasion.position }
      }
      entries.append(entry(found, on: occasion.label, n: n))
    }
    if case .success(let movement)? = outcome.movement {
      entries.append(entry(found, over: movement.time, n: found.journeys.count))
    }
    return entries
  }

  private var nearlyEarlier: Withheld {
    Withheld(
      "release.nearly-earlier",
      "Not shown: all but a few scores were in an earlier run, and the difference would tell of them.",
      help: "It can be told when more people have answered.")
  }
}

extension OutcomeFindings {
  /// The score's name in the ledger.
  fileprivate var name: String { "\(scale.id)/\(definition.id)/\(metric.id)" }

  /// The same in `scores.csv`.
  fileprivate var number: ScoreList.Number {
    ScoreList.Number(scale: scale.id, score: definition.id, metric: metric.id)
  }
}

import Outcomes
import Results
import Scales

/// Where people were at the start, where at the last review, and what lies between: soft and hard outcomes
/// side by side.
struct DistancePart: Sendable {
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where there is nothing to put side by side.
  var section: Section? {
    found.distance.rows.isEmpty
      ? nil
      : Section(id: "distance", title: "Distance travelled", content: content)
  }

  private var content: [Markup] {
    [
      .paragraph(
        """
        Each outcome stands by itself: the start, the last review, and the distance between them. There is \
        no total over outcomes: it would hide one in which somebody is stuck behind others in which they \
        are not.
        """)
    ] + [numbers, beyondError, withheld].compactMap { $0?.markup } + whenStatesHold
      + [states, levels, missing].compactMap { $0?.markup }
  }

  private func name(_ row: DistanceTravelled.Row) -> Sentence {
    let kind: Sentence = row.isHard ? "hard" : "soft"
    return "\(subject(row)?.name ?? "\(given: row.outcome)") (\(kind))"
  }

  private func subject(_ row: DistanceTravelled.Row) -> FrameworkFindings.Subject? {
    found.framework.indicator(row.outcome).map {
      FrameworkFindings.Subject(outcome: $0.outcome, indicator: $0.indicator)
    }
  }

  /// Which way is better, where the scale or the framework says so.
  private func better(_ row: DistanceTravelled.Row) -> Entry {
    found.higherIsBetter[row.outcome].map { .words($0 ? "higher" : "lower") } ?? .none
  }

  private var numbers: ReportTable? {
    var table = ReportTable(
      "distance-numbers", "Scores, ratings and counts: start and last review",
      columns: [
        "Outcome", "Better is", "\(given: found.unit.heading) with both", "Mean at the start",
        "Mean at the review", "Mean distance", "From", "To",
      ])
    for row in found.distance.rows {
      guard let numbers = row.numbers else { continue }
      switch numbers {
      case .success(let numbers):
        table.add(
          .words(name(row)),
          [
            better(row), .count(row.known), .effect(numbers.first), .effect(numbers.last),
            .effect(numbers.distance.value), .effect(numbers.distance.interval?.lower),
            .effect(numbers.distance.interval?.upper),
          ])
      case .failure: continue
      }
    }
    table.note = """
      From and to are the ends of the \(code: "95%") interval of the mean distance. A \
      distance below nought goes the better way where lower is better. Every number is in the points of its own \
      scale: distances of different outcomes cannot be set against each other.
      """
    return table.isEmpty ? nil : table
  }

  /// How many went which way by more than the error of the number, where that error is known.
  private var beyondError: ReportTable? {
    var table = ReportTable(
      "distance-beyond-error", "Last review against the start: beyond error or not",
      columns: [
        "Outcome", "\(given: found.unit.heading) with both", "Towards better, beyond error",
        "No reliable change", "Away from better, beyond error",
      ])
    for row in found.distance.rows {
      guard case .success(let numbers) = row.numbers, numbers.ways[.notJudged] == nil else {
        continue
      }
      table.add(
        .words(name(row)),
        [
          .count(row.known), .count(numbers.ways[.towards] ?? 0),
          .count(numbers.ways[.neither] ?? 0), .count(numbers.ways[.away] ?? 0),
        ])
    }
    table.note =
      "Where the error of a number is not known, no distance is judged, and it has no line here."
    return table.isEmpty ? nil : table
  }

  private var withheld: ReportTable? {
    let items = found.distance.rows.compactMap { row -> (what: Sentence, why: Withheld)? in
      guard case .failure(let why) = row.numbers else { return nil }
      return (name(row), why)
    }
    return items.isEmpty ? nil : .withheld("distance-withheld", items)
  }

  /// When each outcome of the next table holds.
  private var whenStatesHold: [Markup] {
    let items = found.distance.rows.filter { $0.states != nil }.compactMap { row -> Sentence? in
      guard let subject = subject(row), let words = subject.whenItHolds else { return nil }
      return "\(strong: "\(given: subject.indicator.name).") \(words)"
    }
    return items.isEmpty ? [] : [.list(items)]
  }

  private var states: ReportTable? {
    var table = ReportTable(
      "distance-states", "Where things stood: start and last review",
      columns: [
        "Outcome", "\(given: found.unit.heading) with both", "Came to hold", "Held then and now",
        "Held then, not now", "Not yet",
      ])
    for row in found.distance.rows {
      guard let states = row.states else { continue }
      table.add(
        .words(name(row)),
        [
          .count(row.known), .count(states[.gained] ?? 0), .count(states[.kept] ?? 0),
          .count(states[.lost] ?? 0), .count(states[.notYet] ?? 0),
        ])
    }
    return table.isEmpty ? nil : table
  }

  private var levels: ReportTable? {
    var table = ReportTable(
      "distance-levels", "Levels and what was noted: start and last review",
      columns: [
        "Outcome", "\(given: found.unit.heading) with both", "Further along", "The same",
        "Less far along",
      ])
    for row in found.distance.rows {
      guard let levels = row.levels else { continue }
      table.add(
        .words(name(row)),
        [.count(row.known), .count(levels.higher), .count(levels.same), .count(levels.lower)])
    }
    return table.isEmpty ? nil : table
  }

  private var missing: ReportTable? {
    var table = ReportTable(
      "distance-missing", "Of whom no distance can be told",
      columns: ["Outcome", "No start", "No review", "Neither", "Not theirs"])
    for row in found.distance.rows where !row.missing.isEmpty || row.notApplicable > 0 {
      table.add(
        .words(name(row)),
        [
          .count(row.missing[.start] ?? 0), .count(row.missing[.review] ?? 0),
          .count(row.missing[.both] ?? 0), .count(row.notApplicable),
        ])
    }
    table.note = "They are left out of the tables above, and may be unlike those who are in them."
    return table.isEmpty ? nil : table
  }
}

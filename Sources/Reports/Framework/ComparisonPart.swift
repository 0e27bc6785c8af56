import Outcomes
import Results
import Scales

/// Those in the services that stand for comparison, beside the others: described, and no more.
struct ComparisonPart: Sendable {
  let study: StudyDescription
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where no service stands for comparison.
  var section: Section? {
    found.beside.map { beside in
      Section(
        id: "beside", title: "Beside the \(given: study.services) for comparison",
        content: content(beside))
    }
  }

  private func content(_ beside: FrameworkFindings.Beside) -> [Markup] {
    let names = Sentence.list(beside.services.map { "\(given: $0)" })
    let pairs = zip(beside.here.rows, beside.there.rows)
    return [
      .paragraph(
        """
        \(names) stand for comparison. What was found there stands here beside what was found everywhere \
        else, from the start to the last review. \(strong: "It is no trial.") Nobody was allotted by chance, \
        people start in different places, and what else is there for them differs; a distance that is \
        longer on one side does not show what made it so, and no difference is worked out here.
        """)
    ]
      + [numbers(Array(pairs)), states(Array(pairs))].filter { !$0.isEmpty }.map(\.markup)
  }

  private func name(_ row: DistanceTravelled.Row) -> Sentence {
    found.framework.indicator(row.outcome).map {
      FrameworkFindings.Subject(outcome: $0.outcome, indicator: $0.indicator).name
    } ?? "\(given: row.outcome)"
  }

  private func numbers(_ pairs: [(DistanceTravelled.Row, DistanceTravelled.Row)]) -> ReportTable {
    var table = ReportTable(
      "beside-numbers",
      "Scores, ratings and counts: mean distance from the start to the last review",
      columns: [
        "Outcome", "Where", "\(given: found.unit.heading) with both",
        "Mean at the start", "Mean distance", "From", "To",
      ])
    for (here, there) in pairs {
      for (row, place) in [(here, "elsewhere" as Sentence), (there, "for comparison")] {
        guard case .success(let numbers) = row.numbers else { continue }
        table.add(
          .words(name(row)),
          [
            .words(place),
            .count(row.known), .effect(numbers.first), .effect(numbers.distance.value),
            .effect(numbers.distance.interval?.lower), .effect(numbers.distance.interval?.upper),
          ])
      }
    }
    table.note =
      "From and to are the ends of the \(code: "95%") interval of the mean distance. Which way is better is said above."
    return table
  }

  private func states(_ pairs: [(DistanceTravelled.Row, DistanceTravelled.Row)]) -> ReportTable {
    var table = ReportTable(
      "beside-states", "Where things stood: start and last review",
      columns: [
        "Outcome", "Where", "\(given: found.unit.heading) with both", "It held at the start",
        "It held at the review",
      ])
    for (here, there) in pairs {
      for (row, place) in [(here, "elsewhere" as Sentence), (there, "for comparison")] {
        guard let states = row.states else { continue }
        let (gained, kept, lost) = (
          states[.gained] ?? 0, states[.kept] ?? 0, states[.lost] ?? 0
        )
        table.add(
          .words(name(row)),
          [
            .words(place), .count(row.known), .share(kept + lost, of: row.known),
            .share(kept + gained, of: row.known),
          ])
      }
    }
    table.note = "When each outcome holds is said above, under distance travelled."
    return table
  }
}

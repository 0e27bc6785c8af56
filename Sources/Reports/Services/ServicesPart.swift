import Benchmarking
import Change
import Results

/// How services compare, and what cannot be said about them.
struct ServicesPart: Sendable {
  let outcome: Outcome
  let comparison: Result<ServiceComparison, Withheld>?
  let figures: ServiceFigures?
  /// What the comparison shows; nil where there is none.
  let page: ServicesPage?

  init(_ outcome: Outcome, all flags: FalseFlags) {
    self.outcome = outcome
    comparison = outcome.found.services
    let compared = try? comparison?.get()
    figures = compared.map { ServiceFigures(outcome, $0) }
    page = compared.map { ServicesPage(outcome, ComparedServices($0), all: flags) }
  }

  /// The part as it stands in its chapter.
  var section: Section {
    Section(
      id: outcome.id("services"), title: "How \(outcome.services) compare", content: content,
      isInChapter: true)
  }

  private var content: [Markup] {
    switch comparison {
    case nil:
      return [.paragraph("The study asks for no comparison of \(outcome.services) on this score.")]
    case .failure(let reason):
      return [
        .paragraph("No comparison is shown."),
        outcome.withheld("The comparison of \(outcome.services)", "services-withheld", reason),
      ]
    case .success(let comparison):
      guard let figures, let page else { return [] }
      guard comparison.count(.shown) > 0 else {
        return [
          .paragraph(
            """
            No comparison is shown: nowhere do \(figures.fewest) or more people have a first and a \
            later score. Fewer say too little, and might be recognised.
            """),
          figures.counts.markup, page.tables.means.markup,
        ]
      }
      return opening(figures) + page.markup + withheld(comparison) + [limits(figures, page)]
    }
  }

  private func opening(_ figures: ServiceFigures) -> [Markup] {
    [
      .paragraph(
        """
        \(figures.people, "person has", "people have") a first and a later score. Over all of them \
        the mean change is \(figures.centre) points; \(sureness(figures)).
        """),
      figures.counts.markup,
    ]
  }

  /// A direction is named only where the interval leaves no doubt of it.
  private func sureness(_ figures: ServiceFigures) -> Sentence {
    let limits: Sentence =
      "values between \(figures.centreFrom) and \(figures.centreTo) fit the data well"
    guard let interval = outcome.found.change.mean?.change.interval,
      interval.lower > 0 || interval.upper < 0
    else { return "\(limits), so it cannot be said which way" }
    return "\(limits). That is \(outcome.way(interval.lower))"
  }

  private func withheld(_ comparison: ServiceComparison) -> [Markup] {
    guard case .failure(let reason) = comparison.adjusted else { return [] }
    return [outcome.withheld("What is expected of people", "expected-withheld", reason)]
  }

  private func limits(_ figures: ServiceFigures, _ page: ServicesPage) -> Markup {
    var items = page.unsaid
    if figures.suppressed.text != "0" {
      items.append(
        """
        \(strong: "Too few people.") In \(figures.suppressed) of the \(outcome.services) fewer than \
        \(figures.fewest) people have two scores. Nothing is shown of them: a few people say little, and \
        might be recognised.
        """)
    }
    if figures.noPairs.text != "0" {
      items.append(
        """
        \(strong: "No second score.") In \(figures.noPairs) of the \(outcome.services) nobody has a first \
        and a later score. Nothing is known of change there, good or bad.
        """)
    }
    return .list(items)
  }
}

extension ServicesPart {
  /// How many services have figures that are shown.
  var shownCount: Int { (try? comparison?.get())?.count(.shown) ?? 0 }
}

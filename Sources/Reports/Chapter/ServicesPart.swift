import Benchmarking
import Change
import Plots
import Results

/// How services compare, and what cannot be said about them.
struct ServicesPart: Sendable {
  let outcome: Outcome
  let comparison: Result<ServiceComparison, Withheld>?
  let figures: ServiceFigures?

  /// Up to so many are drawn one by one, in the order of their names; more in the order of their size.
  private static let few = 12

  init(_ outcome: Outcome) {
    self.outcome = outcome
    comparison = outcome.found.services
    figures = (try? comparison?.get()).map { ServiceFigures(outcome, $0) }
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
      guard let figures else { return [] }
      guard comparison.count(.shown) > 0 else {
        return [
          .paragraph(
            """
            No comparison is shown: nowhere do \(figures.fewest) or more people have a first and a \
            later score. Fewer say too little, and might be recognised.
            """),
          figures.counts.markup, figures.services.markup,
        ]
      }
      return opening(comparison, figures) + intervals(comparison, figures)
        + funnel(comparison, figures)
        + [limits(figures)]
    }
  }

  private func opening(
    _ comparison: ServiceComparison, _ figures: ServiceFigures
  ) -> [Markup] {
    [
      .paragraph(
        """
        \(figures.people, "person has", "people have") a first and a later score. Over all of them \
        the mean change is \(figures.centre) points; \(sureness(figures)). The tables below are in the \
        order of the alphabet. This is not a ranking, and the figures cannot carry one.
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

  private func intervals(
    _ comparison: ServiceComparison, _ figures: ServiceFigures
  ) -> [Markup] {
    let plots = ServicePlots(outcome: outcome, comparison: comparison)
    var table = figures.services
    table.note = """
      The order is that of the alphabet, capital letters first. "Drawn towards all" is the mean after \
      allowing for how few people stand behind it.
      """
    var parts: [Markup] = [
      .paragraph(
        """
        A few people say little about \(outcome.services). So beside each mean stands a second one, \
        drawn towards the mean of all: the fewer the people, the more it leans on everybody else. \
        Where the two lie apart, the first says more than the data know.
        """)
    ]
    if comparison.services.count <= Self.few {
      parts.append(
        outcome.figure(
          plots.intervals, "intervals", title: "Mean change, in the order of the names",
          reading:
            "A long line means that few people answered, or that they changed in different ways."))
    } else {
      parts += [
        .paragraph(
          """
          So many can be seen at once only in the order of their means. Where intervals overlap, as they \
          do for most neighbours, another set of people could have put them in another order. The \
          intervals of \(figures.apart) of the \(figures.shown) that are shown leave the mean of all out.
          """),
        outcome.figure(
          plots.caterpillar, "caterpillar",
          title: "Mean change with its interval, in the order of the means",
          reading: """
            A long line means that few people answered, or that they changed in different ways. When many \
            are compared, some intervals leave the mean of all out by chance alone.
            """),
      ]
    }
    parts.append(table.markup)
    if case .success(let shrinkage) = comparison.shrinkage, shrinkage.between == 0 {
      parts.append(
        .paragraph(
          """
          Here every second mean is the mean of all: the people of one differ as much among \
          themselves as they do from the others, so nothing is left for the \
          \(outcome.services) to differ by. That does not show that they are alike.
          """))
    }
    if case .failure(let reason) = comparison.shrinkage {
      parts.append(
        outcome.withheld("Means drawn towards that of all", "shrinkage-withheld", reason))
    }
    return parts
  }

  private func funnel(_ comparison: ServiceComparison, _ figures: ServiceFigures) -> [Markup] {
    let names = figures.outside.map { service -> Sentence in
      "\(given: service.name) (\(service.isAbove ? "above" : "below"))"
    }
    let found: Sentence =
      names.isEmpty
      ? """
      All that are shown lie within the inner limits: chance alone could make differences of this \
      size. That does not show that there are none.
      """
      : """
      Within the inner limits lie \(figures.within) of the \(figures.shown) that are shown. Outside them: \
      \(Sentence.list(names)). That is a reason to ask what was \
      different there, and no answer: when many are compared, about one in twenty lies outside by \
      chance.
      """
    return [
      .paragraph(
        """
        The next chart asks how far chance alone would spread the means, if nothing set \
        \(outcome.services) apart. The fewer the people, the wider the limits. \(expected(figures)) \
        \(found)
        """),
      outcome.figure(
        ServicePlots(outcome: outcome, comparison: comparison).funnel, "funnel",
        title: "Mean change against the number of people",
        reading:
          "No allowance is made for other things that set people apart."
      ),
      figures.funnel.markup,
    ]
  }

  /// Among few services each one pulls the middle towards itself, so that more lie within.
  private func expected(_ figures: ServiceFigures) -> Sentence {
    guard shownCount >= 10 else {
      return "With so few to compare, the limits are a rough guide."
    }
    return """
      About \(figures.inner) of means are expected within the inner limits and \(figures.outer) within \
      the outer ones.
      """
  }

  private func limits(_ figures: ServiceFigures) -> Markup {
    var items: [Sentence] = [
      """
      \(strong: "What cannot be said.") Whether one of the \(outcome.services) does better work than \
      another. People come with different lives, at different times, and were not allotted by chance.
      """,
      """
      \(strong: "Before and after.") There is no comparison group, an unusual first score tends to be \
      followed by a more usual one, and people without a later score are in none of these means.
      """,
    ]
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

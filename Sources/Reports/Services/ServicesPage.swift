import Benchmarking
import Plots
import Results

/// What a page says of services side by side, whoever it is for: who stands behind each figure, the means as they
/// are, each beside what is expected, and where to look; never an order by size.
struct ServicesPage: Sendable {
  let host: any ServiceHost
  let compared: ComparedServices
  let tables: ServiceTables
  let sureness: ServiceSureness

  /// Up to so many are drawn one by one.
  private static let most = 60

  init(_ host: any ServiceHost, _ compared: ComparedServices, all flags: FalseFlags) {
    self.host = host
    self.compared = compared
    tables = ServiceTables(host, compared)
    sureness = ServiceSureness(host, compared, all: flags)
  }

  private var services: Sentence { host.services }
  private var plots: ServicePlots { ServicePlots(host: host, compared: compared) }

  /// The parts in order.
  var markup: [Markup] { asTheyAre + besideExpected + marks + places + sure }

  /// How many lie within the limits, for the first page.
  var short: Sentence {
    guard let marked = sureness.marked else {
      return compared.isDescribedOnly
        ? "They are described, and none is marked or given a place."
        : "None is marked."
    }
    let within: Sentence = marked.within.text == marked.judged.text ? "all" : "\(marked.within)"
    return """
      For \(within) of them the change of people is about what is expected of people who started alike.
      """
  }

  private var asTheyAre: [Markup] {
    let figure: [Markup] =
      compared.rows.count > Self.most
      ? []
      : [
        host.figure(
          plots.means, "intervals", title: "Mean change as it is, in the order of the names",
          reading:
            "A long line means that few people answered, or that they changed in different ways.")
      ]
    return [
      .paragraph(
        """
        First the means as they are, with who stands behind each of them. The order is that of the alphabet: \
        this is not a ranking, and the figures cannot carry one.
        """)
    ] + figure + [tables.means.markup]
  }

  private var besideExpected: [Markup] {
    guard let model = compared.model, !tables.expected.isEmpty else { return [] }
    let hasDrawn = compared.beside.contains { $0.figures.drawn != nil }
    var parts: [Markup] = [.paragraph(allowed(model), left(model))]
    if compared.few == .notPooled {
      parts.append(
        .paragraph("With one or two \(services) nothing is drawn towards an average."))
    } else if hasDrawn, !compared.isDescribedOnly {
      if compared.beside.count <= CaterpillarPlot.mostRows {
        parts.append(
          host.figure(
            plots.caterpillar, "caterpillar",
            title: "Beside what is expected, in the order of the names",
            reading: """
              The mark is the difference after allowing for how few people stand behind it, the cross the one \
              before. The thin line is for one against what is expected, the thick lines are for holding two \
              against each other; λ is how much of a mark is its own.
              """))
      }
      if compared.beside.allSatisfy({ ($0.figures.drawn?.lambda ?? 0) == 0 }) {
        parts.append(
          .paragraph(
            """
            Here every mark lies on what is expected: the people of one differ as much among themselves as they \
            do from the others, so nothing is left for the \(services) to differ by. That does not show that \
            they are alike.
            """))
      }
    }
    return parts + [tables.expected, tables.drawnIn].filter { !$0.isEmpty }.map(\.markup)
  }

  private func allowed(_ model: ComparedServices.Model) -> Sentence {
    switch (
      model.adjustedFor.contains(.firstScore), model.adjustedFor.contains(.followUp)
    ) {
    case (true, true):
      """
      People do not start alike, and are not followed for as long. So each mean is set beside what is expected \
      of people who started where its own did and were followed for as long; the difference is what is left.
      """
    case (true, false):
      """
      People do not start alike. So each mean is set beside what is expected of people who started where its \
      own did; the difference is what is left. The time between scores is not allowed for.
      """
    case (false, true):
      """
      People are not followed for as long. So each mean is set beside what is expected of people who were \
      followed for as long as its own; the difference is what is left. The first score is not allowed for.
      """
    case (false, false):
      """
      Neither the first score nor the time between scores could be allowed for, so each mean is set beside the \
      average of the \(services).
      """
    }
  }

  private func left(_ model: ComparedServices.Model) -> Sentence {
    "Nothing else that sets people apart is allowed for."
  }

  private var marks: [Markup] {
    guard let model = compared.model else { return [] }
    guard compared.isMarked, let inner = sureness.inner, let outer = sureness.outer,
      let chance = sureness.chance
    else { return unmarked }
    let widened: Sentence =
      model.curve.widening > 0
      ? """
      They differ by more than chance gives (φ is \(orNothing(sureness.dispersion))), as places do, so the \
      limits are wider than chance alone would draw them: only those that differ more than most stand out.
      """
      : "Together they differ by no more than chance gives, so the limits are those of chance."
    return [
      .paragraph(
        """
        The next chart asks which differences are larger than to be expected of so many people: the fewer, the \
        wider the limits. About \(inner) are expected within the inner limits and \(outer) within the outer \
        ones. There are two levels only: outside the inner limits is worth a look, outside the outer ones is a \
        signal. \(widened)
        """),
      host.figure(
        plots.funnel(model), "funnel",
        title: "Difference from what is expected, against the number of people",
        reading: "A mark outside the limits says where to look, not what is to be found."),
      tables.funnel.markup,
      .paragraph(
        """
        If none differed at all, chance alone would put about \(chance.worthALook) of them outside the inner \
        limits here, and \(chance.signals) outside the outer ones. Over \(chance.scores, "score", "scores") of \
        this report, with \(chance.comparisons, "comparison", "comparisons"), it would be about \
        \(chance.allWorthALook) and \(chance.allSignals). Add those of every earlier report that you look at.
        """),
    ] + ServiceWords(host: host, compared: compared).markup
  }

  private func orNothing(_ cell: Cell?) -> Sentence { cell.map { "\($0)" } ?? "not known" }

  private var unmarked: [Markup] {
    if compared.isDescribedOnly {
      return [
        .paragraph(
          """
          This outcome lies outside what the \(services) can bring about alone. They are described, and none is \
          marked or given a place: who found what, and why, is a question about the place and its people.
          """)
      ]
    }
    return [
      .paragraph(
        """
        With so few \(services), how much they differ can hardly be told, so none is marked or given a place. \
        Look at each with its interval: it says how far the figure can be relied on.
        """,
        """
        Ask what the people there and those who work with them say, and who has no later score, before asking \
        how the work is done.
        """)
    ]
  }

  private var places: [Markup] {
    guard let model = compared.model, !tables.places.isEmpty else { return [] }
    let figure: [Markup] =
      compared.rows.count > Self.most
      ? []
      : [
        host.figure(
          plots.places(model), "places", title: "Between which places each may lie",
          reading:
            "The longer a line, the less can be said of a place. Lines that share places have no order."
        )
      ]
    return [
      .paragraph(
        """
        Whoever puts the \(services) in a row must know how unsure each place is. The lines say between which \
        places each may lie, given how few people stand behind it.
        """)
    ] + figure + [tables.places.markup]
  }

  private var sure: [Markup] {
    guard !sureness.table.isEmpty else { return [] }
    guard let found = sureness.reliability else { return [sureness.table.markup] }
    let needed: Sentence =
      found.needed.map {
        "For a reliability of \(found.aim) it would take about \($0, "person", "people") each."
      } ?? "As far as these figures show, no number of people would tell them apart."
    return [
      .paragraph(
        """
        Of what sets people's change apart, \(found.share) lies between \(services); the rest lies between \
        people of the same one. A mean of \(found.people, "person", "people") tells them apart with a \
        reliability of \(found.here), where one would be certain. \(needed)
        """), sureness.table.markup,
    ]
  }

  /// What nobody can say from these figures.
  var unsaid: [Sentence] {
    [
      """
      \(strong: "What cannot be said.") Whether one of the \(services) does better work than \
      another. People come with different lives, at different times, and were not allotted by chance.
      """,
      """
      \(strong: "Whether the score means the same everywhere.") It was not tested whether people of different \
      \(services) understand the questions alike. Where they do not, a difference may be one of meaning.
      """,
      """
      \(strong: "Before and after.") \(ComparisonWords.short(host.isCompared)), an unusual first score tends to be \
      followed by a more usual one, and people without a later score are in none of these means.
      """,
    ]
  }
}

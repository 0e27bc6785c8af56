import Change
import Results
import Scales

/// What the rules of service systems make of the same scores, apart from the chapters.
struct RulesPart: Sendable {
  /// A set of rates with its figures.
  private struct Counted: Sendable {
    let id: String
    let figures: RuleFigures
  }

  private let study: StudyDescription
  private let outcomes: [Outcome]
  /// Every pack with its sets of rates.
  private let packs: [(found: RuleFindings, counted: [Counted])]

  init(_ study: StudyDescription, _ found: [RuleFindings], outcomes: [Outcome]) {
    self.study = study
    self.outcomes = outcomes
    packs = found.enumerated().map { number, found in
      let counted = found.rates.enumerated().map { position, rates in
        let id = "rules-\(number + 1)-\(position + 1)"
        let scale = found.scales.first { $0.id == rates.measure }?.name ?? found.pack.name
        return Counted(
          id: id, figures: RuleFigures(found, rates, id: id, name: "\(given: scale)"))
      }
      return (found, counted)
    }
  }

  /// The part as it stands on the page; nil when the study names no rule pack.
  var section: Section? {
    packs.isEmpty
      ? nil
      : Section(
        id: "rules", title: "Counted by published rules",
        content: [opening]
          + packs.enumerated().flatMap { content($1.found, $1.counted, id: "rules-\($0 + 1)") })
  }

  /// A sentence on each rate that may be told, for the first page.
  var short: [Sentence] {
    packs.flatMap { found, counted in
      counted.flatMap { set in
        set.figures.rates.filter { $0.status == .shown }.map { rate -> Sentence in
          let one = counted.count > 1 ? " (\(set.figures.name))" : "" as Sentence
          return """
            \(given: found.pack.name)\(one), \(strong: "\(given: rate.name)"): \(rate.cells[0]) of \
            \(rate.cells[1], "person", "people") (\(rate.cells[2]); values between \(rate.cells[3]) and \
            \(rate.cells[4]) fit the data well).
            """
        }
      }
    }
  }

  private var opening: Markup {
    .paragraph(
      """
      Some service systems count change by rules of their own, with fixed thresholds and words of their \
      own. The chapters above judge change by the error of measurement, so the same person may be \
      counted in another way here. Neither says what brought a change about.
      """)
  }

  private func content(_ found: RuleFindings, _ counted: [Counted], id: String) -> [Markup] {
    let pack = found.pack
    let heads: [Markup] = [
      Markup(.h3, [Sentence("\(given: pack.name)").markup]), .paragraph("\(given: pack.about)"),
      thresholds(found, id: id), .paragraph(together(pack)),
    ]
    let rates: [Markup] = counted.flatMap(self.counted)
    return heads + scatters(found, id: id) + rates + unverified(pack, id: id) + [sources(pack)]
  }

  private func scatters(_ found: RuleFindings, id: String) -> [Markup] {
    zip(found.pack.measures, found.scales).enumerated().flatMap { number, pair -> [Markup] in
      let scatter = RuleScatter(
        pair.0, pair.1, found, of: outcomes, study, id: "\(id)-measure-\(number + 1)")
      return scatter?.markup ?? []
    }
  }

  private func thresholds(_ found: RuleFindings, id: String) -> Markup {
    var table = ReportTable(
      "\(id)-thresholds", "What the rules go by",
      columns: [
        "Measure", "First score in the range of people who seek help", "Last score out of it",
        "Change that counts as reliable", "Sources",
      ])
    for (measure, scale) in zip(found.pack.measures, found.scales) {
      guard let range = measure.range, let change = measure.change else { continue }
      let way: Sentence = range.side == .above ? "A fall of" : "A rise of"
      let sources = range.source == change.source ? [range.source] : [range.source, change.source]
      table.add(
        .given(scale.name),
        [
          .given(range.startWords), .given(range.endWords),
          .words("\(way) \(given: change.words)"),
          .words(Sentence.list(sources.map { "\(code: $0)" })),
        ])
    }
    return table.markup
  }

  private func together(_ pack: RulePack) -> Sentence {
    switch pack.together {
    case .pairwise:
      """
      The measures are judged at once, each by a person's first and last score on it. A person started in \
      the range if any measure did, and has left it if every measure has. A person is reliably better if \
      one measure is and none moved reliably the other way.
      """
    case .each:
      """
      The measures stand in place of each other, and each is judged by itself, by a person's first and \
      last score on it.
      """
    }
  }

  private func counted(_ set: Counted) -> [Markup] {
    let figures = set.figures
    var table = figures.table
    table.note = """
      The scores are \(figures.scores); the range is that of people who seek help. Intervals are those of \
      \(cite: "Wilson 1927"). The bounds are the lowest and the highest share that the missing scores of \
      others allow (\(cite: "Horowitz & Manski 2000")).
      """
    var items = figures.rates.map { sentence($0, figures) }
    if let both = figures.bothWays {
      items.append(
        """
        \(strong: "Both ways.") \(both, "person is", "people are") reliably better on one measure and \
        moved reliably the other way on another. They count on neither side.
        """)
    }
    return [.list(items), figures.people.markup]
      + (RatePlot(figures, study, id: set.id).map { [$0.markup] } ?? []) + [table.markup]
  }

  private func sentence(_ rate: RuleFigures.Rate, _ figures: RuleFigures) -> Sentence {
    let name: Sentence = "\(strong: "\(given: rate.name).")"
    switch rate.status {
    case .suppressed:
      return """
        \(name) Not shown: fewer than \(figures.fewest) people stand behind it. A few people say little, \
        and might be recognised.
        """
    case .nobody:
      return rate.of == .everybody
        ? "\(name) Nobody has the scores that it asks for."
        : "\(name) Nobody with the scores that it asks for started in the range of people who seek help."
    case .shown:
      let whom: Sentence =
        rate.of == .everybody
        ? "people with \(figures.scores)"
        : "people with \(figures.scores) who started in the range of people who seek help"
      let bounds: Sentence =
        rate.hasUnknown
        ? " Whatever the missing scores of others are, the share lies between \(rate.cells[5]) and \(rate.cells[6])."
        : ""
      return """
        \(name) \(rate.cells[0]) of \(rate.cells[1]) \(whom), a share of \(rate.cells[2]); values between \
        \(rate.cells[3]) and \(rate.cells[4]) fit the data well.\(bounds)
        """
    }
  }

  private func unverified(_ pack: RulePack, id: String) -> [Markup] {
    guard !pack.unverified.isEmpty else { return [] }
    var table = ReportTable(
      "\(id)-unverified", "What nobody has verified about these rules",
      columns: ["What it is about", "What is not known", "Where it was read"])
    for doubt in pack.unverified {
      table.add(
        .given(doubt.about),
        [.given(doubt.note), doubt.source.map { .words("\(code: $0)") } ?? .none])
    }
    return [table.markup]
  }

  private func sources(_ pack: RulePack) -> Markup {
    let items = pack.sources.map { source in
      Markup(
        .li,
        [
          Markup(.code, text: source.id), Markup(": "),
          Markup(.cite, text: source.url.map { "\(source.text) \($0)" } ?? source.text),
        ])
    }
    return Markup(.ul, [.class("sources")], items)
  }
}

import Change
import Models
import Results
import Trajectories

/// Whether journeys come in kinds, in plain words first; kinds are described by their shape, and nobody is put in one.
struct KindsPart {
  let outcome: Outcome
  let found: Result<KindsOfJourney, Withheld>

  /// Nothing where the study asks for none.
  init?(_ outcome: Outcome) {
    guard let found = outcome.found.kinds else { return nil }
    (self.outcome, self.found) = (outcome, found)
  }

  /// The part as it stands in its chapter.
  var section: Section {
    Section(
      id: outcome.id("kinds"), title: "Kinds of journey", content: content, isInChapter: true)
  }

  private var content: [Markup] {
    switch found {
    case .failure(let reason):
      return [
        .paragraph("Whether these journeys come in kinds is not said."),
        outcome.withheld("Kinds of journey", "kinds-withheld", reason),
      ]
    case .success(let kinds):
      let figures = KindsFigures(outcome, kinds)
      return recommendation(kinds, figures) + shown(figures)
        + [
          .paragraph(
            """
            The next table has each number of kinds that was tried. More kinds than one always fit more closely; the \
            criterion says whether they are worth it, and where scores lean to one side or stop at an end of the \
            scale, even the criterion finds kinds where there are none.
            """), figures.tried.markup,
        ] + byRule(figures)
        + (kinds.notes.isEmpty ? [] : [.list(kinds.notes.map { "\(given: $0.message)" })])
    }
  }

  private func recommendation(_ kinds: KindsOfJourney, _ figures: KindsFigures) -> [Markup] {
    let said: Sentence =
      switch kinds.classes.choice.verdict {
      case .kinds:
        figures.count.map {
          """
          These journeys come in \($0) kinds: people stand apart in groups, more than they would if they differed by \
          degree alone.
          """
        } ?? "These journeys come in several kinds."
      case .oneKind:
        """
        These journeys are of one kind: people differ by degree, and no groups that stand apart were found. So no \
        kinds are shown.
        """
      case .cannotTell:
        """
        These scores cannot tell several kinds of journey from one in which people differ by degree. So people are \
        described by degree, and no kinds are shown.
        """
      case .nothingUsable:
        "No number of kinds could be fitted that can be used. So no kinds are shown, and people are described by degree."
      }
    var parts: [Markup] = [
      .paragraph(
        figures.hasFewKind
          ? "\(said) One of the kinds has fewer people than may be shown, so what they look like is left out."
          : said),
      .paragraph("The reason, in the words of the method: \(given: kinds.classes.choice.message)"),
      .paragraph(
        """
        A kind is a way of describing how journeys differ. It is nothing that a person has or is: the method says how \
        likely each kind is, never which, and nobody is put in one here.
        """),
    ]
    if let table = figures.numberTable { parts.append(table.markup) }
    return parts
  }

  private func shown(_ figures: KindsFigures) -> [Markup] {
    guard let plot = figures.plot, let shapes = figures.shapes, let means = figures.means else {
      return []
    }
    return [
      outcome.figure(
        plot, "kinds-profiles", title: "Typical journeys of the kinds",
        reading: """
          Each line is the mean of a kind with its band: a typical journey, and no person's. A band that \
          is wide says that the mean is not known well.
          """),
      .list(figures.kinds.map(words)), shapes.markup, means.markup,
    ]
  }

  /// A kind by its shape: by the rule of ``ClassShape``.
  private func words(_ kind: KindsFigures.Kind) -> Sentence {
    let start: Sentence =
      switch kind.shape.start {
      case .lower: "starts lower than the average of all"
      case .higher: "starts higher than the average of all"
      case .near, nil: "starts near the average of all"
      }
    let from: Sentence = "from \(kind.first) to \(kind.last)"
    let fit: Sentence =
      "a difference of \(kind.change); values between \(kind.lower) and \(kind.upper) fit the data well"
    let way = outcome.way(kind.shape.change.value)
    let how: Sentence =
      switch kind.shape.movement {
      case .rises: "rises \(from) (\(fit)), which is \(way)"
      case .falls: "falls \(from) (\(fit)), which is \(way)"
      case .risesThenFalls: "rises first and falls later, \(from) in all (\(fit))"
      case .fallsThenRises: "falls first and rises later, \(from) in all (\(fit))"
      case .notTold:
        "goes \(from) (\(fit), no movement among them), so it cannot be said whether it moves"
      }
    return """
      \(strong: kind.name), \(kind.share) of people (between \(kind.shareLower) and \(kind.shareUpper)): \
      \(start) and \(how).
      """
  }

  private func byRule(_ figures: KindsFigures) -> [Markup] {
    guard !figures.groups.isEmpty else { return [] }
    return [
      .paragraph(
        """
        Beside it stands a description without a model. A rule puts each journey in one group by its own scores: \
        whether a gain was kept, whether there was a setback beyond error, how much ground was regained. These groups \
        need no kinds to be there, and they need not agree with them.
        """),
      figures.groups.markup,
    ]
  }
}

extension KindsPart {
  /// The checklist for reports of such kinds, filled in; for the part on methods.
  func checklist(program: String) -> ReportTable? {
    guard case .success(let kinds) = found else { return nil }
    let isDrawn = KindsFigures(outcome, kinds).plot != nil
    let list = ClassChecklist(
      kinds.classes, kinds.facts, profiles: kinds.profiles, others: kinds.others,
      program: program,
      beside: ClassChecklist.Beside(
        plot: isDrawn ? "In the part on kinds of journey, with intervals." : nil,
        noPlot: "no kinds are recommended, or one has too few people, so none are drawn.",
        means: "trajectories.json has them under kindProfiles.",
        syntax: "Everything else stands in trajectories.json and the study file.",
        fewest: outcome.study.fewestPersons))
    var table = ReportTable(
      outcome.id("kinds-checklist"),
      "How kinds of journey of \(outcome.name) were looked for, by the GRoLTS checklist",
      columns: ["Item", "What it asks about", "Answer"])
    for item in list.items {
      table.add(.given(item.number), [.given(item.about), .given(item.answer)])
    }
    return table
  }
}

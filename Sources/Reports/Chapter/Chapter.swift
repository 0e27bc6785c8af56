import Benchmarking
import Scales

/// Everything the report says about one outcome.
struct Chapter: Sendable {
  let outcome: Outcome
  let change: ChangeFigures
  let journeys: JourneyFigures
  let trajectory: TrajectoryPart
  let kinds: KindsPart?
  let services: ServicesPart

  /// Makes the chapter of an outcome; `flags` are those expected by chance over all outcomes.
  init(
    _ study: StudyDescription, _ found: OutcomeFindings, number: Int, all flags: FalseFlags
  ) {
    let outcome = Outcome(study: study, found: found, number: number)
    self.outcome = outcome
    change = ChangeFigures(outcome)
    journeys = JourneyFigures(outcome)
    trajectory = TrajectoryPart(outcome)
    kinds = KindsPart(outcome)
    services = ServicesPart(outcome, all: flags)
  }

  /// The id of its heading.
  var id: String { outcome.id("chapter") }

  /// Its parts in order.
  var sections: [Section] {
    [
      ScoresPart(outcome: outcome).section,
      ChangePart(outcome: outcome, figures: change).section,
      JourneysPart(outcome: outcome, figures: journeys).section,
      trajectory.section, kinds?.section, services.section,
    ].compactMap(\.self)
  }

  /// The chapter as it stands on the page.
  var markup: Markup {
    let scale = outcome.found.scale
    return Section(
      id: id, title: outcome.name,
      content: [
        .paragraph("\(given: scale.name). \(given: scale.about)"),
        .paragraph(
          """
          On this scale \(strong: outcome.better). \(Self.status(scale.status)) How it is scored and \
          under what terms it may be used stands under Methods.
          """),
      ] + sections.map(\.markup)
    ).markup
  }

  private static func status(_ status: Scale.Status) -> Sentence {
    switch status {
    case .validated: "It is published with evidence that it measures what it says."
    case .adapted:
      """
      It is adapted from another questionnaire, so it borrows neither that one's norms nor its \
      reliability.
      """
    case .bespoke:
      """
      It was made for a service and its evidence is still being gathered. It has no norms: nobody's \
      score is high or low compared with anyone else's.
      """
    }
  }
}

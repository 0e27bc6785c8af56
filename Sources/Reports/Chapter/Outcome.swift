import Change
import Journeys
import Plots
import Psychometrics
import Results
import Scales

/// One outcome as the report speaks of it: its findings, its words, its digits.
struct Outcome: Sendable {
  let study: StudyDescription
  let found: OutcomeFindings
  /// Its place in the report, from 1.
  let number: Int

  init(study: StudyDescription, found: OutcomeFindings, number: Int) {
    self.study = study
    self.found = found
    self.number = number
    let (low, high) = (found.metric.lowest, found.metric.highest)
    range = min(low, high)...max(low, high)
    digits = Digits(
      range: range,
      areWhole: found.journeys.allSatisfy { journey in
        journey.points.allSatisfy { $0.value == $0.value.rounded() }
      })
  }

  /// An id for a part or table of this chapter.
  func id(_ part: String) -> String { "outcome-\(number)-\(part)" }

  /// The name of a figure's file, such as `1-swemwbs-total-histogram`; the number keeps names apart.
  private func fileName(_ part: String) -> String {
    FileNames.safe("\(number)-\(found.scale.id)-\(found.definition.id)-\(part)")
  }

  /// What it is called.
  var name: Sentence { "\(given: found.definition.name)" }
  /// The lowest and highest attainable score.
  let range: ClosedRange<Double>
  /// How many decimals its points have.
  let digits: Digits
  /// Whether a higher score is better.
  var higherIsBetter: Bool { found.definition.direction == .higherIsBetter }
  /// Which way is better.
  var better: Sentence { higherIsBetter ? "higher is better" : "lower is better" }

  /// A score or a difference of scores.
  func points(_ value: Double?) -> Entry { .points(value, digits) }

  /// Whether a difference of last and first score is better, worse or neither.
  func way(_ difference: Double) -> Sentence {
    if difference == 0 { return "neither way" }
    return (difference > 0) == higherIsBetter ? "the better way" : "away from better"
  }

  /// The words of the study for a service.
  var service: Sentence { "\(given: study.service)" }
  /// The plural.
  var services: Sentence { "\(given: study.services)" }

  /// The occasions of the whole panel, in order, with the place of each on an axis.
  var occasions: [(position: Double, label: String)] {
    guard case .success(let distribution) = found.distribution else { return [] }
    return distribution.occasions.map { ($0.position, $0.label) }
  }

  /// A drawing with its words.
  func figure(
    _ plot: some Plot, _ part: String, title: Sentence, reading: Sentence
  ) -> Markup {
    .figure(
      ReportFigure(
        plot, id: id(part), name: fileName(part), title: "\(name): \(title)", reading: reading,
        isSimulated: study.isSimulated),
      title: title, reading: reading)
  }

  /// Why something is not shown, as a table: the reason may hold numbers of its own.
  func withheld(_ what: Sentence, _ part: String, _ reason: Withheld) -> Markup {
    ReportTable.withheld(id(part), [(what, reason)]).markup
  }
}

import Plots
import Results
import Scales

/// What may be told of one outcome, as it stands on the page.
struct ReleaseChapter: Sendable {
  let release: Release
  let outcome: ReleasedOutcome
  /// Its place in the report, from 1.
  let number: Int

  init(release: Release, outcome: ReleasedOutcome, number: Int) {
    self.release = release
    self.outcome = outcome
    self.number = number
    let (low, high) = (outcome.metric.lowest, outcome.metric.highest)
    range = min(low, high)...max(low, high)
    digits = Digits(range: range, areWhole: false)
  }

  /// The lowest and highest score of the scale.
  let range: ClosedRange<Double>
  /// How many decimals its points have.
  let digits: Digits
  /// What it is called.
  var name: Sentence { "\(given: outcome.definition.name)" }
  /// The words of the study for services.
  var services: Sentence { "\(given: release.services)" }
  /// Which way is better.
  var better: Sentence { isUp ? "higher is better" : "lower is better" }

  private var isUp: Bool { outcome.definition.direction == .higherIsBetter }

  /// Whether a difference is better, worse or neither.
  func way(_ difference: Double) -> Sentence {
    if difference == 0 { return "neither way" }
    return (difference > 0) == isUp ? "the better way" : "away from better"
  }

  /// An id for a part or table of this chapter.
  func id(_ part: String) -> String { "outcome-\(number)-\(part)" }

  /// A mean or difference in points.
  func points(_ value: Double?) -> Entry { .points(value, digits) }

  /// A drawing with its words.
  func figure(_ plot: some Plot, _ part: String, title: Sentence, reading: Sentence) -> Markup {
    .figure(
      ReportFigure(
        plot, id: id(part),
        name: FileNames.safe("\(number)-\(outcome.scale.id)-\(outcome.definition.id)-\(part)"),
        title: "\(name): \(title)", reading: reading, isSimulated: release.isSimulated,
        audience: .everybody),
      title: title, reading: reading)
  }

  /// Findings for the first page.
  var short: [Sentence] {
    [ReleaseChangePart(self)?.short, ReleaseServicesPart(self)?.short].compactMap(\.self)
  }

  /// The chapter as it stands on the page.
  var markup: Markup {
    Section(
      id: id("chapter"), title: name,
      content: [
        .paragraph(
          "\(given: outcome.scale.name). \(given: outcome.scale.about)",
          "On this scale \(strong: better).")
      ]
        + [
          ReleaseChangePart(self)?.section, ReleaseOccasionsPart(self)?.section,
          ReleaseMovementPart(self)?.section, ReleaseServicesPart(self)?.section,
        ].compactMap { $0?.markup } + leftOut
    ).markup
  }

  /// The parts that are left out as a whole.
  private var leftOut: [Markup] {
    guard !outcome.withheld.isEmpty else { return [] }
    var table = ReportTable(
      id("left-out"), "Not in this release", columns: ["What", "Why"])
    for (part, why) in outcome.withheld {
      table.add(.words(part.words), [.given(why.reason)])
    }
    return [table.markup]
  }
}

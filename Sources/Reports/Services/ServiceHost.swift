import Plots
import Scales

/// A chapter in which services are compared: its words, ids, digits and drawings.
protocol ServiceHost: Sendable {
  /// What the score is called.
  var name: Sentence { get }
  /// The same as plain text, for drawings.
  var scoreName: String { get }
  /// The study's word for services.
  var services: Sentence { get }
  /// The same as plain text, for drawings.
  var plainServices: String { get }
  /// Whether some of the services are there for comparison.
  var isCompared: Bool { get }
  /// A line below drawings that go out as specifications too; may be empty.
  var caption: String { get }
  /// How many decimals points have.
  var digits: Digits { get }
  /// Whether a difference is better, worse or neither.
  func way(_ difference: Double) -> Sentence
  /// An id for a part of the chapter.
  func id(_ part: String) -> String
  /// A mean or difference in points.
  func points(_ value: Double?) -> Entry
  /// A drawing with its words.
  func figure(_ plot: some Plot, _ part: String, title: Sentence, reading: Sentence) -> Markup
}

extension Outcome: ServiceHost {
  var scoreName: String { found.definition.name }
  var plainServices: String { study.services }
  var isCompared: Bool { !study.comparison.isEmpty }
  var caption: String { "" }
}

extension ReleaseChapter: ServiceHost {
  var scoreName: String { outcome.definition.name }
  var plainServices: String { release.services }
  var isCompared: Bool { release.isCompared }
  var caption: String { release.isSimulated ? ReportFigure.simulated : "" }
}

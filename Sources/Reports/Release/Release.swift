public import Disclosure

/// What of a study may leave: every figure in it has passed the gate, and there is nothing else.
///
/// A release is made from findings before anything is drawn or written, so tables, drawings, their
/// spoken words and files can show no more than may be told. It holds no person, no id, no score of
/// one person, and no name of an occasion or count that is withheld. Words of people are in it where each
/// agreed to that and a named human approved it.
public struct Release: Sendable, Hashable {
  /// Title of the study.
  public var title: String
  /// What the study is.
  public var about: String
  /// What every reader must know before reading on; nil when there is nothing.
  public var notice: String?
  /// Whether a program made the answers up; every page says so.
  public var isSimulated: Bool
  /// What the study calls a service, for example `service` or `study`.
  public var service: String
  /// The plural.
  public var services: String
  /// Program and version that made the release.
  public var program: String
  /// The rules of the gate.
  public var profile: DisclosureProfile
  /// People in the study.
  public var people: Released<Int>
  /// What may be told of the outcomes of the framework; nil where the study names none.
  public var framework: ReleasedFramework?
  /// What may be told, score by score.
  public var outcomes: [ReleasedOutcome]
  /// Whether the study counts by published rules, which a release leaves out.
  public var leavesOutRules: Bool
  /// Whether some of the services are there for comparison.
  public var isCompared: Bool
  /// Words that people agreed may be shown outside, approved by a named human.
  public var words: [ReleasedWord]

  /// Makes a release of figures that have passed the gate.
  public init(
    title: String, about: String, notice: String?, isSimulated: Bool, service: String,
    services: String, program: String, profile: DisclosureProfile, people: Released<Int>,
    framework: ReleasedFramework? = nil, outcomes: [ReleasedOutcome], leavesOutRules: Bool,
    words: [ReleasedWord] = [], isCompared: Bool = false
  ) {
    self.title = title
    self.about = about
    self.notice = notice
    self.isSimulated = isSimulated
    self.service = service
    self.services = services
    self.program = program
    self.profile = profile
    self.people = people
    self.framework = framework
    self.outcomes = outcomes
    self.leavesOutRules = leavesOutRules
    self.words = words
    self.isCompared = isCompared
  }
}

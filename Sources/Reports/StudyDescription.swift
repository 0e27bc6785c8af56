/// What a report says of the study before any number.
public struct StudyDescription: Sendable, Hashable {
  /// Title.
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
  /// Services that are there to be described beside the others; empty for none.
  public var comparison: [String]
  /// Fewest persons behind a figure about a service.
  public var fewestPersons: Int
  /// What counts as the same person, in words.
  public var personKey: String
  /// How occasions are told apart, in words.
  public var occasions: String
  /// Texts that stand for no answer beside the empty cell.
  public var missingCodes: [String]
  /// Program and version that made the report.
  public var program: String

  /// Describes a study.
  public init(
    title: String, about: String, notice: String?, isSimulated: Bool, service: String,
    services: String, comparison: [String] = [], fewestPersons: Int, personKey: String,
    occasions: String,
    missingCodes: [String], program: String
  ) {
    self.title = title
    self.about = about
    self.notice = notice
    self.isSimulated = isSimulated
    self.service = service
    self.services = services
    self.comparison = comparison
    self.fewestPersons = fewestPersons
    self.personKey = personKey
    self.occasions = occasions
    self.missingCodes = missingCodes
    self.program = program
  }
}

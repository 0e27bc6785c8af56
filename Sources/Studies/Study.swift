public import Disclosure
public import Results
public import Scales
public import Scoring
import Tables

/// What a study file says: where the data are, what they hold, and what to do with them.
public struct Study: Sendable, Hashable {
  /// Where the answers come from.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// People answered.
    case real
    /// A program made the answers up; every page says so.
    case simulated
  }

  /// What the study calls a service, in the singular and the plural.
  public struct Words: Sendable, Hashable {
    /// For example `service` or `study`.
    public var service: String
    /// For example `services` or `studies`.
    public var services: String
  }

  /// One score to follow over time.
  public struct Outcome: Sendable, Hashable {
    /// The scale's id.
    public var scale: String
    /// The score's id.
    public var score: String
    /// The mixed model to fit, as a formula; nil for none.
    public var trajectory: String?
    /// The numbers of kinds of journey that are looked for; nil for none.
    public var kinds: ClosedRange<Int>?
    /// Whether services are compared.
    public var benchmark: Bool
    /// Whether services are described only, and never marked or ranked: the outcome is outside what they can
    /// bring about.
    public var describeOnly: Bool
    /// Whether single scores have errors of their own, estimated from this sample.
    public var errorByScore: Bool
    /// Where it stands in the study file.
    public var place: Place
    /// Where the formula stands in the study file; nil for none.
    public var trajectoryPlace: Place?
  }

  /// The outcomes framework of a study.
  public struct FrameworkUse: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Where it stands in the study file.
    public var place: Place
  }

  /// The columns of one scale.
  public struct ScaleUse: Sendable, Hashable {
    /// The scale's id.
    public var scale: String
    /// Column by item id, where they differ.
    public var columns: [String: String]
    /// A pattern such as `q{n}`, with the item's number from 1 in the place of `{n}`.
    public var pattern: String?
    /// A file with the wording of its answers, as seen from the folder of the study file.
    public var labelFile: String?
    /// The order of the items by which the pattern counts, where it is not the scale file's own.
    public var order: String?
    /// The id of the scale that was asked, where this one is a part of it: items, columns, pattern and
    /// order are then those of that scale.
    public var from: String?
    /// Where it stands in the study file.
    public var place: Place

    /// The id of the scale whose items the columns are.
    public var asked: String { from ?? scale }
  }

  /// Short name.
  public var id: String
  /// Title of the report.
  public var title: String
  /// What the study is, for the first page of the report.
  public var about: String
  /// Where the answers come from.
  public var kind: Kind
  /// What every reader must know before reading on; nil when there is nothing.
  public var notice: String?
  /// The data files, in their order.
  public var files: [DataFile]
  /// Services that have other names by now, in the order of the changes.
  public var serviceChanges: [ServiceChange]
  /// The list of corrections, as seen from the folder of the study file; nil for none.
  public var corrections: String?
  /// Texts that stand for no answer.
  public var missingCodes: Set<String>
  /// What is said about answers beside the definitions: language, wordings, reasons for no answer.
  public var answers: GivenAnswers
  /// Column of the person's id.
  public var person: String
  /// Where ids are unique.
  public var idsUniqueIn: SurveyMapping.IdScope
  /// Column of the service.
  public var service: String?
  /// Column of the occasion or date; nil where everybody answered once.
  public var occasion: String?
  /// Column of the worker.
  public var worker: String?
  /// How occasions are named.
  public var occasions: OccasionCoding
  /// What the study calls a service.
  public var words: Words
  /// The scales in the file.
  public var scales: [ScaleUse]
  /// What is followed over time.
  public var outcomes: [Outcome]
  /// The rule packs by which people are counted too.
  public var rules: [RuleUse]
  /// Services that are there to be described beside the others, such as areas without the programme.
  public var comparison: [String]
  /// Where they stand in the study file; nil for none.
  public var comparisonPlace: Place?
  /// Fewest persons behind a figure about a service.
  public var fewestPersons: Int
  /// The rules on small numbers for what leaves: the folder `share/` of a run.
  public var profile: DisclosureProfile
  /// The id of the outcomes framework; nil for none.
  public var framework: FrameworkUse?
  /// What is on record of people beside their answers; nil for nothing.
  public var records: RecordUse?
}

extension Study {
  /// How dates become occasions; nil where occasions are no dates.
  var dates: DatedOccasions? {
    if case .dated(let dated) = occasions { dated } else { nil }
  }

  /// How occasions are told apart, for the methods page.
  var occasionWords: String {
    switch occasions {
    case .once: "everybody answered once"
    case .numbered: "numbers, taken as they are coded"
    case .dated(let dated): dated.words
    case .named(let names): "by name, in this order: \(names.joined(separator: ", "))"
    }
  }
}

extension DatedOccasions {
  /// How dates become occasions, for the methods page.
  fileprivate var words: String {
    let year = yearStarts == 1 ? "" : "; years start in month \(yearStarts)"
    return switch step {
    case .order: "everybody's own days, in their order"
    case .month: "months of the calendar; a person's last day in a month counts"
    case .quarter: "quarters; a person's last day in a quarter counts\(year)"
    case .year: "years; a person's last day in a year counts\(year)"
    }
  }
}

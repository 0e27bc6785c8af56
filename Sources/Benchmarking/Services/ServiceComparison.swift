public import Disclosure
public import Journeys
import Models
public import Results
import Scoring

/// How services compare in the change of their people, from first to last score.
///
/// Each service is described as it is: who stands behind its figure (`completion`), its mean with an interval
/// from its own spread, and where chance alone would put a service of its size. It is then set beside what is
/// expected of people who started where its own did and were followed for as long (``CaseMixComparison``): that is
/// what a service is marked by, and nothing else.
///
/// With fewer than three services nothing is drawn towards an average; with fewer than five none is marked; where
/// the outcome is described only, none is marked or given a place. Services are in the order of their names.
///
/// ### Source
/// Goldstein, H., & Spiegelhalter, D. J. (1996). League tables and their limitations. Journal of the
/// Royal Statistical Society A, 159(3), 385–443. <https://doi.org/10.2307/2983325>
public struct ServiceComparison: Sendable {
  /// How services are compared.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `adjusts` | first score and follow-up | what is allowed for, where it is known and differs |
  /// | `isDescribedOnly` | false | outside a service's control: no service is marked or given a place |
  /// | `ranks` | `RankIntervals.Options()` | draws and seed of places |
  /// | `level` | 0.95 | coverage of intervals, in (0, 1) |
  public struct Options: Sendable, Hashable {
    /// What is allowed for.
    public var adjusts = Set(CaseMixColumn.allCases)
    /// Whether services are described, and never marked or ranked.
    public var isDescribedOnly = false
    /// How places are drawn.
    public var ranks = RankIntervals.Options()
    /// Coverage of intervals.
    public var level = 0.95

    /// The defaults.
    public init() {}
  }

  /// What is shown of a service.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Its figures.
    case shown
    /// Nothing: too few people stand behind its figures.
    case suppressed
    /// Nothing: nobody there has two scores.
    case noPairs = "no pairs"
  }

  /// Where a service's mean lies against the limits of chance.
  public enum Location: String, Sendable, Hashable, CaseIterable {
    /// Below the 99.8 % limit.
    case farBelow = "below 99.8 % limit"
    /// Below the 95 % limit.
    case below = "below 95 % limit"
    /// Between the 95 % limits.
    case within = "within limits"
    /// Above the 95 % limit.
    case above = "above 95 % limit"
    /// Above the 99.8 % limit.
    case farAbove = "above 99.8 % limit"
  }

  /// The figures of one service as they are, with nothing allowed for.
  public struct Figures: Sendable, Hashable {
    /// Persons with two scores.
    public var n: Int
    /// Mean change, in points of the score.
    public var mean: Double
    /// Standard deviation of the changes (n − 1); nil for one person.
    public var standardDeviation: Double?
    /// Interval of the mean from the service's own spread; nil for one person.
    public var interval: ConfidenceInterval?
    /// The mean drawn towards that of all; nil where there is none.
    public var shrunken: Double?
    /// Between which limits chance alone would put 95 % of means of this many persons.
    public var limits95: ClosedRange<Double>
    /// The same for 99.8 %.
    public var limits998: ClosedRange<Double>
    /// Where the mean lies against them; nil where no service is marked.
    public var location: Location?
  }

  /// One service.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What is shown of it.
    public var status: Status
    /// Who stands behind its figures; nil where these, or the people of one without a second score, are too few.
    public var completion: Completion?
    /// Its figures; nil unless shown.
    public var figures: Figures?
    /// It beside what is expected of its people; nil unless shown, or where nothing can be expected.
    public var adjusted: CaseMixComparison.Service?
  }

  /// Every service of the panel, in the order of their names.
  public let services: [Service]
  /// Who stands behind the figures of each, in the same order, whether shown or not: for a gate to judge.
  package let completions: [Completion?]
  /// Mean changes against the limits of chance, with nothing allowed for.
  public let unadjusted: Funnel
  /// The model behind the shrunken means, or why there is none.
  public let shrinkage: Result<PlainShrinkage, Withheld>
  /// Services beside what is expected of their people, or why that cannot be had.
  public let adjusted: Result<CaseMixComparison, Withheld>
  /// What is allowed for.
  public let adjustedFor: [CaseMixColumn]
  /// Persons with two scores.
  public let n: Int
  /// The rule by which figures are shown.
  public let rule: DisclosureRule
  /// What may be done with so many services.
  public let few: FewServices
  /// How they are compared.
  public let options: Options
  /// What to know about the comparison.
  public let notes: [Note]

  /// Services of one status.
  public func count(_ status: Status) -> Int { services.count { $0.status == status } }

  /// Whether services are marked: there are enough, and the outcome is not described only.
  public var isMarked: Bool {
    few == .enough && !options.isDescribedOnly && (try? adjusted.get()) != nil
  }

  /// How many of the services that are shown would be marked though none differs; nothing where none is marked.
  public var falseFlags: FalseFlags {
    guard isMarked, let funnel = try? adjusted.get().funnel else { return .none }
    let judged = services.count { service in
      guard let figures = try? service.adjusted?.place.figures.get() else { return false }
      return (try? figures.position.get()) != nil
    }
    return FalseFlags(units: judged, inner: funnel.options.inner, outer: funnel.options.outer)
  }

  /// Compares the services of a panel.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - rule: how many people must stand behind a figure.
  ///   - options: what is allowed for, and how.
  /// - Throws: `Withheld` with fewer than two services with pairs, or no spread within any of them.
  public init(
    _ panel: Panel, of target: ScoreTarget, rule: DisclosureRule, options: Options = Options()
  ) throws(Withheld) {
    let roster = ServiceRoster(panel, of: target)
    let compared = roster.withPairs
    guard compared.count >= 2 else {
      throw Withheld(
        "benchmark.too-few-services",
        "Fewer than two services have people with two scores, so there is nothing to compare.",
        help: "Name the column of the service in the study file, or collect a second score.")
    }
    let few = FewServices(services: compared.count)
    let plain = try PlainServices(compared, few: few, options: options)
    let (adjustedFor, notes, adjusted) = try Self.adjusted(plain.frame, roster, options)
    let byName = Dictionary(((try? adjusted.get())?.services ?? []).map { ($0.name, $0) }) {
      first, _ in first
    }
    services = roster.services.map { service in
      let n = service.pairs.count
      let status: Status =
        n == 0 ? .noPairs : rule.verdict(persons: n) == .shown ? .shown : .suppressed
      return Service(
        name: service.name, status: status,
        completion: status != .suppressed && rule.verdict(persons: service.eligible) == .shown
          ? service.completion : nil,
        figures: status == .shown ? plain.figures[service.name] : nil,
        adjusted: status == .shown ? byName[service.name] : nil)
    }
    completions = roster.services.map(\.completion)
    unadjusted = plain.funnel
    shrinkage = plain.shrinkage
    self.adjusted = adjusted
    self.adjustedFor = adjustedFor
    n = roster.count
    self.rule = rule
    self.few = few
    self.options = options
    self.notes = notes
  }

  private typealias Adjusted = (
    columns: [CaseMixColumn], notes: [Note], result: Result<CaseMixComparison, Withheld>
  )

  private static func adjusted(
    _ frame: ModelFrame, _ roster: ServiceRoster, _ options: Options
  ) throws(Withheld) -> Adjusted {
    let mix = CaseMix(frame, asked: options.adjusts)
    let formula: Formula
    do throws(FormulaError) {
      formula = try Formula(mix.formula)
    } catch {
      throw Withheld("benchmark.model", error.message, help: error.help)
    }
    var asked = CaseMixComparison.Options()
    asked.ranks = options.isDescribedOnly ? nil : options.ranks
    asked.level = options.level
    let result = Result { () throws(Withheld) in
      try CaseMixComparison(
        formula, service: "service", frame, completions: roster.completions, options: asked)
    }
    let untested = Note(
      "benchmark.invariance-untested",
      "It was not tested whether the scale means the same to people in different services. Where it does "
        + "not, services differ by what the items mean and not by how people are.")
    return (mix.columns, mix.notes + [untested], result)
  }
}

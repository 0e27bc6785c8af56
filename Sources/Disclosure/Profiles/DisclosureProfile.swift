public import Results

/// What may leave about a group: one organisation's rules on small numbers, as they were at a date.
///
/// UK rules do not agree with each other (1–5, 1–7, below 10; with and without zeros and rounding), so
/// a release names the one that it followed. What a published method leaves open, or leaves to people,
/// is closed here in the safer way; ``notes`` say where.
public struct DisclosureProfile: Sendable, Hashable {
  /// Whether it may be told that nobody is in a group.
  public enum Zeros: String, Sendable, Hashable {
    /// Zero is told.
    case shown
    /// Zero is withheld as any other small number is, in the same words.
    case withheld
  }

  /// What a total in a table is.
  public enum Totals: String, Sendable, Hashable {
    /// The total of everybody, treated as any other count: rounded on its own where counts are.
    case ofEverybody = "of everybody"
    /// The sum of what the table shows, so that it says nothing of what it does not show.
    case ofWhatIsShown = "of what is shown"
  }

  /// Which groups say too much because all in them are alike.
  public enum AlikeGroups: String, Sendable, Hashable {
    /// Shown like any other.
    case shown
    /// A category that holds everybody of a group is withheld, and with it the zeros beside it.
    case everybodyWithheld = "everybody withheld"
    /// A category that holds everybody of a group is withheld, and so is one that holds nobody.
    case everybodyAndNobodyWithheld = "everybody and nobody withheld"
  }

  /// A short name that files and commands use, such as `uk-llc`.
  public var id: String
  /// Which state of the rules this is: a year, month or day.
  public var version: String
  /// Its name for readers.
  public var title: String
  /// Where the rules stand.
  public var sources: [Citation]
  /// Fewest persons behind a count that is shown; counts of 1 up to one less are withheld.
  public var fewestPersons: Int
  /// Whether zero is told.
  public var zeros: Zeros
  /// Counts are told to the nearest multiple of this; nil where they are told as they are.
  public var roundingBase: Int?
  /// What totals are.
  public var totals: Totals
  /// Fewest persons behind a mean, a standard deviation or any other figure about their scores.
  public var fewestForMeans: Int
  /// Which groups say too much because all in them are alike.
  public var alikeGroups: AlikeGroups
  /// Whether further counts of a table are withheld, so that no withheld one can be worked out.
  public var protectsTables: Bool
  /// Whether a lowest or highest score is told: it is one person's.
  public var showsExtremes: Bool
  /// Means and standard deviations of fewer persons than this are told to a tenth of a point. Where counts
  /// are rounded all are: n · mean is a whole number of steps, so an exact mean would tell n.
  public var exactMeansFrom: Int
  /// Fewest different sets of scores that could stand behind a mean and standard deviation.
  public var fewestScoreSets: Int
  /// What is put in the place of a withheld figure.
  public var marker: String
  /// What the rules leave open, and what is done here that they do not ask for.
  public var notes: [Note]

  /// Makes a profile. Everything that is not stated has the careful value: means and sets of scores
  /// need as many as counts do, zeros are withheld, no count is rounded, and means of fewer than 30 are.
  ///
  /// A base for rounding is at least 2 and at most the fewest persons; otherwise a count that may be
  /// shown could be rounded to 0.
  public init(
    id: String, version: String, title: String, sources: [Citation] = [],
    fewestPersons: Int, zeros: Zeros = .withheld, roundingBase: Int? = nil,
    totals: Totals = .ofEverybody, fewestForMeans: Int? = nil,
    alikeGroups: AlikeGroups = .everybodyAndNobodyWithheld, protectsTables: Bool = true,
    showsExtremes: Bool = false, exactMeansFrom: Int? = nil, fewestScoreSets: Int? = nil,
    marker: String = "*", notes: [Note] = []
  ) {
    precondition(
      fewestPersons >= 1 && fewestPersons <= 1_000_000, "a rule of \(fewestPersons) persons")
    precondition(
      (roundingBase ?? 2) >= 2 && (roundingBase ?? 0) <= max(2, fewestPersons),
      "rounding to \(roundingBase ?? 0) where \(fewestPersons) persons are shown")
    self.id = id
    self.version = version
    self.title = title
    self.sources = sources
    self.fewestPersons = fewestPersons
    self.zeros = zeros
    self.roundingBase = roundingBase
    self.totals = totals
    self.fewestForMeans = max(1, fewestForMeans ?? fewestPersons)
    self.alikeGroups = alikeGroups
    self.protectsTables = protectsTables
    self.showsExtremes = showsExtremes
    self.exactMeansFrom = exactMeansFrom ?? (roundingBase == nil ? 30 : .max)
    self.fewestScoreSets = fewestScoreSets ?? fewestPersons
    self.marker = marker
    self.notes = notes
  }

  /// The rule on how many persons must stand behind a figure.
  public var rule: DisclosureRule { DisclosureRule(fewestPersons: fewestPersons) }
}

/// What a person agreed to: for which parts of their record, for which use, until when.
public struct Consent: Sendable, Hashable {
  /// A part of a record.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// All of it.
    case everything
    /// Answers to scales, and their scores.
    case scores
    /// What workers and the person noted.
    case observations
    /// The person's own goals.
    case goals
    /// Hard outcomes, levels and counts.
    case outcomes
    /// Support, workers and contacts.
    case engagement
    /// The journey of the person as one: a page or a line of a figure that is theirs alone.
    case journey
    /// Notes and quotes.
    case words
    /// Pictures.
    case pictures
  }

  /// What a record is used for.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    /// By the service, for itself.
    case inside
    /// By others: what leaves the service.
    case shared
  }

  /// One consent.
  public struct Grant: Sendable, Hashable {
    /// What it covers.
    public var covers: Part
    /// For what; `shared` is for the use inside as well.
    public var use: Use
    /// The first day, counted from 1970-01-01; nil for always.
    public var from: Int?
    /// The last day; nil for no end.
    public var until: Int?
    /// The day on which the person took it back; nil where they did not.
    public var withdrawn: Int?

    /// Describes a consent.
    public init(
      covers: Part, use: Use, from: Int? = nil, until: Int? = nil, withdrawn: Int? = nil
    ) {
      (self.covers, self.use, self.from) = (covers, use, from)
      (self.until, self.withdrawn) = (until, withdrawn)
    }

    /// Whether it is of a consent like another one, taken back after that had begun.
    func takesBack(_ other: Grant) -> Bool {
      guard let withdrawn, covers == other.covers, use == other.use else { return false }
      return !other.begins(after: withdrawn)
    }

    func begins(by day: Int) -> Bool { from.map { $0 <= day } ?? true }
    func begins(after day: Int) -> Bool { from.map { $0 > day } ?? false }
    func lasts(to day: Int) -> Bool { until.map { $0 >= day } ?? true }
  }

  /// What a consent amounts to on a day.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// There is one.
    case covered
    /// There is none, or it has not begun.
    case missing
    /// There was one, and its last day has passed.
    case expired
    /// The person has taken it back.
    case withdrawn
  }

  /// Every consent on record.
  public var grants: [Grant]

  /// What a person agreed to.
  public init(_ grants: [Grant] = []) { self.grants = grants }

  /// Whether a part of the record may be used on a day.
  ///
  /// A consent counts that covers the part, or everything, for the use, from its first day to its last. One
  /// that was taken back counts no more, and nor does any other for the same part and use that had begun by
  /// then; only a consent that begins later does. What is taken back for the use inside is taken back for
  /// sharing too. A consent that was taken back is told so before one that ran out.
  ///
  /// A withdrawal counts whenever it is dated, after the day of reckoning too: once the files have it, no
  /// run, of an earlier quarter either, may pass over it.
  ///
  /// - Parameters:
  ///   - part: the part; for `everything` only consents to everything count.
  ///   - use: the use.
  ///   - day: the day of reckoning.
  /// - Returns: covered, or the reason why not.
  public func verdict(_ part: Part, _ use: Use, at day: Int) -> Verdict {
    let about = grants.filter { $0.covers == part || $0.covers == .everything }
    let relevant = about.filter { use == .inside || $0.use == .shared }
    let takenBack = about.filter { grant in
      grant.withdrawn != nil && (use == .shared || grant.use == .inside)
    }
    let last = takenBack.compactMap(\.withdrawn).max()
    let lives = relevant.filter { grant in
      grant.withdrawn == nil && grant.begins(by: day) && (last.map(grant.begins(after:)) ?? true)
        && !about.contains { $0.takesBack(grant) }
    }
    if lives.contains(where: { $0.lasts(to: day) }) { return .covered }
    if relevant.contains(where: { $0.withdrawn != nil }) || last != nil { return .withdrawn }
    return lives.isEmpty ? .missing : .expired
  }

  /// Whether the person has withdrawn from everything: then nothing of them is in any output.
  ///
  /// Who takes back a consent to share everything, and leaves one for the use inside, has not.
  public func isWithdrawnFromEverything(at day: Int) -> Bool {
    grants.contains { $0.covers == .everything && $0.withdrawn != nil }
      && verdict(.everything, .inside, at: day) == .withdrawn
  }
}

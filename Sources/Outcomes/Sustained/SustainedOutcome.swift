import Distributions
public import Results

/// Whether an outcome came to hold, held on, was lost and regained: everybody counted.
///
/// Every count adds up to the people asked about: what is not known, and what could not have been yet, stand beside
/// "no" and are never part of it.
public struct SustainedOutcome: Sendable, Hashable {
  /// How many people sustained it for so many months.
  public struct Sustained: Sendable, Hashable {
    /// Calendar months.
    public let months: Int
    /// Held so long without a break.
    public let yes: Int
    /// Did not, and that is known.
    public let no: Int
    /// Not yet: it holds for less so far, or they have been followed for less.
    public let notYet: Int
    /// No longer followed before it could be told, by reason.
    public let ended: [String: Int]
    /// Not enough is known.
    public let unknown: Int
    /// It is none of theirs.
    public let notApplicable: Int

    /// Those whose outcome it is.
    public var people: Int { yes + no + open }
    /// Those of whom it cannot be told, by now or at all.
    public var open: Int { notYet + unknown + ended.values.reduce(0, +) }
    /// The fewest and the most who can have sustained it, or yet will, of ``people``: nobody, or everybody, of whom
    /// it cannot be told.
    public var possible: ClosedRange<Int> { yes...(yes + open) }

    /// Of those of whom it can be told, the share who did, with Wilson's interval; nil where there is nobody.
    ///
    /// "Yes" is told sooner than "no", or later, so with many of whom it cannot be told this share misleads:
    /// ``possible`` and the curve of ``HeldOverTime`` do not.
    public func share(level: Double = 0.95) -> Estimate? {
      guard yes + no > 0 else { return nil }
      let limits = WilsonInterval.of(yes, of: yes + no, level: level)
      return Estimate(
        value: Double(yes) / Double(yes + no),
        interval: ConfidenceInterval(
          lower: limits.lowerBound, upper: limits.upperBound, level: level, method: "wilson"))
    }
  }

  /// People asked about.
  public let people: Int
  /// It held already when watching began.
  public let heldBefore: Int
  /// It came to hold.
  public let attained: Int
  /// It did not hold on any day, and all are known.
  public let notAttained: Int
  /// It did not hold on any day that is known.
  public let unknown: Int
  /// It is none of theirs.
  public let notApplicable: Int
  /// Lost at least once, of those with whom it held.
  public let lost: Int
  /// Regained at least once, of those who lost it.
  public let regained: Int
  /// How it stands on the last day that is watched, of everybody.
  public let last: [OutcomeStanding: Int]
  /// Days, of everybody together, by how it stood on them.
  public let days: [OutcomeStanding: Int]
  /// By months asked for, in order.
  public let sustained: [Sustained]

  /// Counts people.
  ///
  /// - Parameters:
  ///   - histories: one per person; a person without spells is one of whom nothing is known.
  ///   - months: for how many calendar months it is to have held, each 1 or more.
  public init(_ histories: [OutcomeHistory], months: [Int]) {
    let persons = histories.map(PersonOutcome.init)
    people = persons.count
    heldBefore = persons.count { $0.attained == .heldBefore }
    notAttained = persons.count { $0.attained == .notYet }
    unknown = persons.count { $0.attained == .unknown }
    notApplicable = persons.count { $0.attained == .notApplicable }
    attained = people - heldBefore - notAttained - unknown - notApplicable
    lost = persons.count { $0.lost > 0 }
    regained = persons.count { $0.regained > 0 }
    last = persons.reduce(into: [:]) { $0[$1.last ?? .unknown, default: 0] += 1 }
    days = persons.reduce(into: [:]) { $0.merge($1.days, uniquingKeysWith: +) }
    sustained = Set(months).sorted().map { months in
      Sustained(months, histories.map { SustainedAnswer(months, of: $0) })
    }
  }
}

extension SustainedOutcome.Sustained {
  init(_ months: Int, _ answers: [SustainedAnswer]) {
    var ended: [String: Int] = [:]
    var yes = 0
    for answer in answers {
      switch answer {
      case .yes: yes += 1
      case .ended(let reason): ended[reason, default: 0] += 1
      default: break
      }
    }
    self.months = months
    self.yes = yes
    self.ended = ended
    no = answers.count { $0 == .no }
    notYet = answers.count { $0 == .notYet }
    unknown = answers.count { $0 == .unknown }
    notApplicable = answers.count { $0 == .notApplicable }
  }
}

import Distributions
public import Results
public import Scoring

/// Who is still there: for each occasion, overall and by service, how many people were expected,
/// seen, away for now, and not seen again.
///
///     expected = seen + missed it and seen later + not yet seen + last seen before + never seen
///     share ± Wilson's interval
///
/// Nobody's reason is known from a table like this: people move on, are well, are busy, or are let
/// down by a service.
public struct StillThere: Sendable, Hashable {
  /// One occasion, of everybody or of one service.
  public struct Row: Sendable, Hashable {
    /// The service; nil for everybody.
    public let service: String?
    /// The occasion.
    public let occasion: Occasion
    /// People whose occasion was due.
    public let expected: Int
    /// People with a score.
    public let seen: Int
    /// People without a score who were seen before and are seen later.
    public let missedSeenLater: Int
    /// People without a score who are seen for the first time later.
    public let notYetSeen: Int
    /// People without a score who were seen before, and not again.
    public let lastSeenBefore: Int
    /// Those of them who were seen on the occasion before: the first that they missed is this one.
    public let lastSeenJustBefore: Int
    /// People who have no score on any occasion.
    public let neverSeen: Int
    /// Of those expected, the share seen; nil where nobody was.
    public let seenShare: Estimate?
    /// Of those expected, the share last seen before; nil where nobody was.
    public let lastSeenBeforeShare: Estimate?
    /// Of those still there on the occasion before, the share not seen again; nil where nobody was.
    public let leftShare: Estimate?
  }

  /// Everybody first, then service by service in their order; occasions in order.
  public let rows: [Row]

  /// Counts.
  ///
  /// - Parameters:
  ///   - seen: who has a score on which occasion.
  ///   - level: coverage of the intervals, in (0, 1). The default is 0.95.
  public init(_ seen: SeenOccasions, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "level \(level)")
    let byService = Dictionary(grouping: seen.courses, by: \.service)
    let services = byService.keys.sorted()
    var parts: [(service: String?, courses: [SeenOccasions.Course])] = [(nil, seen.courses)]
    if services != [""] { parts += services.map { ($0, byService[$0] ?? []) } }
    rows = parts.flatMap { part in
      seen.occasions.indices.map {
        Self.row(part.service, $0, seen.occasions[$0], part.courses, level)
      }
    }
  }

  private static func row(
    _ service: String?, _ place: Int, _ occasion: Occasion, _ courses: [SeenOccasions.Course],
    _ level: Double
  ) -> Row {
    let due = courses.filter { place <= $0.dueThrough || $0.scores[place] != nil }
    var (seen, away, notYet, before, justBefore, never, there) = (0, 0, 0, 0, 0, 0, 0)
    for course in due {
      guard let first = course.first, let last = course.last else {
        never += 1
        continue
      }
      if course.scores[place] != nil {
        seen += 1
      } else if first > place {
        notYet += 1
      } else if last > place {
        away += 1
      } else {
        before += 1
        if last == place - 1 { justBefore += 1 }
      }
      if first < place && last >= place - 1 { there += 1 }
    }
    func share(_ count: Int, of n: Int) -> Estimate? {
      guard n > 0 else { return nil }
      let interval = WilsonInterval.of(count, of: n, level: level)
      return Estimate(
        value: Double(count) / Double(n),
        interval: ConfidenceInterval(
          lower: interval.lowerBound, upper: interval.upperBound, level: level, method: "wilson"))
    }
    return Row(
      service: service, occasion: occasion, expected: due.count, seen: seen,
      missedSeenLater: away, notYetSeen: notYet, lastSeenBefore: before,
      lastSeenJustBefore: justBefore, neverSeen: never, seenShare: share(seen, of: due.count),
      lastSeenBeforeShare: share(before, of: due.count), leftShare: share(justBefore, of: there))
  }

  /// A row per occasion, and per service and occasion.
  public var table: ResultTable {
    ResultTable(
      columns: [
        "service", "occasion", "expected", "seen", "missed.seen.later", "not.yet.seen",
        "last.seen.before", "last.seen.just.before", "never.seen", "seen.share",
        "seen.conf.low", "seen.conf.high", "last.seen.before.share", "last.seen.before.conf.low",
        "last.seen.before.conf.high", "left.share", "left.conf.low", "left.conf.high",
      ],
      rows: rows.map { row in
        let counts = [
          row.expected, row.seen, row.missedSeenLater, row.notYetSeen, row.lastSeenBefore,
          row.lastSeenJustBefore, row.neverSeen,
        ]
        let shares = [row.seenShare, row.lastSeenBeforeShare, row.leftShare]
        return [.text(row.service), .text(row.occasion.label)]
          + counts.map(ResultTable.Cell.integer)
          + shares.flatMap { share -> [ResultTable.Cell] in
            [
              .number(share?.value), .number(share?.interval?.lower),
              .number(share?.interval?.upper),
            ]
          }
      })
  }

  /// The share of people ever seen that were not last seen before each occasion, never rising and
  /// beginning with 1: what a plan can expect (``GrowthDesign``).
  public var sharesStillThere: [Double] {
    var least = 1.0
    return rows.filter { $0.service == nil }.map { row in
      let ever = row.expected - row.neverSeen
      if ever > 0 { least = min(least, 1 - Double(row.lastSeenBefore) / Double(ever)) }
      return least
    }
  }

  /// What the table says of everybody, a sentence per occasion.
  public var sentences: [String] {
    rows.filter { $0.service == nil }.map { row in
      var text =
        "Of \(row.expected) people expected at \(row.occasion.label), \(row.seen) were seen"
      let others = [
        (row.missedSeenLater, "missed it and were seen later"),
        (row.notYetSeen, "were seen for the first time later"),
        (row.lastSeenBefore, "were last seen before it"), (row.neverSeen, "have no score at all"),
      ].filter { $0.0 > 0 }
      for (count, words) in others { text += ", \(count) \(words)" }
      return text + "."
    }
  }
}

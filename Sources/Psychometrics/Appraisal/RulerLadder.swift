import LinearAlgebra
public import Results

/// One factor in every group of people, or on both occasions, with more and more held the same, by every test that these
/// answers bear.
public struct RulerLadder: Sendable, Hashable {
  /// By maximum likelihood, with the tests of normal answers.
  public let plain: Result<InvarianceLadder, Withheld>
  /// With tests for answers that are not normal.
  public let scaled: Result<ScaledLadder, Withheld>
  /// Beneath ordered answers; nil where an item offers so many that they are numbers.
  public let ordered: Result<OrdinalLadder, Withheld>?
  /// Which items break it, and what letting them go does to the comparison of people.
  public let partial: Result<PartialInvariance, Withheld>

  /// People who answered every item.
  public let people: Int

  /// Climbs in groups.
  static func ofGroups(
    _ groups: [CompleteAnswers], isOrdinal: Bool
  ) throws(Withheld) -> RulerLadder {
    let k = groups[0].k
    guard k > 2 else { throw InvarianceWords.tooFewItems(k) }
    let model = ConfirmatoryModel(
      items: k, factors: [Array(0..<k)], groups: groups.count, scaling: .standardised,
      hasMeans: true)
    let rows = AppraisalParts.attempt { () throws(Withheld) in
      try Self.rows(people: groups.reduce(0) { $0 + $1.n }) { groups.map(\.pointColumns) }
    }
    return try of(
      people: groups.reduce(0) { $0 + $1.n },
      scaled: AppraisalParts.attempt { () throws(Withheld) in
        try ScaledLadder.climb(try rows.get()) { model.invariant($0) }
      },
      plain: { () throws(Withheld) in
        var (covariances, means): ([Matrix], [[Double]]) = ([], [])
        for group in groups {
          let found = try group.moments()
          covariances.append(found.covariance.matrix)
          means.append(found.means)
        }
        return try InvarianceLadder.climb(
          AnswerMoments(covariances: covariances, means: means, n: groups.map(\.n))
        ) { model.invariant($0) }
      },
      ordered: isOrdinal
        ? AppraisalParts.attempt { () throws(Withheld) in
          let least = groups.map(\.n).min() ?? 0
          if let few = SampleRule.ordered.withheld(people: least, items: k, isOfGroups: true) {
            throw few
          }
          _ = try rows.get()
          try Self.check(columns: k, groups)
          var codes: [[[UInt8]]] = []
          for group in groups { codes.append(try group.smallCodes()) }
          return try OrdinalLadder.groups(codes, twoCategories: .sameResidual)
        } : nil,
      partial: AppraisalParts.attempt { () throws(Withheld) in
        try PartialInvariance.ofGroups(model, try rows.get())
      })
  }

  /// Climbs on two occasions, of people who answered every item on both.
  static func overTime(
    first: CompleteAnswers, second: CompleteAnswers, isOrdinal: Bool
  ) throws(Withheld) -> RulerLadder {
    let k = first.k
    guard k > 2 else { throw InvarianceWords.tooFewItems(k) }
    let rows = AppraisalParts.attempt { () throws(Withheld) in
      try Self.rows(people: first.n) { [first.pointColumns + second.pointColumns] }
    }
    let model = { (level: ConfirmatoryModel.Invariance) in
      ConfirmatoryModel.overTime(items: k, occasions: 2, level, scaling: .standardised)
    }
    return try of(
      people: first.n,
      scaled: AppraisalParts.attempt { () throws(Withheld) in
        try ScaledLadder.climb(try rows.get(), model)
      },
      plain: { () throws(Withheld) in
        try InvarianceLadder.climb(try rows.get().moments, model)
      },
      ordered: isOrdinal
        ? AppraisalParts.attempt { () throws(Withheld) in
          _ = try rows.get()
          try Self.check(columns: 2 * k, [first, second])
          return try OrdinalLadder.occasions(
            [try first.smallCodes(), try second.smallCodes()], twoCategories: .sameResidual)
        } : nil,
      partial: AppraisalParts.attempt { () throws(Withheld) in
        try PartialInvariance.overTime(items: k, occasions: 2, try rows.get())
      })
  }

  private static func rows(
    people n: Int, _ columns: () -> [[[Double]]]
  ) throws(Withheld) -> CompleteRows {
    guard n <= AppraisalParts.mostRows else {
      throw AppraisalParts.manyPeople(
        "Tests for answers that are not normal look at everybody one by one", n)
    }
    return CompleteRows(columns: columns())
  }

  /// The plain ladder is that of the scaled one where that goes all the way, and else a climb of its own; where no test
  /// can be had, why there is no plain one is thrown.
  private static func of(
    people: Int, scaled: Result<ScaledLadder, Withheld>,
    plain climb: () throws(Withheld) -> InvarianceLadder,
    ordered: Result<OrdinalLadder, Withheld>?, partial: Result<PartialInvariance, Withheld>
  ) throws(Withheld) -> RulerLadder {
    let plain: Result<InvarianceLadder, Withheld>
    if case .success(let ladder) = scaled, ladder.ended == nil {
      plain = .success(ladder.plain)
    } else {
      plain = AppraisalParts.attempt(climb)
    }
    let ladder = RulerLadder(
      plain: plain, scaled: scaled, ordered: ordered, partial: partial, people: people)
    if ladder.graded == nil { _ = try plain.get() }
    return ladder
  }

  /// Throws where how polychoric correlations and thresholds vary together asks for too much room.
  private static func check(
    columns: Int, _ copies: [CompleteAnswers]
  ) throws(Withheld) {
    let cuts = copies.reduce(0) { $0 + $1.columns.points.reduce(0) { $0 + $1.count - 1 } }
    let pairs = columns * (columns - 1) / 2
    guard columns <= AppraisalParts.mostItems,
      cuts + (columns > copies[0].k ? 1 : copies.count) * pairs <= mostMoments
    else {
      throw Withheld(
        "appraisal.many-items",
        "How polychoric correlations and thresholds vary together is not told of so many: \(columns) items, \(copies.count) times.",
        help: "Appraise parts of the scale by themselves, or compare fewer groups.")
    }
  }

  /// Thresholds and correlations, of which each two vary together.
  private static let mostMoments = 4_000
}

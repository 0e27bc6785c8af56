import LinearAlgebra
public import Results

/// One factor in every group of people, or on both occasions, with more and more held the same, by every test that these
/// answers bear.
public struct RulerLadder: Sendable, Hashable {
  /// By maximum likelihood, with the tests of normal answers.
  public let plain: InvarianceLadder
  /// With tests for answers that are not normal.
  public let scaled: Result<ScaledLadder, Withheld>
  /// Beneath ordered answers; nil where an item offers so many that they are numbers.
  public let ordered: Result<OrdinalLadder, Withheld>?
  /// Which items break it, and what letting them go does to the comparison of people.
  public let partial: Result<PartialInvariance, Withheld>

  /// Climbs in groups.
  static func ofGroups(
    _ groups: [CompleteAnswers], isOrdinal: Bool
  ) throws(Withheld) -> RulerLadder {
    let k = groups[0].k
    guard k > 2 else { throw InvarianceWords.tooFewItems(k) }
    let model = ConfirmatoryModel(
      items: k, factors: [Array(0..<k)], groups: groups.count, scaling: .standardised,
      hasMeans: true)
    var (covariances, means): ([Matrix], [[Double]]) = ([], [])
    for group in groups {
      let found = try group.moments()
      covariances.append(found.covariance.matrix)
      means.append(found.means)
    }
    let plain = try InvarianceLadder.climb(
      AnswerMoments(covariances: covariances, means: means, n: groups.map(\.n))
    ) { model.invariant($0) }
    let rows = AppraisalParts.attempt { () throws(Withheld) in
      try Self.rows(people: groups.reduce(0) { $0 + $1.n }) { groups.map(\.pointColumns) }
    }
    return RulerLadder(
      plain: plain,
      scaled: AppraisalParts.attempt { () throws(Withheld) in
        try ScaledLadder.climb(try rows.get()) { model.invariant($0) }
      },
      ordered: isOrdinal
        ? AppraisalParts.attempt { () throws(Withheld) in
          for group in groups {
            if let few = SampleRule.ordered.withheld(people: group.n, items: k) { throw few }
          }
          try Self.check(columns: k)
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
    let plain = try InvarianceLadder.climb(try rows.get().moments, model)
    return RulerLadder(
      plain: plain,
      scaled: AppraisalParts.attempt { () throws(Withheld) in
        try ScaledLadder.climb(try rows.get(), model)
      },
      ordered: isOrdinal
        ? AppraisalParts.attempt { () throws(Withheld) in
          try Self.check(columns: 2 * k)
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
      throw Withheld(
        "appraisal.many-people",
        "Tests for answers that are not normal look at everybody one by one, and \(n) people are more than they are made for.",
        help: "Take a random part of the people to see them.")
    }
    return CompleteRows(columns: columns())
  }

  private static func check(columns: Int) throws(Withheld) {
    guard columns <= AppraisalParts.mostItems else {
      throw Withheld(
        "appraisal.many-items",
        "How polychoric correlations vary together is told for up to \(AppraisalParts.mostItems) columns of answers, and there are \(columns).",
        help: "Appraise parts of the scale by themselves.")
    }
  }
}

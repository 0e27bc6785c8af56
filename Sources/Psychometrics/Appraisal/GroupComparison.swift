import LinearAlgebra
public import Results

/// Whether a scale is the same ruler for groups of people: by one factor with more and more held the same, and item by
/// item.
///
/// Groups with fewer than a hundred people who answered every item are left out; the items one by one are looked at in
/// groups of two hundred or more.
public struct GroupComparison: Sendable, Hashable {
  /// The groups compared.
  public let names: [String]
  /// People of each who answered every item.
  public let sizes: [Int]
  /// Groups left out because they are small.
  public let leftOut: Int
  /// One factor in every group.
  public let ladder: Result<RulerLadder, Withheld>
  /// What freeing one place would gain where everything up to intercepts is held the same, the largest first; empty
  /// without a ladder.
  public let breaking: [ScoreTest]
  /// The items one by one.
  public let functioning: Result<DifferentialFunctioning, Withheld>
  /// The groups whose items were compared one by one, by their place among `names`.
  public let large: [Int]

  /// Compares groups.
  static func of(
    _ complete: CompleteAnswers, _ members: [(name: String, people: [Int])], level: Double
  ) throws(Withheld) -> GroupComparison {
    let k = complete.k
    let needed = SampleRule.groups.people(items: k)
    let kept = members.filter { $0.people.count >= needed }
    guard kept.count >= 2 else {
      if members.count < 2 { throw DifferentialWords.oneGroup }
      // The group that is nearest to being the second one.
      let next = members.map(\.people.count).sorted(by: >)[1]
      throw SampleRule.groups.withheld(people: min(next, needed - 1), items: k)
        ?? DifferentialWords.oneGroup
    }
    let parts = kept.map { CompleteAnswers(complete.columns.keeping($0.people)) }
    let ladder = AppraisalParts.attempt { () throws(Withheld) in
      try RulerLadder.ofGroups(parts, isOrdinal: complete.isOrdinal)
    }
    let large = kept.indices.filter {
      kept[$0].people.count >= SampleRule.functioning.people(items: k)
    }
    var breaking: [ScoreTest] = []
    if case .success(let found) = ladder, case .success(let plain) = found.plain,
      let scalar = plain.steps.first(where: { $0.level == .scalar })
    {
      breaking = scalar.fit.scoreTests(of: scalar.fit.sharedPlaces)
    }
    return GroupComparison(
      names: kept.map(\.name), sizes: kept.map(\.people.count),
      leftOut: members.count - kept.count, ladder: ladder, breaking: breaking,
      functioning: AppraisalParts.attempt { () throws(Withheld) in
        try Self.functioning(
          complete, large.map { kept[$0].people }, second: parts.map(\.n).sorted(by: >)[1],
          level: level)
      }, large: large)
  }

  private static func functioning(
    _ complete: CompleteAnswers, _ groups: [[Int]], second: Int, level: Double
  ) throws(Withheld) -> DifferentialFunctioning {
    guard groups.count >= 2 else {
      throw SampleRule.functioning.withheld(people: second, items: complete.k)
        ?? DifferentialWords.oneGroup
    }
    guard complete.tables != nil else { throw CompleteAnswers.tooManyCategories }
    var (rows, group): ([[Int?]], [Int]) = ([], [])
    for (place, people) in groups.enumerated() {
      for person in people {
        rows.append(complete.columns.codes.map { Int($0[person]) })
        group.append(place)
      }
    }
    var options = DifferentialItem.Options()
    options.level = level
    return try DifferentialFunctioning.of(
      rows, categories: complete.columns.points.map(\.count), groups: group,
      groupCount: groups.count, options: options)
  }
}

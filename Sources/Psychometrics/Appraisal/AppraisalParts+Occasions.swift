import LinearAlgebra
import Results

/// What two occasions tell: error where nothing changed, else change.
extension AppraisalParts {
  static let oneOccasion = Withheld(
    "appraisal.one-occasion", "People were asked once.",
    help: "Ask the same people again, and name the column of occasions.")

  func retest() throws(Withheld) -> TestRetest {
    guard answers.hasSecond else { throw Self.oneOccasion }
    guard options.isRetest else {
      throw Withheld(
        "appraisal.no-retest",
        "People changed between the occasions, or may have: what differs is not all error.",
        help:
          "Ask some people twice within a time in which nothing changes, such as two weeks, and say so."
      )
    }
    let pairs = zip(answers.scores, answers.laterScores).compactMap { one, other in
      one.flatMap { one in other.map { [one, $0] as [Double?] } }
    }
    try check(.coefficient, people: pairs.count)
    return try TestRetest.of(pairs, level: options.level)
  }

  /// The same from everybody, those with one score among them, by likelihood.
  func everybodysRetest() throws(Withheld) -> TestRetest {
    _ = try retest()
    guard answers.persons <= Self.mostRows / 10 else {
      throw AppraisalParts.manyPeople(
        "People with one score are looked at one by one", answers.persons)
    }
    let pairs = zip(answers.scores, answers.laterScores).map { [$0, $1] }
    return try TestRetest.of(pairs, level: options.level)
  }

  static let noChangeExpected = Withheld(
    "appraisal.no-change-expected",
    "No change was expected between the occasions, so there is none to tell apart.",
    help: "Follow people to an occasion by which things may have changed.")

  func change() throws(Withheld) -> ChangeScoreReliability {
    guard answers.hasSecond else { throw Self.oneOccasion }
    guard !options.isRetest else { throw Self.noChangeExpected }
    let (first, second) = answers.both
    let both = ChangeItems(first: first, second: second)
    try check(.coefficient, people: both.n)
    return try ChangeScoreReliability.of(both, level: options.level)
  }

  /// What an answer is made of: person, occasion, item, and how they go together.
  func components() throws(Withheld) -> GeneralizabilityStudy {
    guard answers.hasSecond else { throw Self.oneOccasion }
    let (first, second) = answers.both
    try check(
      .coefficient,
      people: zip(first, second).count { !$0.contains(nil) && !$1.contains(nil) })
    return try GeneralizabilityStudy.of(
      zip(first, second).map { [$0, $1] }, level: options.level)
  }

  /// The same with occasions of each person's own, and with answers missing.
  func nestedComponents() throws(Withheld) -> NestedGeneralizability {
    guard answers.hasSecond else { throw Self.oneOccasion }
    let (first, second) = answers.both
    try check(
      .coefficient,
      people: zip(first, second).count { one, other in
        one.contains { $0 != nil } && other.contains { $0 != nil }
      })
    guard first.count <= Self.mostRows / 10 else {
      throw AppraisalParts.manyPeople(
        "Occasions of each person's own are looked at one by one", first.count)
    }
    return try NestedGeneralizability.of(zip(first, second).map { [$0, $1] }, level: options.level)
  }

  /// One factor on both occasions, with more and more held the same.
  func overTime() throws(Withheld) -> RulerLadder {
    guard answers.hasSecond else { throw Self.oneOccasion }
    let (first, second) = answers.completeBoth
    try check(.occasions, people: first.n)
    return try RulerLadder.overTime(
      first: first, second: second, isOrdinal: first.isOrdinal)
  }
}

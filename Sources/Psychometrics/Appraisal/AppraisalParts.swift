import LinearAlgebra
import Results

/// Finds each part of an appraisal, or why there is none.
struct AppraisalParts: Sendable {
  let answers: AppraisedAnswers
  /// Who answered every item of the first occasion.
  let people: [Int]
  /// What they answered.
  let complete: CompleteAnswers
  let options: ScaleAppraisal.Options

  init(_ answers: AppraisedAnswers, _ options: ScaleAppraisal.Options) {
    self.answers = answers
    self.options = options
    (people, complete) = answers.complete
  }

  /// Items.
  var k: Int { complete.k }

  /// Throws where a rule asks for more people, or nobody answered an item.
  func check(_ rule: SampleRule, people n: Int? = nil) throws(Withheld) {
    if complete.n == 0, let unanswered = answers.unanswered { throw unanswered }
    if let withheld = rule.withheld(people: n ?? complete.n, items: k) { throw withheld }
  }

  /// Everybody's answers on the first occasion, those who left some items out among them.
  ///
  /// - Throws: `Withheld` where a rule asks for more people, there are more than `most`, or nobody answered an item.
  func everybody(_ rule: SampleRule, most: Int) throws(Withheld) -> [[Double?]] {
    if let unanswered = answers.unanswered { throw unanswered }
    let first = answers.first.columns
    let people = (0..<first.n).filter(first.hasAnswer)
    if let withheld = rule.withheld(people: people.count, items: k, isEverybody: true) {
      throw withheld
    }
    guard people.count <= most else {
      throw Withheld(
        "appraisal.many-people",
        "Who left which items out is looked at one by one, and \(people.count) people are more than that is made for.",
        help: "Take a random part of the people to see it.")
    }
    return people.map(first.values)
  }

  /// What comes of a part, or why nothing does.
  static func attempt<Value>(
    _ part: () throws(Withheld) -> Value
  ) -> Result<Value, Withheld> {
    do throws(Withheld) {
      return .success(try part())
    } catch {
      return .failure(error)
    }
  }

  func consistency() throws(Withheld) -> Consistency {
    try check(.coefficient)
    return try Consistency.of(
      try complete.covariance(),
      distributionFree: try? complete.distributionFreeAlpha(level: options.level),
      groups: PeopleGroups(
        codes: complete.columns.codes, points: complete.columns.points, seed: options.seed),
      level: options.level)
  }

  /// Alpha of everybody, those who left some items out among them.
  func everybodysAlpha() throws(Withheld) -> IncompleteAlpha {
    try IncompleteAlpha.of(
      try everybody(.coefficient, most: Self.mostRows / 5), level: options.level)
  }

  func ends() throws(Withheld) -> FloorAndCeiling {
    guard answers.scores.contains(where: { $0 != nil }) else {
      throw Withheld(
        "appraisal.no-score", "Nobody has a score.",
        help: "Look at which answers are missing or were set aside; --problems lists the latter.")
    }
    return try FloorAndCeiling.of(answers.scores, range: answers.range, level: options.level)
  }
}

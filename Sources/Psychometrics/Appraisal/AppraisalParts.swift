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

  /// Throws where a rule asks for more people, by default of those who answered every item; of whom there are none where
  /// nobody answered an item.
  func check(_ rule: SampleRule, people n: Int? = nil) throws(Withheld) {
    if n == nil, complete.n == 0, let unanswered = answers.unanswered { throw unanswered }
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
      throw Self.manyPeople("Who left which items out is looked at one by one", people.count)
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
    let rows = try everybody(.coefficient, most: Self.mostRows / 5)
    let patterns = Set(rows.map { $0.map { $0 == nil } }).count
    // Variances, covariances and means, each two of which are looked at in every way of leaving items out.
    let numbers = k * (k + 3) / 2
    guard patterns * numbers * numbers <= Self.mostPatternNumbers else {
      throw Withheld(
        "appraisal.many-patterns",
        "There are \(patterns) ways in which people left some of \(k) items out, more than alpha of everybody is made for.",
        help: "Take a random part of the people, or appraise parts of the scale by themselves.")
    }
    return try IncompleteAlpha.of(rows, level: options.level)
  }

  /// Ways of leaving items out times squared numbers of means and covariances, for some seconds of work.
  private static let mostPatternNumbers = 50_000_000

  /// Why something is not told of so many people.
  static func manyPeople(_ what: String, _ n: Int) -> Withheld {
    Withheld(
      "appraisal.many-people",
      "\(what), and \(n) people are more than that is made for.",
      help: "Take a random part of the people to see it.")
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

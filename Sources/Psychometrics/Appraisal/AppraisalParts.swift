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

  /// Throws where a rule asks for more people.
  func check(_ rule: SampleRule, people n: Int? = nil) throws(Withheld) {
    if let withheld = rule.withheld(people: n ?? complete.n, items: k) { throw withheld }
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
      level: options.level)
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

import Scales

/// What judges pairs of scores one after the other: the line of a method and the rule, with what they
/// have in common worked out once.
struct ChangeJudge: Sendable, Hashable {
  private let line: ExpectedScore
  private let rule: ChangeRule
  private let direction: ScoreDefinition.Direction
  /// Where single scores have errors of their own, and the method is the one that knows them.
  private let error: MeasurementError?

  init(
    _ line: ExpectedScore, _ options: ReliableChange.Options,
    _ direction: ScoreDefinition.Direction, _ error: MeasurementError?
  ) {
    self.line = line
    self.direction = direction
    var rule = options.rule
    rule.critical = .fixed(rule.criticalValue(line))
    self.rule = rule
    let knowsSingleScores = options.method == .sample(.jacobsonTruax)
    self.error = knowsSingleScores && error?.conditional != nil ? error : nil
  }

  /// What a pair comes to.
  func facts(first: Double, last: Double) -> ChangeFacts {
    ChangeFacts(first: first, second: last, line, rule, direction: direction, error: error)
  }

  /// The change beyond which it is reliable, in points; nil where every pair has its own.
  var threshold: Double? {
    guard error == nil, line.intercept == 0, line.slope == 1, line.growth == 0 else { return nil }
    return rule.criticalValue(line) * line.standardError(after: 0)
  }
}

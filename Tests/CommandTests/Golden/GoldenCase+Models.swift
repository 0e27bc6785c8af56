import Results
import TestSupport

/// Tables that a model cannot be fitted to, and formulas that are none.
extension GoldenCase {
  /// `waymark trajectories` over a table.
  static func model(
    _ code: DiagnosticCode, _ formula: String, _ data: String = visited, options: [String] = []
  ) -> Self {
    GoldenCase(
      code: code,
      arguments: ["trajectories", "data.csv", "--formula", formula, "--problems", "problems.csv"]
        + options,
      files: ["data.csv": Array(data.utf8)], list: "problems.csv")
  }

  /// Six people at three times, made up.
  static let visited =
    "person,week,days,half,arm,score\n"
    + (0..<18).map { row in
      let (person, week) = (row / 3, row % 3)
      let score = 10 + 2 * week + [3, -1, 0, 2, -4, 1][person] + [0, 1, -1, 1, 0][row % 5]
      return "p\(person),\(week),\(7 * week),\(Double(score) / 2),usual,\(score)\n"
    }.joined()

  /// More visits across people than are fitted.
  private static let manyVisits =
    "person,visit,score\n"
    + (0..<14_000).map { "\($0 % 7000),\($0 * 3 % 7001),\($0 % 11)\n" }.joined()

  static let models: [GoldenCase] = [
    model(.columnNotANumber, "score ~ week + (1 | person)", visited + "p6,0,0,5,usual,n/k\n"),
    model(.columnMissingCells, "score ~ week + (1 | person)", visited + "p6,0,0,5,usual,\n"),
    model(.columnNoneComplete, "score ~ week + (1 | person)", "person,week,score\np1,,2\np2,1,\n"),
    model(.modelFormula, "score ~ week + (week | person"),
    model(.modelNoRandomEffects, "score ~ week"),
    model(.modelRepeatedEffect, "score ~ week + (1 | person) + (week | person)"),
    model(
      .modelConstantOutcome, "score ~ week + (1 | person)",
      "person,week,score\np1,0,5\np1,1,5\np2,0,5\np2,1,5\n"),
    model(.modelOutcomeDetermined, "score ~ half + (1 | person)"),
    model(.modelOneLevel, "score ~ week + arm + (1 | person)"),
    model(
      .modelOneGroup, "score ~ week + (1 | person)",
      "person,week,score\np1,0,5\np1,1,6\np1,2,5\n"),
    model(.modelTooManyEffects, "score ~ week + (week + days | person)"),
    model(.modelTooManyLevels, "score ~ 1 + (1 | person) + (1 | visit)", manyVisits),
    model(.modelCurve, "score ~ poly(week, 3) + (1 | person)"),
    model(
      .modelTooFewRows, "score ~ week * arm + (1 | person)",
      "person,week,arm,score\np1,0,a,5\np1,1,b,6\np2,0,b,4\np2,3,a,7\n"),
    model(.modelCollinear, "score ~ week + days + (1 | person)"),
    model(
      .modelNotFitted, "score ~ week + (1 | person)",
      "person,week,score\np1,0,1e300\np1,1,-1e300\np2,0,1e300\np2,1,1e299\np3,0,0\np3,1,1\n"),
    model(
      .modelClasses, "score ~ week + (1 | person)",
      options: ["--classes", "2", "--membership", "~ week"]),
    model(
      .modelRowsApart, "score ~ week + (1 | person)", visited + "p0,3,21,5,usual,4\n",
      options: ["--stream"]),
    model(.modelNotStreamed, "score ~ poly(week, 2) + (1 | person)", options: ["--stream"]),
  ]
}

import Results
import TestSupport

/// Files of scores, and rows of them that cannot be used as they are.
extension GoldenCase {
  /// `waymark change` over a file of scores.
  static func change(_ code: DiagnosticCode, _ rows: String, options: [String] = []) -> Self {
    GoldenCase(
      code: code,
      arguments: [
        "change", "data.csv", "--time", "time", "--score", "value", "--direction", "higher",
        "--sem", "2", "--problems", "problems.csv",
      ] + options,
      files: ["data.csv": Array(rows.utf8)], list: "problems.csv")
  }

  private static let days = "id,time,value\n1,2025-01-06,10\n1,2025-03-03,18\n"
  private static let long = "id,time,scale,score,metric,value\n1,1,pair,total,raw,4\n"

  static let scores: [GoldenCase] = [
    change(.dateImpossible, days + "2,2025-02-30,11\n"),
    change(.dateAmbiguous, days + "2,03/04/2025,11\n"),
    change(.dateForm, days + "2,25/12/2024,11\n"),
    change(.dateShortYear, days + "2,25/12/24,11\n"),
    change(.dateSerial, days + "2,45000,11\n"),
    change(.dateZone, days + "2,2025-01-06T23:30:00Z,11\n"),
    change(.dateFuture, days + "2,2052-01-06,11\n", options: ["--today", "2025-06-30"]),
    change(.scoreNotANumber, days + "2,2025-01-06,eleven\n"),
    change(.scoreOutOfRange, days + "2,2025-01-06,41\n", options: ["--attainable", "0-40"]),
    change(.scoreConflict, days + "1,2025-03-03,17\n"),
    change(.scoreRepeat, days + "1,2025-03-03,18\n"),
    change(.scoreSeveral, long + "1,2,pair,total,T,50\n"),
    change(.scoreNone, long, options: ["--metric", "T"]),
    GoldenCase(
      code: .scoreNotComparable,
      arguments: [
        "change", "data.csv", "--time", "time", "--score", "value", "--scale", "pair", "--sem", "2",
        "--scales", ".", "--problems", "problems.csv",
      ],
      files: [
        "data.csv": Array((long + "1,2,pair,total,raw,8\n1,3,old-pair,total,raw,30\n").utf8),
        "pair.json": Array(
          SmallStudy.scale.replacing(
            "\"respondent\"",
            with: "\"lineage\": {\"notComparableWith\": [\"old-pair\"]}, \"respondent\""
          ).utf8),
      ], list: "problems.csv"),
    change(.scoreTimes, "id,time,value\n1,Baseline,10\n1,Review,18\n"),
  ]
}

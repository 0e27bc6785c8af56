import Results
import TestSupport

/// Services that cannot be compared, with each other, a norm or a benchmark, or over time.
extension GoldenCase {
  static let benchmarks: [GoldenCase] = [
    GoldenCase(
      code: .benchmarkNotCompared,
      arguments: [
        "benchmark", "--values", "data.csv", "--numerator", "recovered", "--denominator", "people",
        "--problems", "problems.csv",
      ],
      files: ["data.csv": Array("unit,recovered,people\nNorth,12,40\n".utf8)],
      list: "problems.csv"),
    GoldenCase(
      code: .benchmarkRepeatedPerson,
      arguments: [
        "benchmark", "data.csv", "--service", "service", "--person", "person", "--formula",
        "post ~ pre", "--problems", "problems.csv",
      ],
      files: [
        "data.csv": Array(
          "person,service,pre,post\nA7,North,18,22\nB2,North,17,19\nA7,South,20,21\n".utf8)
      ],
      list: "problems.csv"),
    GoldenCase(
      code: .benchmarkOtherMeasure,
      arguments: [
        "benchmark", "against", "--values", "data.csv", "--measure", "trust", "--measure-version",
        "2", "--better", "higher", "--benchmark", "0.5", "--benchmark-source", "made up",
        "--benchmark-of", "trust@1", "--margin", "0.2", "--problems", "problems.csv",
      ],
      files: [
        "data.csv": Array(
          "service,n,mean_pre,sd_pre,mean_post,sd_post,r\nNorth,20,14,4,16,4,0.5\n".utf8)
      ],
      list: "problems.csv"),
    overTime(
      .benchmarkCount, "month,seen,referred\n2026-01,12,20\n2026-02,25,21\n2026-03,4,0\n",
      ["--numerator", "seen", "--denominator", "referred"]),
    norm(.normUndated, ["--norm-n", "27169"]),
    norm(.normWithoutNumber, ["--norm-year", "2013"]),
    norm(.normUnusable, ["--norm-n", "27169", "--norm-year", "2013"], deviation: "0"),
    overTime(.timesOrder, "month,mean\n2026-01,22.4\n2026-03,23.0\n2026-02,22.1\n"),
    overTime(.timesRepeated, "month,mean\n2026-01,22.4\n2026-01,21.9\n2026-02,22.1\n"),
    overTime(.seriesTooShort, "month,mean\n2026-01,22.4\n"),
    overTime(.seriesConstant, "month,mean\n2026-01,22\n2026-02,22\n2026-03,22\n"),
    overTime(
      .seriesOutcome, "month,housed\n2026-01-09,1\n2026-01-12,2\n2026-01-12,0\n",
      ["--value", "housed", "--chart", "cusum", "--chance", "0.3"]),
  ]

  private static func overTime(
    _ code: DiagnosticCode, _ data: String, _ options: [String] = ["--value", "mean"]
  ) -> GoldenCase {
    GoldenCase(
      code: code,
      arguments: ["benchmark", "over-time", "data.csv", "--time", "month"] + options + [
        "--problems", "problems.csv",
      ],
      files: ["data.csv": Array(data.utf8)], list: "problems.csv")
  }

  private static func norm(
    _ code: DiagnosticCode, _ options: [String], deviation: String = "3.9"
  ) -> GoldenCase {
    GoldenCase(
      code: code,
      arguments: [
        "benchmark", "norm", "data.csv", "--score", "total", "--norm-mean", "23.5", "--norm-sd",
        deviation, "--norm-population", "adults", "--year", "2026",
      ] + options + ["--problems", "problems.csv"],
      files: ["data.csv": Array("person,total\nA7,21\nB2,24\n".utf8)], list: "problems.csv")
  }
}

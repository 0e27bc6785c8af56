import Results
import TestSupport

/// Services that cannot be compared.
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
  ]
}

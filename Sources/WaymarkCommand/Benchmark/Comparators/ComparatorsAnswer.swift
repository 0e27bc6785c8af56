import Benchmarking
import Documents
import Results

/// Comparators as rows and everything in one row.
struct ComparatorsAnswer {
  let found: [MatchedComparators]
  /// How many services there are.
  let services: Int
  let columns: [MatchingOptions.Column]

  /// The answer.
  var answer: BenchmarkAnswer {
    BenchmarkAnswer(
      schema: "waymark-comparators/1",
      title: "Comparators among \(Counted.words(services, "service"))",
      cases: ResultTable(
        columns: ["service", "comparator", "nearness", "distance"],
        rows: found.flatMap { match in
          match.nearest.enumerated().map { place, near in
            [
              .text(match.name), .text(near.name), .integer(place + 1),
              .number(near.distance.finite),
            ]
          }
        }),
      shown: ["service", "comparator", "distance"],
      summary: BenchmarkTables.row([
        ("services", .integer(services)), ("matched", .integer(found.count)),
        ("nearest", .integer(found.first?.nearest.count)),
        ("match", .text(columns.map(\.name).joined(separator: "; "))),
      ]),
      words: [
        "Distances are in standard deviations over all services, divided by that of the farthest, which is 1. Near is "
          + "near on \(Counted.list(columns.map { "'\($0.name)'" })) only."
      ],
      options: [
        .init(
          "match",
          .array(
            columns.map { column in
              .object([
                .init("column", .string(column.name)), .init("weight", .number(column.weight)),
              ])
            }))
      ],
      notes: [
        Note(
          "comparators.only-these",
          "Services that are near in these columns may differ in what is not in the table.")
      ])
  }
}

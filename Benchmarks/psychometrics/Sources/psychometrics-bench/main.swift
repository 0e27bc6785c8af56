// Times the figures of an appraisal, with the answers in memory, and prints JSON.
//
//   psychometrics-bench data FOLDER         writes what the peers read
//   psychometrics-bench pairs ROWS          the tables of all pairs of 50 items
//   psychometrics-bench polychoric          the correlations of all pairs of 50 items, 10,000 people
//   psychometrics-bench splits              every cut in two of 16 items
//   psychometrics-bench study               components of 60 people, 20 times, 8 items
//   psychometrics-bench classical K ROWS    everything classical of K items, from their pair tables
import Glibc
import LinearAlgebra
import Waymark

func list(_ values: [Double]) -> String {
  "[" + values.map { "\($0)" }.joined(separator: ", ") + "]"
}

func counts(_ answers: [[UInt8]]) -> PairCounts {
  var counts = PairCounts(categories: answers.map { _ in 5 })
  counts.add(answers)
  return counts
}

/// The correlations of sixteen items, of which every cut in two is looked at.
func sixteen() throws -> ItemCovariance {
  let items = try counts(MadeUp.answers(items: 16, persons: 2000)).covariances()
  return try ItemCovariance(items.matrix, n: 2000).standardised()
}

func data(_ folder: String) throws {
  try write(MadeUp.answers(items: 50, persons: 10_000).flatMap(\.self), "\(folder)/items.bin")
  try write(sixteen().matrix.elements, "\(folder)/correlations.bin")
  let study = MadeUp.study(persons: 60, times: 20, items: 8)
  try write(study.flatMap { $0.flatMap(\.self) }, "\(folder)/study.bin")
  try writeTable(MadeUp.answers(items: 14, persons: 1_000_000), "\(folder)/big.csv")
}

func pairs(_ rows: Int) {
  let answers = MadeUp.answers(items: 50, persons: rows)
  let found = best(of: 9) { counts(answers) }
  let total = found.output.table(0, 1).total
  print(
    "{\"seconds\": \(found.seconds), \"rows\": \(total), "
      + "\"answersMB\": \(Double(50 * rows) / 1_048_576), \"peakMB\": \(peak())}")
}

func polychoric() {
  let answers = MadeUp.answers(items: 50, persons: 10_000)
  let found = best(of: 9) { PolychoricMatrix(counts(answers)) }
  print(
    "{\"seconds\": \(found.seconds), \"pairs\": \(found.output.pairs.count), "
      + "\"certified\": \(found.output.pairs.count { (try? $0.result.get())?.convergence.certified == true }), "
      + "\"correlations\": \(list(found.output.correlations?.elements ?? []))}")
}

func splits() throws {
  let items = try sixteen()
  let found = try best(of: 101) { try SplitHalves.of(items) }
  print(
    "{\"seconds\": \(found.seconds), \"cuts\": \(found.output.cuts), "
      + "\"best\": \(found.output.best.coefficient), \"bestPart\": \(found.output.best.part.count), "
      + "\"worst\": \(found.output.worstHalves.coefficient)}")
}

func study() throws {
  let cells: [[[Double?]]] = MadeUp.study(persons: 60, times: 20, items: 8).map {
    $0.map { $0.map(\.self) }
  }
  let found = try best(of: 101) { try GeneralizabilityStudy.of(cells) }
  let c = found.output.components
  print(
    "{\"seconds\": \(found.seconds), \"components\": "
      + list([c.person, c.time, c.item, c.personTime, c.personItem, c.timeItem, c.residual]) + "}")
}

func classical(_ k: Int, _ rows: Int) throws {
  let tables = counts(MadeUp.answers(items: k, persons: rows))
  let found = try best(of: k > 26 ? 3 : 21) {
    let items = try tables.covariances()
    let consistency = try Consistency.of(ItemCovariance(items.matrix, n: rows))
    let moments = AnswerMoments(covariances: [items.matrix], n: [rows])
    return (consistency, try OneFactorOmega.estimate(moments))
  }
  let (consistency, omega) = found.output
  let withheld = consistency.coefficients.filter { $0.withheld != nil }
  print(
    "{\"seconds\": \(found.seconds), \"items\": \(k), \"rows\": \(rows), "
      + "\"alpha\": \(consistency["alpha.raw"]?.estimate?.value ?? 0), \"omega\": \(omega.omega.model.value), "
      + "\"coefficients\": \(consistency.coefficients.count), "
      + "\"withheld\": [\(withheld.map { "\"\($0.id)\"" }.joined(separator: ", "))]}")
}

let arguments = Array(CommandLine.arguments.dropFirst())
let numbers = arguments.dropFirst().compactMap { Int($0) }
switch (arguments.first, arguments.count, numbers.count) {
case ("data", 2, _): try data(arguments[1])
case ("pairs", 2, 1): pairs(numbers[0])
case ("polychoric", 1, _): polychoric()
case ("splits", 1, _): try splits()
case ("study", 1, _): try study()
case ("classical", 3, 2): try classical(numbers[0], numbers[1])
default:
  print("psychometrics-bench data FOLDER|pairs ROWS|polychoric|splits|study|classical K ROWS")
  exit(2)
}

// Times fits with the data in memory and prints JSON.
//
//   mixed-bench fit FILE FORMULA RUNS    MixedModel(FORMULA).fit alone, by REML with Satterthwaite's df
//   mixed-bench curve                    fits as persons, schedules and crossed workers grow
import Glibc
import Models

func fit(_ path: String, _ formula: String, _ runs: Int) throws {
  let table = try NumberTable(path)
  let frame = try table.frame(groups: ["person", "service", "worker"])
  let model = try MixedModel(formula)
  let (timing, fit) = try Timing.of(runs) { try model.fit(frame) }
  func list(_ values: [Double]) -> String {
    "[" + values.map { "\($0)" }.joined(separator: ", ") + "]"
  }
  let terms = fit.fixedEffects
  print(
    "{\"rows\": \(frame.rows), \"runs\": \(timing.seconds.count), \"best\": \(timing.best), "
      + "\"median\": \(timing.median), \"criterion\": \(fit.criterion), "
      + "\"estimates\": \(list(terms.map(\.estimate.value))), "
      + "\"errors\": \(list(terms.map { $0.estimate.standardError ?? .nan })), "
      + "\"df\": \(list(terms.map { $0.degreesOfFreedom ?? .nan })), "
      + "\"evaluations\": \(fit.convergence.evaluations), \"certified\": \(fit.convergence.certified)}"
  )
}

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch arguments.first {
  case "fit" where arguments.count == 4: try fit(arguments[1], arguments[2], Int(arguments[3]) ?? 1)
  case "curve": try Curve.run()
  default: throw BenchError.usage
  }
} catch {
  print("mixed-bench: \(error)")
  exit(1)
}

// Times fits with the data in memory and prints JSON.
//
//   mixed-bench fit FILE FORMULA RUNS    MixedModel(FORMULA).fit alone, by REML with Satterthwaite's df
//   mixed-bench bootstrap FILE TIMES     parametric bootstraps of sleepstudy by ML, as bootMer draws them
//   mixed-bench read FILE FORMULA        reading and parsing the formula's columns of a file, and nothing else
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

/// `Reaction ~ Days + (Days | Subject)`: the spread of both fixed effects and of σ over the replicates.
func bootstrap(_ path: String, _ times: Int) throws {
  let frame = try NumberTable(path).frame(groups: ["Subject"])
  var options = MixedModel.Options()
  options.criterion = .maximumLikelihood
  let model = try MixedModel("Reaction ~ Days + (Days | Subject)", options: options)
  let (timing, drawn) = try Timing.of(5) {
    try model.bootstrap(frame, BootstrapOptions(replicates: times, seed: 1))
  }
  let wanted: [ModelParameter] = [.fixed("(Intercept)"), .fixed("Days"), .sigma]
  let deviations = wanted.map { parameter in
    drawn.summaries.first { $0.parameter == parameter }?.standardError ?? .nan
  }
  print("{\"median\": \(timing.median), \"best\": \(timing.best), \"deviations\": \(deviations)}")
}

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch arguments.first {
  case "fit" where arguments.count == 4: try fit(arguments[1], arguments[2], Int(arguments[3]) ?? 1)
  case "bootstrap" where arguments.count == 3:
    try bootstrap(arguments[1], Int(arguments[2]) ?? 1000)
  case "read" where arguments.count == 3: try CountedRows.run(arguments[1], arguments[2])
  case "curve": try Curve.run()
  default: throw BenchError.usage
  }
} catch {
  print("mixed-bench: \(error)")
  exit(1)
}

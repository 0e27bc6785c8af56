// Times the search for kinds of journey, with the rows in memory, and prints JSON.
//
//   classes-bench PERSONS OCCASIONS CLASSES STARTS     a search with a random intercept and slope
//   classes-bench PERSONS OCCASIONS CLASSES rows       the rows instead, as CSV
import Glibc
import Models

/// The most memory that the process had, in MB.
func peak() -> Double {
  var usage = rusage()
  unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}

func search(persons: Int, occasions: Int, classes: Int, starts: Int) throws {
  let cohort = Cohort(persons: persons, occasions: occasions, classes: classes)
  let frame = try cohort.frame()
  var options = LatentClassModel.Options()
  (options.starts, options.hits) = (starts, min(10, starts))
  let model = LatentClassModel(try Formula("score ~ time + (time | person)"), options: options)
  let before = peak()
  let clock = ContinuousClock()
  let start = clock.now
  let found = try model.fit(frame, classes: classes...classes)
  let seconds = (clock.now - start) / .seconds(1)
  guard let fit = found.models.first else {
    print(found.unfitted)
    exit(1)
  }
  let shares = fit.indices.shares.map { "\($0)" }.joined(separator: ", ")
  print(
    "{\"seconds\": \(seconds), \"logLik\": \(fit.logLikelihood), \"passes\": \(fit.passes), "
      + "\"persons\": \(persons), \"searched\": \(fit.searchedPersons), \"classes\": \(classes), "
      + "\"starts\": \(fit.starts), \"hits\": \(fit.landscape[fit.chosen].hits), "
      + "\"shares\": [\(shares)], \"verdict\": \"\(found.choice.verdict.rawValue)\", "
      + "\"rowsMB\": \(before), \"peakMB\": \(peak())}")
}

let arguments = CommandLine.arguments.dropFirst()
let numbers = arguments.compactMap { Int($0) }
switch (arguments.count, numbers.count) {
case (4, 4):
  try search(
    persons: numbers[0], occasions: numbers[1], classes: numbers[2], starts: numbers[3])
case (4, 3) where arguments.last == "rows":
  Cohort(persons: numbers[0], occasions: numbers[1], classes: numbers[2]).write()
default:
  print("classes-bench PERSONS OCCASIONS CLASSES STARTS|rows")
  exit(2)
}

import Glibc

/// Seconds of work done over and over: the best of `runs`, and what the last one came to.
func best<Output>(of runs: Int, _ work: () throws -> Output) rethrows -> (
  seconds: Double, output: Output
) {
  let clock = ContinuousClock()
  var start = clock.now
  var output = try work()
  var least = (clock.now - start) / .seconds(1)
  for _ in 1..<max(1, runs) {
    start = clock.now
    output = try work()
    least = min(least, (clock.now - start) / .seconds(1))
  }
  return (least, output)
}

/// The most memory that the process had, in MB.
func peak() -> Double {
  var usage = rusage()
  unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}

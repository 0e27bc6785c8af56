/// Seconds a piece of work takes, over and over.
struct Timing {
  var seconds: [Double] = []

  var best: Double { seconds.min() ?? 0 }
  var median: Double { seconds.sorted()[seconds.count / 2] }

  /// Runs `work` so many times and keeps the last result.
  static func of<Result>(_ runs: Int, _ work: () throws -> Result) rethrows -> (Timing, Result) {
    var timing = Timing()
    let clock = ContinuousClock()
    func once() throws -> Result {
      let start = clock.now
      let result = try work()
      timing.seconds.append((clock.now - start) / .seconds(1))
      return result
    }
    var result = try once()
    for _ in 1..<max(runs, 1) { result = try once() }
    return (timing, result)
  }
}

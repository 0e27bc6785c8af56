import Outcomes
import Parallel
import Results

/// What is found in many made-up panels.
struct LeadLagRuns {
  /// Estimates with their errors, of one direction.
  struct Found {
    var values: [Double] = []
    var errors: [Double] = []

    func share(_ counts: (Double, Double) -> Bool) -> Double {
      Double(zip(values, errors).count(where: counts)) / Double(max(1, values.count))
    }

    /// Found to differ from none, at 5 %.
    var significant: Double { share { abs($0) > 1.959964 * $1 } }
    /// Intervals that hold a value.
    func covering(_ truth: Double) -> Double { share { abs($0 - truth) <= 1.959964 * $1 } }
    var mean: Double { values.reduce(0, +) / Double(max(1, values.count)) }
    /// Standard deviation of the estimates.
    var spread: Double {
      (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count - 1)))
        .squareRoot()
    }
    var meanError: Double { errors.reduce(0, +) / Double(max(1, errors.count)) }
  }

  var level = Found()
  var higher = Found()
  var reverse = Found()
  var withheld = 0

  init(_ panel: LeadLagPanel, panels: Int, seed: UInt64, recurrence: LeadLagOptions.Recurrence) {
    var options = LeadLagOptions()
    options.step = 1
    options.recurrence = recurrence
    let results = mapInOrder(count: panels) { [options] stream in
      LeadLag(panel.draw(seed: seed, stream: UInt64(stream)), options: options)
    }
    for result in results {
      if let level = try? result.level.get() {
        self.level.add(level.within[0].logOdds)
      } else {
        withheld += 1
      }
      if let change = try? result.change.get(),
        let effect = change.within.first(where: { $0.part == .higher })
      {
        higher.add(effect.logOdds)
      }
      if let reverse = try? result.reverse.get() { self.reverse.add(reverse.effect) }
    }
  }
}

extension LeadLagRuns.Found {
  fileprivate mutating func add(_ term: TermEstimate) {
    values.append(term.estimate.value)
    errors.append(term.estimate.standardError ?? .infinity)
  }
}

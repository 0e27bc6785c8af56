import Glibc
import Models

/// Time of a whole fit, divided by the evaluations it took, as one size grows and the rest stands still.
enum Curve {
  /// A generator of its own, so that every run times the same rows.
  struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }

    /// About normal: the sum of twelve uniform numbers less six.
    mutating func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
    }
  }

  /// People at six occasions. Each has one of `schedules` sets of times, shifted in the last occasion so that
  /// sets differ; `workers` above 0 gives each row one of so many workers.
  static func frame(people: Int, schedules: Int, workers: Int = 0) throws -> ModelFrame {
    var draw = Draw(state: 26)
    let rows = people * 6
    let effects = (0..<workers).map { _ in 1.5 * draw.normal() }
    var (person, worker, t, y) = ([Int](), [Int](), [Double](), [Double]())
    for i in 0..<people {
      let (level, slope) = (5 * draw.normal(), 0.8 * draw.normal())
      for occasion in 0..<6 {
        let time =
          Double(occasion) + (occasion == 5 ? Double(i % schedules) / Double(schedules) : 0)
        var score = 25 + level + (slope - 0.8) * time + 3 * draw.normal()
        if workers > 0 {
          let one = Int.random(in: 0..<workers, using: &draw)
          worker.append(one)
          score += effects[one]
        }
        person.append(i)
        t.append(time)
        y.append((score * 10).rounded() / 10)
      }
    }
    precondition(y.count == rows)
    var columns: [String: ModelFrame.Column] = [
      "person": .factor(codes: person, levels: (0..<people).map(String.init)),
      "t": .numeric(t), "y": .numeric(y),
    ]
    if workers > 0 {
      columns["worker"] = .factor(codes: worker, levels: (0..<workers).map(String.init))
    }
    return try ModelFrame(columns)
  }

  /// One line of JSON for each size.
  static func run() throws {
    for people in [1_000, 10_000, 100_000, 1_000_000] {
      try line("persons", people, try frame(people: people, schedules: 1), "y ~ t + (t | person)")
    }
    for schedules in [1, 10, 100, 1_000, 10_000, 100_000] {
      let data = try frame(people: 100_000, schedules: schedules)
      try line("schedules", schedules, data, "y ~ t + (t | person)")
    }
    for workers in [50, 100, 200, 500, 1_000, 2_000] {
      let data = try frame(people: 10_000, schedules: 1, workers: workers)
      try line("workers", workers, data, "y ~ t + (t | person) + (1 | worker)")
    }
  }

  private static func line(_ what: String, _ size: Int, _ frame: ModelFrame, _ formula: String)
    throws
  {
    let model = try MixedModel(formula)
    let (timing, fit) = try Timing.of(3) { try model.fit(frame) }
    let evaluations = fit.convergence.evaluations
    print(
      "{\"\(what)\": \(size), \"rows\": \(frame.rows), \"fit\": \(timing.best), "
        + "\"evaluations\": \(evaluations), \"fitPerEvaluation\": \(timing.best / Double(evaluations)), "
        + "\"certified\": \(fit.convergence.certified)}")
    fflush(nil)  // a long run is watched line by line
  }
}

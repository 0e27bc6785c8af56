import Distributions
import Glibc
import Models

/// A made-up cohort whose outcomes are yes or no, or in four ordered categories, at six occasions.
///
///     η = start + slope · t + b,      y = how many of the cuts lie below η and a logistic error
struct CategoryCohort {
  /// How people are distributed.
  enum Kind: String, Sendable, CaseIterable {
    /// One kind, with a normal b.
    case normal
    /// One kind, whose b leans: χ² with four degrees of freedom.
    case leaning
    /// Two kinds, two in five of the second: one falls from 1.5 by 0.6 an occasion, one rises from −2 by 0.8.
    case twoKinds = "two kinds"
  }

  /// The line of each of two kinds.
  static let lines = [(start: 1.5, slope: -0.6), (start: -2.0, slope: 0.8)]

  var kind: Kind
  var outcome: LatentClassModel.Outcome
  var persons = 300
  /// The standard deviation of b.
  var spread = 0.7

  /// Where the categories part.
  var cuts: [Double] { outcome == .binary ? [0] : [-1.5, 0, 1.5] }

  /// A table with columns person, time and y, and who is of the falling kind.
  func frame(seed: UInt64) throws -> (frame: ModelFrame, falls: [Bool]) {
    var random = Xoshiro256(seed: seed, stream: 11)
    var (person, time, y): ([Double], [Double], [Double]) = ([], [], [])
    var falls: [Bool] = []
    for i in 0..<persons {
      falls.append(random.uniform() < 0.4)
      let line = kind == .twoKinds ? Self.lines[falls[i] ? 0 : 1] : (start: -0.5, slope: 0.2)
      let b =
        kind == .leaning
        ? (random.chiSquared(degreesOfFreedom: 4) - 4) / 8.0.squareRoot() : random.normal()
      for j in 0..<6 {
        let u = random.uniform()
        let latent = line.start + line.slope * Double(j) + spread * b + log(u / (1 - u))
        person.append(Double(i))
        time.append(Double(j))
        y.append(Double(cuts.count { latent > $0 }))
      }
    }
    return (
      try ModelFrame(["person": .numeric(person), "time": .numeric(time), "y": .numeric(y)]), falls
    )
  }

  func model(_ formula: String, starts: Int = 10) throws -> LatentClassModel {
    var options = LatentClassModel.Options()
    (options.outcome, options.starts, options.hits) = (outcome, starts, 3)
    if !formula.contains("|") { options.within = "person" }
    return LatentClassModel(try Formula(formula), options: options)
  }
}

import Distributions
import LinearAlgebra
import Models

/// A made-up cohort at five occasions: one kind of people, or two that lie three standard deviations apart.
struct ClassCohort {
  /// How people and scores are distributed.
  enum Kind: String, Sendable, CaseIterable {
    case normal
    /// Starts and slopes that lean: χ² with four degrees of freedom.
    case leaning
    /// Starts alone that lean.
    case leaningStarts = "leaning starts"
    /// Scores that cannot fall below a floor where two in five would.
    case floored
    /// Two kinds of equal size, and one of three in ten.
    case twoKinds = "two kinds"
    case unequalKinds = "two kinds, 30:70"
  }

  var kind: Kind
  var persons = 500
  /// The chance that somebody is not seen again after an occasion.
  var leaving = 0.0
  /// How far kinds lie apart: (δᵀV⁻¹δ)^½ over the five occasions.
  var distance = 3.0

  /// A table with columns person, time and score, and who is of the second kind.
  func frame(seed: UInt64) throws -> (frame: ModelFrame, second: [Bool]) {
    var random = Xoshiro256(seed: seed, stream: 9)
    let shift = Self.shift(distance)
    var (person, time, score): ([Double], [Double], [Double]) = ([], [], [])
    var second: [Bool] = []
    for i in 0..<persons {
      var (start, slope) = (random.normal(), 0.2 * random.normal())
      if kind == .leaning || kind == .leaningStarts { start = Self.leaning(&random) }
      if kind == .leaning { slope = 0.2 * Self.leaning(&random) }
      let share = kind == .twoKinds ? 0.5 : kind == .unequalKinds ? 0.3 : 0
      second.append(random.uniform() < share)
      if second[i] { (start, slope) = (start + shift, slope + 0.3 * shift) }
      for j in 0..<5 {
        if j > 0, random.uniform() < leaving { break }
        var value = 5 + start + (0.3 + slope) * Double(j) + random.normal()
        if kind == .floored { value = max(value, 5) }
        person.append(Double(i))
        time.append(Double(j))
        score.append(value)
      }
    }
    return (
      try ModelFrame([
        "person": .numeric(person), "time": .numeric(time), "score": .numeric(score),
      ]), second
    )
  }

  private static func leaning(_ random: inout Xoshiro256) -> Double {
    (random.chiSquared(degreesOfFreedom: 4) - 4) / 8.0.squareRoot()
  }

  /// k with k² dᵀV⁻¹d the square of the distance, d = 1 + 0.3 t and V the covariance of the scores.
  static func shift(_ distance: Double) -> Double {
    var v = Matrix(rows: 5, columns: 5)
    for i in 0..<5 {
      for j in 0..<5 { v[i, j] = 1 + 0.04 * Double(i * j) + (i == j ? 1 : 0) }
    }
    let d = (0..<5).map { 1 + 0.3 * Double($0) }
    let solved = (try? Cholesky(v))?.solve(d) ?? d
    return distance / zip(d, solved).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
  }

  static func model(_ starts: Int = 20) throws -> LatentClassModel {
    var options = LatentClassModel.Options()
    (options.starts, options.hits) = (starts, 3)
    return LatentClassModel(try Formula("score ~ time + (time | person)"), options: options)
  }
}

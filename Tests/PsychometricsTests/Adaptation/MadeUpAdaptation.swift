import Distributions
import Psychometrics

/// Answers to a scale and to what was made of it.
enum MadeUpAdaptation {
  /// Items of one factor: x_j = ν_j + λ_j f + e_j.
  struct Items {
    var loadings = [0.8, 0.7, 0.9, 0.6, 0.75, 0.65]
    var intercepts = [2, 2.2, 1.8, 2.5, 2.1, 1.9]
    var residuals = [0.5, 0.6, 0.5, 0.7, 0.55, 0.6]
    /// Mean and variance of f.
    var mean = 0.0
    var variance = 1.0

    func drawn(_ n: Int, seed: UInt64) -> [[Double?]] {
      var random = Xoshiro256(seed: seed)
      return (0..<n).map { _ in
        let f = mean + variance.squareRoot() * random.normal()
        return loadings.indices.map { j in
          intercepts[j] + loadings[j] * f + residuals[j].squareRoot() * random.normal()
        }
      }
    }

    func moments(_ n: Int, seed: UInt64) -> AnswerMoments {
      AnswerMoments(items: loadings.count, groups: [drawn(n, seed: seed)])
    }
  }

  /// Thresholds of six items of three categories.
  static let thresholds: [[Double]] = [
    [-1.2, 0.4], [-0.6, 0.9], [-0.9, 0.2], [-0.2, 1.3], [-1.5, -0.1], [-0.4, 0.7],
  ]

  /// Answers by the partial credit model of people with a mean and a standard deviation.
  static func codes(
    _ n: Int, _ thresholds: [[Double]] = thresholds, mean: Double = 0, spread: Double = 1.2,
    seed: UInt64
  ) -> [[Int?]] {
    var random = Xoshiro256(seed: seed)
    let scale = scale(thresholds)
    return (0..<n).map { _ in
      let theta = mean + spread * random.normal()
      return thresholds.indices.map { item in
        var left = random.uniform()
        for (code, chance) in scale.chances(item, theta).enumerated() {
          left -= chance
          if left < 0 { return code }
        }
        return thresholds[item].count
      }
    }
  }

  static func answers(
    _ n: Int, _ thresholds: [[Double]] = thresholds, mean: Double = 0, spread: Double = 1.2,
    seed: UInt64
  ) -> CategoryAnswers {
    CategoryAnswers(
      codes(n, thresholds, mean: mean, spread: spread, seed: seed),
      categories: thresholds.map { $0.count + 1 })
  }

  static func scale(_ thresholds: [[Double]]) -> RaschScale {
    RaschScale(
      easiness: thresholds.map { own in
        var sum = 0.0
        return [0]
          + own.map {
            sum -= $0
            return sum
          }
      })
  }
}

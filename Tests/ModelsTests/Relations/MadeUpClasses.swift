import Distributions
import Glibc
import LinearAlgebra

/// Persons of known classes, seen only through one normal measurement of each: the posterior probabilities
/// of a model that is right.
struct MadeUpClasses {
  /// The true class of each person.
  var truth: [Int] = []
  /// A covariate, standard normal.
  var x: [Double] = []
  /// Persons × classes.
  var posteriors: Matrix

  /// Draws persons: `lines` are intercept and slope on x of the log odds of each class but the last, and
  /// `centres` where the measurement of each class is centred, with standard deviation 1.
  init(_ persons: Int, lines: [(Double, Double)], centres: [Double], seed: UInt64, stream: UInt64) {
    var generator = Xoshiro256(seed: seed, stream: stream)
    var measured: [Double] = []
    var sizes = [Double](repeating: 0, count: centres.count)
    for _ in 0..<persons {
      let x = generator.normal()
      let odds = lines.map { exp($0.0 + $0.1 * x) } + [1]
      var left = generator.uniform() * odds.reduce(0, +)
      var t = 0
      while t < odds.count - 1, left > odds[t] {
        left -= odds[t]
        t += 1
      }
      truth.append(t)
      self.x.append(x)
      sizes[t] += 1
      measured.append(centres[t] + generator.normal())
    }
    posteriors = Matrix(rows: persons, columns: centres.count)
    for i in 0..<persons {
      let density = centres.indices.map { t -> Double in
        let z = measured[i] - centres[t]
        return sizes[t] * exp(-z * z / 2)
      }
      let sum = density.reduce(0, +)
      for t in centres.indices { posteriors[i, t] = density[t] / sum }
    }
  }

  /// Outcomes of persons by their true class.
  func outcomes<T>(
    seed: UInt64, stream: UInt64, _ draw: (Int, inout Xoshiro256) -> T
  ) -> [T] {
    var generator = Xoshiro256(seed: seed, stream: stream)
    return truth.map { draw($0, &generator) }
  }

  /// Posteriors of 0 and 1: classes that are known.
  static func known(_ classes: [Int], of count: Int) -> Matrix {
    var result = Matrix(rows: classes.count, columns: count)
    for (i, t) in classes.enumerated() { result[i, t] = 1 }
    return result
  }

  /// The classes of `posteriors` in another order.
  static func reordered(_ posteriors: Matrix, _ order: [Int]) -> Matrix {
    Matrix(columns: order.map { posteriors.column($0) }, rows: posteriors.rows)
  }
}

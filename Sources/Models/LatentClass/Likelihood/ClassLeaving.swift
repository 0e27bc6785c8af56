import Glibc
import LinearAlgebra

/// Who was not seen again, occasion by occasion, as a mixture of classes sees it: a hazard for each class.
///
///     logit h_g(t) = x(t) · δ_g
///     log φ_ig ← log φ_ig + Σ_t [ d log h_g + (1 − d) log(1 − h_g) ]
///     ∂ℓ/∂δ_g = Σ_i τ_ig Σ_t (d − h_g) x
///
/// over the occasions at which person i could have been lost, d = 1 at the first after their last row.
///
/// ### Source
/// Haviland, A. M., Jones, B. L., & Nagin, D. S. (2011). Group-based trajectory modeling extended to account for
/// nonrandom participant attrition. *Sociological Methods & Research*, 40(2), 367–390.
struct ClassLeaving: Sendable {
  /// Columns of x, the column of ones first.
  let columns: Int
  /// Where each person's occasions begin; one entry more for the end.
  private var starts: [Int]
  /// x, occasion by occasion.
  private var values: [Double]
  /// d.
  private var left: [Double]

  /// Occasions in the order of persons.
  ///
  /// - Parameters:
  ///   - counts: occasions of each person.
  ///   - columns: one list a column of x, the column of ones first.
  ///   - left: d.
  init(counts: [Int], columns: [[Double]], left: [Double]) {
    self.columns = columns.count
    starts = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    values = left.indices.flatMap { row in columns.map { $0[row] } }
    self.left = left
  }

  /// Some of the persons, by position.
  func chosen(_ positions: [Int]) -> ClassLeaving {
    var result = self
    (result.starts, result.values, result.left) = ([0], [], [])
    for person in positions {
      let range = starts[person]..<starts[person + 1]
      result.values += values[range.lowerBound * columns..<range.upperBound * columns]
      result.left += left[range]
      result.starts.append(result.left.count)
    }
    return result
  }

  /// The log odds of being lost, whatever the class.
  var crude: Double {
    let lost = left.reduce(0, +)
    return log(lost / (Double(left.count) - lost))
  }

  /// What it adds to log φ, persons × classes row by row.
  func logs(_ hazards: [[Double]]) -> [Double] {
    let persons = starts.count - 1
    var result = Array(repeating: 0.0, count: persons * hazards.count)
    for person in 0..<persons {
      for (g, delta) in hazards.enumerated() {
        var sum = 0.0
        for row in starts[person]..<starts[person + 1] {
          let eta = predictor(row, delta)
          // log h = η − log(1 + e^η), log(1 − h) = −log(1 + e^η).
          sum += left[row] * eta - max(eta, 0) - log1p(exp(-abs(eta)))
        }
        result[person * hazards.count + g] = sum
      }
    }
    return result
  }

  /// ∂ℓ/∂δ, one list a class.
  func score(_ hazards: [[Double]], _ posteriors: [Double]) -> [[Double]] {
    var result = hazards.map { $0.map { _ in 0.0 } }
    for person in 0..<starts.count - 1 {
      for (g, delta) in hazards.enumerated() {
        let tau = posteriors[person * hazards.count + g]
        guard tau > 0 else { continue }
        for row in starts[person]..<starts[person + 1] {
          let rest = tau * (left[row] - 1 / (1 + exp(-predictor(row, delta))))
          for k in 0..<columns { result[g][k] += rest * values[row * columns + k] }
        }
      }
    }
    return result
  }

  /// A step that never lowers the likelihood with the classes as they are: the curvature of the logarithm of a
  /// logistic likelihood is never more than ¼ Σ τ x xᵀ.
  ///
  /// ### Source
  /// Böhning, D., & Lindsay, B. G. (1988). Monotonicity of quadratic-approximation algorithms. *Annals of the
  /// Institute of Statistical Mathematics*, 40(4), 641–663.
  func step(_ hazards: inout [[Double]], _ posteriors: [Double]) {
    let score = score(hazards, posteriors)
    for g in hazards.indices {
      let bound = curvature { posteriors[$0 * hazards.count + g] }
      guard let move = (try? Cholesky(bound))?.solve(score[g]) else { continue }
      for k in move.indices { hazards[g][k] += move[k] }
    }
  }

  /// ¼ Σ w x xᵀ.
  func curvature(_ weight: (Int) -> Double) -> Matrix {
    var result = Matrix(rows: columns, columns: columns)
    for person in 0..<starts.count - 1 {
      let quarter = 0.25 * weight(person)
      for row in starts[person]..<starts[person + 1] {
        for j in 0..<columns {
          for i in 0..<columns {
            result[i, j] += quarter * values[row * columns + i] * values[row * columns + j]
          }
        }
      }
    }
    return result
  }

  private func predictor(_ row: Int, _ delta: [Double]) -> Double {
    var sum = 0.0
    for k in 0..<columns { sum += values[row * columns + k] * delta[k] }
    return sum
  }
}

import Glibc
package import LinearAlgebra

/// The likelihood of the assigned classes, given covariates of the true ones.
///
///     ℓ(γ) = Σ_i Σ_s a_i(s) log Σ_t π_it D_ts,     π_it = exp(x_i·γ_t) / Σ_u exp(x_i·γ_u),   γ_T = 0
///
/// With q_it(s) = π_it D_ts / Σ_u π_iu D_us the chance of class t for one assigned to s, and
/// r_it = Σ_s a_i(s) q_it(s), the score and the observed information of γ_t and γ_u are
///
///     Σ_i (r_it − π_it) x_i
///     Σ_i x_i x_iᵀ [ (π_it − r_it) 1{t = u} − π_it π_iu + Σ_s a_i(s) q_it(s) q_iu(s) ]
///
/// Everything is taken from logarithms less their largest, so that nothing overflows.
package struct MembershipLikelihood {
  /// n × p.
  let x: Matrix
  /// a_i(s), n × T.
  let assigned: Matrix
  /// log D_ts, row t and column s; −∞ for an impossible assignment.
  private let logTable: Matrix

  package init(x: Matrix, assigned: Matrix, table: Matrix) {
    self.x = x
    self.assigned = assigned
    logTable = Matrix(
      rows: table.rows, columns: table.columns, elements: table.elements.map { log($0) })
  }

  private var terms: Int { x.columns }
  private var classes: Int { assigned.columns }
  /// Parameters: those of the first class, then of the second, without the last.
  var count: Int { terms * (classes - 1) }

  /// One person at given parameters.
  private struct Person {
    var row: [Double]
    var logChance: [Double]
    /// π_t.
    var chance: [Double]
    /// r_t.
    var given: [Double]
    /// q_t(s) of one s.
    var one: [Double]
    /// Σ_s a(s) q_t(s) q_u(s), at t · T + u.
    var product: [Double]
    var logLikelihood = 0.0

    init(terms: Int, classes: Int) {
      row = Array(repeating: 0, count: terms)
      logChance = Array(repeating: 0, count: classes)
      (chance, given, one) = (logChance, logChance, logChance)
      product = Array(repeating: 0, count: classes * classes)
    }
  }

  private func visit(_ gamma: [Double], _ take: (borrowing Person) -> Void) {
    var person = Person(terms: terms, classes: classes)
    for i in 0..<x.rows {
      look(at: i, gamma, &person)
      take(person)
    }
  }

  private func look(at i: Int, _ gamma: [Double], _ person: inout Person) {
    for j in 0..<terms { person.row[j] = x[i, j] }
    var largest = 0.0
    for t in 0..<classes {
      var line = 0.0
      if t < classes - 1 {
        for j in 0..<terms { line += person.row[j] * gamma[t * terms + j] }
      }
      person.logChance[t] = line
      largest = max(largest, line)
    }
    var sum = 0.0
    for t in 0..<classes { sum += exp(person.logChance[t] - largest) }
    let total = largest + log(sum)
    for t in 0..<classes {
      person.logChance[t] -= total
      person.chance[t] = exp(person.logChance[t])
      person.given[t] = 0
    }
    for k in person.product.indices { person.product[k] = 0 }
    person.logLikelihood = 0
    for s in 0..<classes where assigned[i, s] > 0 { assign(s, assigned[i, s], &person) }
  }

  /// What an assignment to `s`, counted `share` times, says of a person.
  private func assign(_ s: Int, _ share: Double, _ person: inout Person) {
    var largest = -Double.infinity
    for t in 0..<classes {
      person.one[t] = person.logChance[t] + logTable[t, s]
      largest = max(largest, person.one[t])
    }
    var sum = 0.0
    for t in 0..<classes {
      person.one[t] = exp(person.one[t] - largest)
      sum += person.one[t]
    }
    person.logLikelihood += share * (largest + log(sum))
    for t in 0..<classes {
      person.one[t] /= sum
      person.given[t] += share * person.one[t]
    }
    for t in 0..<classes {
      for u in 0..<classes {
        person.product[t * classes + u] += share * person.one[t] * person.one[u]
      }
    }
  }

  /// ℓ and its score.
  package func score(_ gamma: [Double]) -> (value: Double, score: [Double]) {
    var value = 0.0
    var score = [Double](repeating: 0, count: count)
    visit(gamma) { person in
      value += person.logLikelihood
      for t in 0..<classes - 1 {
        let residual = person.given[t] - person.chance[t]
        for j in 0..<terms { score[t * terms + j] += residual * person.row[j] }
      }
    }
    return (value, score)
  }

  /// The observed information.
  package func information(_ gamma: [Double]) -> Matrix {
    weighted(gamma) { person, t, u in
      (t == u ? person.chance[t] - person.given[t] : 0) - person.chance[t] * person.chance[u]
        + person.product[t * classes + u]
    }
  }

  /// The information there would be if classes were known; never below the observed.
  package func completeInformation(_ gamma: [Double]) -> Matrix {
    weighted(gamma) { person, t, u in
      (t == u ? person.chance[t] : 0) - person.chance[t] * person.chance[u]
    }
  }

  /// Σ_i of each person's score times itself.
  func scoreProducts(_ gamma: [Double]) -> Matrix {
    weighted(gamma) { person, t, u in
      (person.given[t] - person.chance[t]) * (person.given[u] - person.chance[u])
    }
  }

  /// Σ_i x_i x_iᵀ times a weight of classes t ≥ u.
  private func weighted(
    _ gamma: [Double], _ weight: (borrowing Person, Int, Int) -> Double
  ) -> Matrix {
    var sum = Matrix(rows: count, columns: count)
    visit(gamma) { person in
      for u in 0..<classes - 1 {
        for t in u..<classes - 1 {
          let w = weight(person, t, u)
          for k in 0..<terms {
            let wx = w * person.row[k]
            for j in (t == u ? k : 0)..<terms {
              sum[t * terms + j, u * terms + k] += wx * person.row[j]
            }
          }
        }
      }
    }
    sum.mirrorLowerTriangle()
    return sum
  }
}

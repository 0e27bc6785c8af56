import Glibc
package import LinearAlgebra

/// The likelihood of the assigned class and a normal outcome.
///
///     ℓ(θ) = Σ_i Σ_s a_i(s) log Σ_t π_t φ_t(y_i) D_ts,     log φ_t = −λ_t − z² / 2 − log(2π) / 2
///     z = (y − μ_t) / e^λ_t,      π_t = exp ξ_t / Σ_u exp ξ_u,   ξ_T = 0
///
/// With q_t(s) the chance of class t given s and y, g_t the gradient of log( π_t φ_t ) and H_t its matrix of
/// second derivatives, each person's score and information are
///
///     Σ_s a(s) ḡ(s),                                            ḡ(s) = Σ_t q_t(s) g_t
///     Σ_s a(s) [ ḡ(s) ḡ(s)ᵀ − Σ_t q_t(s) (H_t + g_t g_tᵀ) ]
///
/// ### Source
/// The information: Louis, T. A. (1982). Finding the observed information matrix when using the EM
/// algorithm. *Journal of the Royal Statistical Society, Series B*, 44(2), 226–233.
package struct OutcomeMixture {
  let y: [Double]
  /// a_i(s), n × T.
  let assigned: Matrix
  /// log D_ts; −∞ for an impossible assignment.
  private let logTable: Matrix

  package init(y: [Double], assigned: Matrix, table: Matrix) {
    self.y = y
    self.assigned = assigned
    logTable = Matrix(
      rows: table.rows, columns: table.columns, elements: table.elements.map { log($0) })
  }

  var classes: Int { assigned.columns }
  /// ξ of all classes but the last, then μ of all, then λ of all.
  var count: Int { 3 * classes - 1 }

  /// Parameters taken apart.
  struct Parts {
    var logShare: [Double]
    var mean: [Double]
    var logSpread: [Double]
  }

  func parts(_ theta: [Double]) -> Parts {
    let lines = theta[0..<classes - 1] + [0]
    let largest = lines.max() ?? 0
    let total = largest + log(lines.reduce(0) { $0 + exp($1 - largest) })
    return Parts(
      logShare: lines.map { $0 - total },
      mean: Array(theta[classes - 1..<2 * classes - 1]),
      logSpread: Array(theta[(2 * classes - 1)...]))
  }

  /// For each person and each class that the person may be assigned to: its share, the log-likelihood, and
  /// the chance of every true class.
  func visit(
    _ parts: Parts, _ take: (_ person: Int, _ share: Double, _ value: Double, _ q: [Double]) -> Void
  ) {
    var density = [Double](repeating: 0, count: classes)
    var q = density
    let constant = 0.5 * log(2 * Double.pi)
    for i in y.indices {
      for t in 0..<classes {
        let z = (y[i] - parts.mean[t]) * exp(-parts.logSpread[t])
        density[t] = parts.logShare[t] - parts.logSpread[t] - z * z / 2 - constant
      }
      for s in 0..<classes where assigned[i, s] > 0 {
        var largest = -Double.infinity
        for t in 0..<classes {
          q[t] = density[t] + logTable[t, s]
          largest = max(largest, q[t])
        }
        var sum = 0.0
        for t in 0..<classes {
          q[t] = exp(q[t] - largest)
          sum += q[t]
        }
        for t in 0..<classes { q[t] /= sum }
        take(i, assigned[i, s], largest + log(sum), q)
      }
    }
  }

  /// ℓ and its score.
  package func score(_ theta: [Double]) -> (value: Double, score: [Double]) {
    let parts = parts(theta)
    var value = 0.0
    var score = [Double](repeating: 0, count: count)
    visit(parts) { i, share, logLikelihood, q in
      value += share * logLikelihood
      add(share, mean(i, q, parts), to: &score)
    }
    return (value, score)
  }

  /// The observed information, and the sum of each person's score times itself.
  package func informationAndProducts(
    _ theta: [Double]
  ) -> (information: Matrix, products: Matrix) {
    let parts = parts(theta)
    var information = Matrix(rows: count, columns: count)
    var products = information
    var (last, own) = (-1, [Double](repeating: 0, count: count))
    visit(parts) { i, share, _, q in
      if i != last {
        Self.add(1, own, own, to: &products)
        own = [Double](repeating: 0, count: count)
        last = i
      }
      let mean = mean(i, q, parts)
      add(share, mean, to: &own)
      Self.add(share, mean, mean, to: &information)
      for t in 0..<classes {
        let g = gradient(t, i, parts)
        Self.add(-share * q[t], g, g, to: &information)
        subtract(share * q[t], curvatureOf: t, i, parts, from: &information)
      }
    }
    Self.add(1, own, own, to: &products)
    return (information, products)
  }

  /// g_t.
  private func gradient(_ t: Int, _ i: Int, _ parts: Parts) -> [Double] {
    var g = [Double](repeating: 0, count: count)
    for k in 0..<classes - 1 { g[k] = (k == t ? 1 : 0) - exp(parts.logShare[k]) }
    let z = (y[i] - parts.mean[t]) * exp(-parts.logSpread[t])
    g[classes - 1 + t] = z * exp(-parts.logSpread[t])
    g[2 * classes - 1 + t] = z * z - 1
    return g
  }

  /// ḡ.
  private func mean(_ i: Int, _ q: [Double], _ parts: Parts) -> [Double] {
    var g = [Double](repeating: 0, count: count)
    for k in 0..<classes - 1 { g[k] = q[k] - exp(parts.logShare[k]) }
    for t in 0..<classes {
      let z = (y[i] - parts.mean[t]) * exp(-parts.logSpread[t])
      g[classes - 1 + t] = q[t] * z * exp(-parts.logSpread[t])
      g[2 * classes - 1 + t] = q[t] * (z * z - 1)
    }
    return g
  }

  /// Takes H_t away, times a weight.
  private func subtract(
    _ weight: Double, curvatureOf t: Int, _ i: Int, _ parts: Parts, from sum: inout Matrix
  ) {
    for k in 0..<classes - 1 {
      let share = exp(parts.logShare[k])
      sum[k, k] += weight * share
      for j in 0..<classes - 1 { sum[j, k] -= weight * share * exp(parts.logShare[j]) }
    }
    let scale = exp(-parts.logSpread[t])
    let z = (y[i] - parts.mean[t]) * scale
    let (m, l) = (classes - 1 + t, 2 * classes - 1 + t)
    sum[m, m] += weight * scale * scale
    sum[m, l] += weight * 2 * z * scale
    sum[l, m] += weight * 2 * z * scale
    sum[l, l] += weight * 2 * z * z
  }

  private func add(_ factor: Double, _ x: [Double], to sum: inout [Double]) {
    for k in sum.indices { sum[k] += factor * x[k] }
  }

  private static func add(_ factor: Double, _ x: [Double], _ y: [Double], to sum: inout Matrix) {
    for k in y.indices {
      for j in x.indices { sum[j, k] += factor * x[j] * y[k] }
    }
  }
}

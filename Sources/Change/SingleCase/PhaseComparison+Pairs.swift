import Distributions
public import Results

/// Indices that hold every score of one phase against every score of the other.
///
///     q_ij = 1 where the later score is better, ½ where both are the same, 0 otherwise
///     NAP  = Σ q_ij / (m n)              Tau = 2 NAP − 1
///     Tau-U = Tau − S_B / (m n),  S_B = Σ_{i<k} sign(a_k − a_i)
///
/// with a_i, b_j the m scores of the baseline phase and the n scores after it, turned so that higher is
/// better, and S_B the trend that the baseline had already.
///
/// The variance of NAP is the unbiased one: NAP² less an unbiased estimate of its squared expectation,
/// the mean of q_ij q_kl over i ≠ k and j ≠ l. With Q₁, Q₂ the mean squared distances of row and column
/// means of q from NAP that is
///
///     V = (NAP² + n Q₁ + m Q₂ − Σ q_ij² / (m n)) / ((m − 1)(n − 1))
///
/// The interval holds the θ within z standard errors of NAP, with the variance that θ itself implies:
///
///     m n (NAP − θ)² (2 − θ)(1 + θ) = z² θ(1 − θ) [2 + h + (1 + 2h) θ(1 − θ)],   h = (m + n)/2 − 1
///
/// ### Source
/// Parker, R. I., & Vannest, K. (2009). An improved effect size for single-case research: nonoverlap
/// of all pairs. *Behavior Therapy*, 40(4), 357–367 (NAP). Parker, R. I., Vannest, K. J., Davis, J. L.,
/// & Sauber, S. B. (2011). Combining nonoverlap and trend for single-case research: Tau-U. *Behavior
/// Therapy*, 42(2), 284–299. Sen, P. K. (1967). A note on asymptotically distribution-free confidence
/// bounds for P{X < Y}. *Sankhyā A*, 29(1), 95–102 (variance). Newcombe, R. G. (2006). Confidence
/// intervals for an effect size measure based on the Mann–Whitney statistic. Part 2. *Statistics in
/// Medicine*, 25(4), 559–573, method 5 (interval).
///
/// ### Agrees with
/// R `SingleCaseES::NAP`, `Tau` and `Tau_U`, the variance where no two scores are the same.
///
/// - Note: Where t pairs of scores are the same, `SingleCaseES` adds t / (4 m n) inside the brackets of V,
///   which is then no longer unbiased. Baseline-corrected tau (Tarlow 2017) is not offered: its parts
///   are put together in several ways.
extension PhaseComparison {
  /// NAP, in [0, 1]; ½ where neither phase is better. No standard error where the unbiased variance is
  /// not above 0, as when every later score is better.
  ///
  /// - Parameter level: coverage of the interval, in (0, 1). The default is 0.95.
  /// - Returns: NAP with what is known of its error.
  public func nonoverlapOfAllPairs(level: Double = 0.95) -> Estimate {
    let table = PairTable(self)
    let limits = newcombe(table.mean, level: level)
    return Estimate(
      value: table.mean,
      standardError: table.variance > 0 ? table.variance.squareRoot() : nil,
      interval: ConfidenceInterval(
        lower: limits.lowerBound, upper: limits.upperBound, level: level,
        method: "newcombe-2006-method-5"))
  }

  /// Tau, in [−1, 1]: NAP stretched, with its standard error and interval.
  ///
  /// - Parameter level: coverage of the interval, in (0, 1). The default is 0.95.
  /// - Returns: tau with what is known of its error.
  public func tau(level: Double = 0.95) -> Estimate {
    let pairs = nonoverlapOfAllPairs(level: level)
    return Estimate(
      value: 2 * pairs.value - 1, standardError: pairs.standardError.map { 2 * $0 },
      interval: pairs.interval.map {
        ConfidenceInterval(
          lower: 2 * $0.lower - 1, upper: 2 * $0.upper - 1, level: level, method: $0.method)
      })
  }

  /// Tau-U: Tau less the trend of the baseline. It can lie beyond −1 and 1, and its size depends on how
  /// long the baseline was.
  public var tauU: Double {
    let a = heights.baseline
    var trend = 0.0
    for i in a.indices {
      for k in a.indices.dropFirst(i + 1) { trend += a[k] > a[i] ? 1 : a[k] < a[i] ? -1 : 0 }
    }
    return 2 * PairTable(self).mean - 1 - trend / (m * n)
  }

  /// The two roots about NAP. The left side less the right is above 0 at 0 and at 1 unless NAP is
  /// there, and at most 0 at NAP, so that halving finds them.
  private func newcombe(_ nap: Double, level: Double) -> ClosedRange<Double> {
    let z = Normal().quantile((1 + level) / 2)
    let h = (m + n) / 2 - 1
    func isWithin(_ theta: Double) -> Bool {
      let spread = theta * (1 - theta)
      return m * n * (nap - theta) * (nap - theta) * (2 - theta) * (1 + theta)
        <= z * z * spread * (2 + h + (1 + 2 * h) * spread)
    }
    func root(outside: Double) -> Double {
      var (within, beyond) = (nap, outside)
      // Every step halves the distance: sixty leave less than rounding.
      for _ in 0..<60 {
        let middle = (within + beyond) / 2
        if isWithin(middle) { within = middle } else { beyond = middle }
      }
      return (within + beyond) / 2
    }
    return (nap > 0 ? root(outside: 0) : 0)...(nap < 1 ? root(outside: 1) : 1)
  }
}

/// Sums over all pairs of a score before and a score after.
private struct PairTable {
  let mean: Double
  let variance: Double

  init(_ phases: PhaseComparison) {
    let (a, b) = phases.heights
    let (m, n) = (phases.m, phases.n)
    var columns = [Double](repeating: 0, count: b.count)
    var rows = [Double](repeating: 0, count: a.count)
    var squares = 0.0
    for i in a.indices {
      for j in b.indices {
        let q = b[j] > a[i] ? 1 : b[j] == a[i] ? 0.5 : 0
        rows[i] += q
        columns[j] += q
        squares += q * q
      }
    }
    let mean = rows.reduce(0, +) / (m * n)
    func distance(_ sums: [Double], _ length: Double) -> Double {
      sums.reduce(0) { $0 + ($1 / length - mean) * ($1 / length - mean) } / Double(sums.count)
    }
    self.mean = mean
    variance =
      (mean * mean + n * distance(rows, n) + m * distance(columns, m) - squares / (m * n))
      / ((m - 1) * (n - 1))
  }
}

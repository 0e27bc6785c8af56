/// Indices that count scores of one phase beyond the other. They have no standard error that holds.
///
/// | name | what |
/// |---|---|
/// | PND | share of later scores better than the best of the baseline |
/// | PEM | share of later scores better than the median of the baseline; the same counts one half |
/// | PAND | largest share of all scores that can stay so that every later one is better than every baseline one |
/// | IRD | ((m + n)² PAND − m² − n²) / (2 m n): the share of the later phase that improved less that of the baseline, when the scores that have to go are shared out evenly |
///
/// PND hangs on a single score of the baseline, and falls the longer the baseline is.
///
/// ### Source
/// Scruggs, T. E., Mastropieri, M. A., & Casto, G. (1987). The quantitative synthesis of
/// single-subject research. *Remedial and Special Education*, 8(2), 24–33 (PND). Ma, H.-H. (2006). An
/// alternative method for quantitative synthesis of single-subject researches. *Behavior
/// Modification*, 30(5), 598–617 (PEM). Parker, R. I., Hagan-Burke, S., & Vannest, K. (2007).
/// Percentage of all non-overlapping data. *Journal of Special Education*, 40(4), 194–204 (PAND).
/// Parker, R. I., Vannest, K. J., & Brown, L. (2009). The improvement rate difference for single-case
/// research. *Exceptional Children*, 75(2), 135–150 (IRD). Definitions as reference/change.md §3.3 has
/// them; that a score on the median counts one half is usual, and not from Ma.
///
/// ### Agrees with
/// R `SingleCaseES::PND`, `PEM`, `PAND` and `IRD`.
extension PhaseComparison {
  /// PND, in [0, 1].
  public var nonoverlappingShare: Double {
    let (a, b) = heights
    let best = a.reduce(-Double.infinity, max)
    return Double(b.count { $0 > best }) / n
  }

  /// PEM, in [0, 1].
  public var shareBeyondMedian: Double {
    let (a, b) = heights
    let sorted = a.sorted()
    let (lower, upper) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    // Halved first: two large scores do not overflow.
    let median = lower == upper ? lower : lower / 2 + upper / 2
    return (Double(b.count { $0 > median }) + Double(b.count { $0 == median }) / 2) / n
  }

  /// PAND, in [max(m, n)/(m + n), 1].
  public var nonoverlappingShareOfAll: Double {
    let (a, b) = (heights.baseline.sorted(), heights.after.sorted())
    // Keeping the i lowest of the baseline keeps the later ones above the highest of those.
    var most = b.count
    var below = 0
    for (position, height) in a.enumerated() {
      while below < b.count, b[below] <= height { below += 1 }
      most = max(most, position + 1 + b.count - below)
    }
    return Double(most) / (m + n)
  }

  /// IRD, at most 1.
  public var improvementRateDifference: Double {
    let all = (m + n) * (m + n)
    return (all * nonoverlappingShareOfAll - m * m - n * n) / (2 * m * n)
  }
}

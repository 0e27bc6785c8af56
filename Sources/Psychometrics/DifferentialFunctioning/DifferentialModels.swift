import Optimization
import Results

/// The models of one item, each within the next: nothing, θ, group, θ × group.
///
/// θ is made to have mean 0 and SD 1 first, which changes no likelihood and no ratio.
struct DifferentialModels {
  private let rows: [(theta: Double, group: Int, counts: [Int])]
  private let groups: Int

  init(_ counts: DifferentialCounts, _ parts: [[Int]]) throws(Withheld) {
    groups = counts.groups
    let people = counts.table.map { $0.reduce(0) { $0 + $1.reduce(0, +) } }
    let n = Double(people.reduce(0, +))
    let mean = zip(people, counts.scores).reduce(0) { $0 + Double($1.0) * $1.1 } / n
    let square =
      zip(people, counts.scores).reduce(0) {
        $0 + Double($1.0) * ($1.1 - mean) * ($1.1 - mean)
      } / n
    guard square > 1e-13 * max(1, mean * mean) else { throw DifferentialWords.oneScore }
    var rows: [(Double, Int, [Int])] = []
    for (score, stratum) in zip(counts.scores, counts.table) {
      for (group, tally) in stratum.enumerated() where tally.contains(where: { $0 > 0 }) {
        rows.append(
          (
            (score - mean) / square.squareRoot(), group,
            parts.map { part in part.reduce(0) { $0 + tally[$1] } }
          ))
      }
    }
    self.rows = rows.map { (theta: $0.0, group: $0.1, counts: $0.2) }
  }

  /// 0 without θ, then M1, M2, M3.
  func fit(_ level: Int) throws(Withheld) -> DampedNewton.End {
    let end = CumulativeLogit(
      rows: rows.map { row in
        var x: [Double] = level >= 1 ? [row.theta] : []
        if level >= 2 { x += (1..<groups).map { row.group == $0 ? 1 : 0 } }
        if level >= 3 { x += (1..<groups).map { row.group == $0 ? row.theta : 0 } }
        return CumulativeLogit.Row(x: x, counts: row.counts)
      }
    ).fit()
    guard let end, end.convergence.certified, end.parameters.allSatisfy({ abs($0) < 40 }) else {
      throw DifferentialWords.separated
    }
    return end
  }
}

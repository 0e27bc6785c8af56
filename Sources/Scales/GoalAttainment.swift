/// The T score of goals that a person set, with attainment `x` in −2 … 2 and weight `w`:
///
///     T = 50 + 10 · Σ w x / √[(1 − ρ) Σ w² + ρ (Σ w)²]
///
/// where `ρ` is the assumed correlation of goals, 0.30 by custom.
///
/// ### Source
/// Kiresuk, T. J., & Sherman, R. E. (1968). Goal attainment scaling: a general method for
/// evaluating comprehensive community mental health programs. Community Mental Health Journal,
/// 4(6), 443–453. <https://doi.org/10.1007/BF01530764>. The paper of Turner-Stokes (2009) that many
/// cite printed other formulas; see its erratum, Clinical Rehabilitation, 23, 362.
public enum GoalAttainment {
  /// T from Σ w x, Σ w and Σ w².
  public static func score(
    weighted: Double, weights: Double, squares: Double, rho: Double
  ) -> Double {
    50 + 10 * weighted / ((1 - rho) * squares + rho * weights * weights).squareRoot()
  }

  /// Lowest and highest T, over every choice of goals that may be left out; beyond twelve goals of
  /// unequal weight only all of them together are looked at.
  static func range(
    _ counted: CountedItems, rho: Double, leavingOut left: Int, required: Set<Int>
  ) -> AttainableValues {
    let goals = counted.entries
    let isEqual = goals.allSatisfy { $0.weight == goals[0].weight }
    let choices: [[CountedItems.Entry]] =
      isEqual && goals.allSatisfy { $0.codes == goals[0].codes } || goals.count > 12 || left == 0
      ? [goals] : subsets(goals, leavingOut: left, required)
    var lowest = Double.infinity
    var highest = -Double.infinity
    let unit = Double(counted.weightDenominator)
    for choice in choices {
      let weights = choice.reduce(0) { $0 + Double($1.weight) / unit }
      let squares = choice.reduce(0) { $0 + Double($1.weight * $1.weight) / (unit * unit) }
      func score(_ end: (CountedItems.Entry) -> Int) -> Double {
        let sum = choice.reduce(0) { $0 + Double(end($1)) / Double(counted.denominator) }
        return self.score(weighted: sum, weights: weights, squares: squares, rho: rho)
      }
      lowest = min(lowest, score { $0.values.min() ?? 0 })
      highest = max(highest, score { $0.values.max() ?? 0 })
    }
    return AttainableValues(from: lowest, to: highest)
  }

  private static func subsets(
    _ goals: [CountedItems.Entry], leavingOut left: Int, _ required: Set<Int>
  ) -> [[CountedItems.Entry]] {
    (1..<(1 << goals.count)).compactMap { bits in
      let kept = goals.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
      let items = Set(kept.map(\.item))
      let keepsRequired = goals.allSatisfy {
        !required.contains($0.item) || items.contains($0.item)
      }
      return keepsRequired && goals.count - kept.count <= left ? kept : nil
    }
  }
}

/// p values adjusted for how many there are, so that a list of discoveries holds no false one at all.
///
///     p̃₍ᵢ₎ = max over j ≤ i of  min(1, (m − j + 1) p₍ⱼ₎),   p₍₁₎ ≤ … ≤ p₍ₘ₎
///
/// Taking all with p̃ ≤ 0.05 takes a false one at most once in twenty times, however the p values depend on each
/// other.
///
/// ### Source
/// Holm, S. (1979). A simple sequentially rejective multiple test procedure. *Scandinavian Journal of Statistics,
/// 6*(2), 65–70.
///
/// ### Agrees with
/// R `p.adjust(p, "holm")`.
public enum Holm {
  /// The adjusted values.
  ///
  /// - Parameter pValues: in [0, 1], in any order.
  /// - Returns: p̃ for each, in [0, 1], in the same order.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var most = 0.0
    for (below, index) in order.enumerated() {
      most = max(most, min(1, Double(pValues.count - below) * pValues[index]))
      adjusted[index] = most
    }
    return adjusted
  }
}

/// p values adjusted for how many there are, so that a list of discoveries holds few false ones.
///
///     q₍ᵢ₎ = min over j ≥ i of  m p₍ⱼ₎ / j,   p₍₁₎ ≤ … ≤ p₍ₘ₎
///
/// Taking all with q ≤ 0.05 keeps the expected share of false ones among those taken at or below
/// 0.05, when the p values are independent or positively dependent.
///
/// ### Source
/// Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate: A practical and
/// powerful approach to multiple testing. *Journal of the Royal Statistical Society B, 57*(1),
/// 289–300. <https://doi.org/10.1111/j.2517-6161.1995.tb02031.x>
///
/// ### Agrees with
/// R `p.adjust(p, "BH")`.
public enum BenjaminiHochberg {
  /// The adjusted values.
  ///
  /// - Parameter pValues: in [0, 1], in any order.
  /// - Returns: q for each, in [0, 1], in the same order.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let count = Double(pValues.count)
    let order = pValues.indices.sorted { pValues[$0] > pValues[$1] }
    var adjusted = pValues
    var least = 1.0
    for (above, index) in order.enumerated() {
      least = min(least, count / (count - Double(above)) * pValues[index])
      adjusted[index] = least
    }
    return adjusted
  }
}

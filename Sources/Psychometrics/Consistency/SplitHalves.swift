import LinearAlgebra
public import Results

/// The best and the worst way to cut a set of items in two, over every way there is.
///
///     λ4(u) = 1 − uᵀ C u / s = 4 C_AB / s,     u_i = +1 in the one part, −1 in the other
///
/// Guttman's λ4 is the largest of the 2^(k−1) − 1 cuts; the parts need not be equally large. The
/// smallest is mostly that of one item against the others; the smallest of the cuts into halves, as
/// equal as the number of items allows, is the worst split half, β. Nothing is sampled: what is
/// reported is exact.
///
/// The best cut is the best of very many and gains by chance: of six items of five categories with a
/// λ4 of 0.74, thirty people give 0.82 on average, and two hundred still 0.77.
///
/// ### Source
/// Guttman, L. (1945). A basis for analyzing test-retest reliability. *Psychometrika*, 10(4), 255–282.
/// <https://doi.org/10.1007/BF02288892> Revelle, W. (1979). Hierarchical cluster analysis and the
/// internal structure of tests. *Multivariate Behavioral Research*, 14(1), 57–74.
///
/// ### Agrees with
/// R `psych::splitHalf(x, brute = TRUE)`, which looks at halves: `minrb` is ``worstHalves``.
public struct SplitHalves: Sendable, Hashable, Codable {
  /// One cut.
  public struct Cut: Sendable, Hashable, Codable {
    /// 1 − uᵀ C u / s.
    public var coefficient: Double
    /// The items in the part without the last item, by position, ascending.
    public var part: [Int]
  }

  /// The cut with the largest coefficient: λ4.
  public let best: Cut
  /// The cut with the smallest coefficient, of any sizes.
  public let worst: Cut
  /// The cut into ⌊k/2⌋ and the other items with the smallest coefficient: β.
  public let worstHalves: Cut
  /// How many cuts were looked at: all.
  public let cuts: Int

  /// Most items of which every cut is looked at.
  public static let mostItems = 26

  /// Looks at every cut.
  ///
  /// - Parameters:
  ///   - items: the covariances of the items.
  ///   - most: the most items to do so for. The default is 26: some tens of milliseconds, doubling
  ///     with each item more.
  /// - Returns: the best and the worst.
  /// - Throws: `Withheld` beyond that, and where no agreement can be told.
  public static func of(
    _ items: ItemCovariance, most: Int = mostItems
  ) throws(Withheld) -> SplitHalves {
    try items.checked()
    precondition(most < 50, "every cut of \(most) items")
    guard items.k <= most else {
      throw Withheld(
        "lambda4.too-many-items",
        "There are \(items.k) items: the cuts in two are too many to look at each, and the best of "
          + "some would be called the best of all.",
        help: "Take the greatest lower bound, which is at least as large, or look at sub-scales.")
    }
    let sweep = SplitSweep(items.matrix)
    return SplitHalves(
      best: cut(sweep.lowest, items), worst: cut(sweep.highest, items),
      worstHalves: cut(sweep.highestHalves, items),
      cuts: 1 << (items.k - 1) - 1)
  }

  // The form uᵀ C u once more from the start, so that no rounding of the sweep is reported.
  private static func cut(_ mask: Int, _ items: ItemCovariance) -> Cut {
    let part = (0..<items.k).filter { mask >> $0 & 1 == 1 }
    var across = 0.0
    for i in part {
      for j in 0..<items.k where mask >> j & 1 == 0 { across += items.matrix[i, j] }
    }
    return Cut(coefficient: 4 * across / items.total, part: part)
  }
}

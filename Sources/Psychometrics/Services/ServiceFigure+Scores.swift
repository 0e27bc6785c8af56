import Distributions
import LinearAlgebra
import Results

extension ServiceFigure {
  /// How one score on several occasions agrees: ICC(A,1), the error where a shift of everybody counts, and the
  /// change of one person that stands out from it.
  ///
  /// - Parameters:
  ///   - occasions: the columns, two or more.
  ///   - level: for the change that stands out. The default is 0.95.
  /// - Returns: the figures, as in `TestRetest` of complete scores.
  public static func agreement(
    occasions: Range<Int>, level: Double = 0.95
  ) -> [ServiceFigure] {
    precondition(occasions.count >= 2, "agreement of \(occasions.count) occasion")
    let factor = Normal().quantile((1 + level) / 2) * 2.0.squareRoot()
    return [
      ServiceFigure(IntraclassCorrelation.Form.agreementSingle.rawValue, scale: .reliability) {
        let squares = $0.meanSquares(occasions)
        let (n, k) = (Double(squares.n), Double(squares.k))
        let (b, o, e) = (squares.persons, squares.occasions, squares.residual)
        guard b > 1e-13 * squares.within, b > 0 else { return .failure(noSpread) }
        return .success((b - e) / (b + (k - 1) * e + k * (o - e) / n))
      },
      ServiceFigure("sem.agreement", scale: .size) {
        .success($0.meanSquares(occasions).within.squareRoot())
      },
      ServiceFigure("sdc.individual.agreement", scale: .size) {
        .success(factor * $0.meanSquares(occasions).within.squareRoot())
      },
    ]
  }

  /// How far the difference of two sums of items repeats itself, alpha being the reliability of each (ρ_D of
  /// `ChangeScoreReliability`).
  ///
  /// - Parameters:
  ///   - first: the columns of the items on the first occasion, two or more.
  ///   - second: those on the second.
  /// - Returns: the figure.
  public static func changeReliability(
    first: Range<Int>, second: Range<Int>
  ) -> ServiceFigure {
    precondition(first.count >= 2 && second.count >= 2, "a score of one item")
    return ServiceFigure("change.reliability", scale: .reliability) { moments in
      var sums = ChangeItems.Sums()
      let (one, two) = (moments.items(first), moments.items(second))
      (sums.s1, sums.t1) = (one.total, one.trace)
      (sums.s2, sums.t2) = (two.total, two.trace)
      for i in first {
        for j in second { sums.c += moments.covariance[i, j] }
      }
      guard sums.isSpread else { return .failure(ChangeScoreReliability.noSpread) }
      let (p, q) = (Double(first.count), Double(second.count))
      return .success(sums.numerator(p / (p - 1), q / (q - 1)) / sums.denominator)
    }
  }

  /// The share of people whose column is 1 and not 0, such as those at the floor.
  public static func share(_ id: String, column: Int) -> ServiceFigure {
    ServiceFigure(id, scale: .share) { .success($0.means[column]) }
  }

  private static let noSpread = Withheld(
    "icc.no-spread", "Everybody has the same mean, so nothing tells one person from another.",
    help: "Look at the scores: they may have been copied down.")
}

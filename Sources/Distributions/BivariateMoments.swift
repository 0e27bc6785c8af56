/// Number, sums, squares and products of pairs of values, taken in one at a time.
///
///     X ← X + d,      S_xx ← S_xx + (n d − X)² / (n (n − 1)),      d = x − the first x,      S_xy likewise
///
/// and of two groups A and B together
///
///     S_xy = S_xy(A) + S_xy(B) + (x̄_B − x̄_A)(ȳ_B − ȳ_A) n_A n_B / (n_A + n_B)
///
/// Values are compared with the mean so far, so the digits that a sum of squares would lose are kept.
/// Sums of whole numbers are exact, and so are their means to the last digit, in whatever order they come;
/// squares of values that are all alike are exactly nought.
///
/// ### Source
/// Youngs, E. A., & Cramer, E. M. (1971). Some results relevant to choice of sum and sum-of-product
/// algorithms. Technometrics, 13(3), 657–665. <https://doi.org/10.1080/00401706.1971.10488826>
///
/// Chan, T. F., Golub, G. H., & LeVeque, R. J. (1983). Algorithms for computing the sample
/// variance. The American Statistician, 37(3), 242–247. <https://doi.org/10.1080/00031305.1983.10483115>
public struct BivariateMoments: Sendable, Hashable {
  /// Number of pairs.
  public private(set) var n: Int
  /// Σ (x − x̄)².
  public private(set) var squaresX: Double
  /// Σ (x − x̄)(y − ȳ).
  public private(set) var products: Double
  /// Σ (y − ȳ)².
  public private(set) var squaresY: Double
  /// The first x, and the sum of what the others lie from it.
  private var originX: Double
  private var sumX: Double
  /// The first y, and the sum of what the others lie from it.
  private var originY: Double
  private var sumY: Double

  /// No pairs yet.
  public init() {
    n = 0
    (originX, sumX) = (0, 0)
    (originY, sumY) = (0, 0)
    (squaresX, products, squaresY) = (0, 0, 0)
  }

  /// The moments that six numbers say; nil where no pairs could have them.
  ///
  /// - Parameters:
  ///   - n: number of pairs, at least 1.
  ///   - meanX: mean of x.
  ///   - standardDeviationX: its standard deviation, with divisor n − 1; nil, or 0, for one pair.
  ///   - meanY: mean of y.
  ///   - standardDeviationY: its standard deviation.
  ///   - correlation: between −1 and 1; nil where x or y does not vary.
  public init?(
    n: Int, meanX: Double, standardDeviationX: Double?, meanY: Double, standardDeviationY: Double?,
    correlation: Double?
  ) {
    let (sX, sY, r) = (standardDeviationX ?? 0, standardDeviationY ?? 0, correlation ?? 0)
    guard n >= 1, meanX.isFinite, meanY.isFinite, sX >= 0, sY >= 0, abs(r) <= 1,
      n > 1 || (sX == 0 && sY == 0)
    else { return nil }
    let degrees = Double(n - 1)
    self.n = n
    (originX, sumX) = (meanX, 0)
    (originY, sumY) = (meanY, 0)
    squaresX = degrees * sX * sX
    squaresY = degrees * sY * sY
    products = degrees * r * sX * sY
    guard squaresX.isFinite, squaresY.isFinite else { return nil }
  }

  /// Takes in a pair of finite numbers.
  public mutating func add(_ x: Double, _ y: Double) {
    n += 1
    guard n > 1 else {
      (originX, originY) = (x, y)
      return
    }
    let (fromX, fromY) = (x - originX, y - originY)
    sumX += fromX
    sumY += fromY
    let count = Double(n)
    let (apartX, apartY) = (count * fromX - sumX, count * fromY - sumY)
    let weight = 1 / (count * (count - 1))
    squaresX += apartX * apartX * weight
    products += apartX * apartY * weight
    squaresY += apartY * apartY * weight
  }

  /// Takes in the pairs of another group.
  public mutating func add(_ other: BivariateMoments) {
    guard n > 0 else {
      self = other
      return
    }
    guard other.n > 0 else { return }
    let (ours, theirs) = (Double(n), Double(other.n))
    let weight = ours * theirs / (ours + theirs)
    let (movedX, movedY) = (other.originX - originX, other.originY - originY)
    let apartX = movedX + (other.sumX / theirs - sumX / ours)
    let apartY = movedY + (other.sumY / theirs - sumY / ours)
    squaresX += other.squaresX + apartX * apartX * weight
    products += other.products + apartX * apartY * weight
    squaresY += other.squaresY + apartY * apartY * weight
    sumX += other.sumX + theirs * movedX
    sumY += other.sumY + theirs * movedY
    n += other.n
  }

  /// Mean of x; 0 where there are no pairs.
  public var meanX: Double { mean(originX, sumX) }
  /// Mean of y; 0 where there are no pairs.
  public var meanY: Double { mean(originY, sumY) }

  private func mean(_ origin: Double, _ sum: Double) -> Double {
    let count = Double(n)
    return sum == 0 ? origin : (count * origin + sum) / count
  }

  /// Standard deviation of x with divisor n − 1; nil for fewer than two pairs.
  public var standardDeviationX: Double? { deviation(squaresX) }
  /// Standard deviation of y with divisor n − 1; nil for fewer than two pairs.
  public var standardDeviationY: Double? { deviation(squaresY) }

  /// Pearson's correlation; nil where x or y does not vary.
  public var correlation: Double? {
    let scale = squaresX.squareRoot() * squaresY.squareRoot()
    return scale > 0 ? min(1, max(-1, products / scale)) : nil
  }

  private func deviation(_ squares: Double) -> Double? {
    n > 1 ? (squares / Double(n - 1)).squareRoot() : nil
  }
}

/// Columns that span the natural cubic splines with given knots, less the constant.
///
/// A natural spline is cubic between knots, smooth to its second derivative, and a straight line beyond
/// the outermost. The cubic B-splines without the first are turned so that the two conditions on the
/// second derivative at the ends fall on the first two directions, which are left out:
///
///     C = [B″(lower) B″(upper)],   C = Q · R,   columns = B · Q₃₋
///
/// with Q by Householder's reflections. Each column is kept as its cubic on each interval.
///
/// ### Source
/// Hastie, T. J. (1992). Generalized additive models. In J. M. Chambers & T. J. Hastie (Eds.),
/// *Statistical models in S*, chapter 7.
///
/// ### Agrees with
/// R `splines::ns`, column by column.
struct NaturalSpline: Sendable, Hashable, Codable {
  /// Where the intervals begin: the lower end, then the knots within.
  private let starts: [Double]
  private let upper: Double
  /// For each interval and column, four coefficients of powers of t − start.
  private let cubics: [Double]
  /// For each column, value and slope at the upper end.
  private let ends: [Double]

  /// How many columns there are.
  let count: Int

  /// Between two ends, with knots within in order.
  init(from lower: Double, to upper: Double, knots: [Double]) {
    let starts = [lower] + knots
    (self.starts, self.upper) = (starts, upper)
    let (left, right) = (Array(repeating: lower, count: 4), Array(repeating: upper, count: 4))
    let splines = BSplines(knots: left + knots + right, order: 4)
    let last = 3 + knots.count
    let directions = Self.directions(
      (1..<splines.count).map { splines.derivative(2, of: $0, at: lower, interval: 3) },
      (1..<splines.count).map { splines.derivative(2, of: $0, at: upper, interval: last) })
    func column(_ direction: [Double], _ degree: Int, _ x: Double, _ interval: Int) -> Double {
      direction.indices.reduce(0) {
        $0 + direction[$1] * splines.derivative(degree, of: $1 + 1, at: x, interval: interval)
      }
    }
    count = directions.count
    cubics = starts.indices.flatMap { place in
      directions.flatMap { direction in
        zip(0..<4, [1.0, 1, 2, 6]).map { degree, factorial in
          column(direction, degree, starts[place], 3 + place) / factorial
        }
      }
    }
    ends = directions.flatMap { direction in
      (0..<2).map { column(direction, $0, upper, last) }
    }
  }

  /// The columns of Q after the first two.
  private static func directions(_ first: [Double], _ second: [Double]) -> [[Double]] {
    let one = reflection(first, from: 0)
    let two = reflection(reflected(second, one), from: 1)
    return first.indices.dropFirst(2).map { place in
      let unit = first.indices.map { $0 == place ? 1.0 : 0.0 }
      return reflected(reflected(unit, two), one)
    }
  }

  /// v of the reflection I − 2vvᵀ/vᵀv that leaves nothing of a vector after place `k`.
  private static func reflection(_ vector: [Double], from k: Int) -> [Double] {
    var v = vector.indices.map { $0 < k ? 0 : vector[$0] }
    let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
    v[k] += v[k] < 0 ? -length : length
    return v
  }

  private static func reflected(_ vector: [Double], _ v: [Double]) -> [Double] {
    let square = v.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return vector }
    let product = zip(v, vector).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(vector, v).map { $0 - 2 * product / square * $1 }
  }

  /// Appends the columns of one number.
  func append(_ value: Double, to row: inout [Double]) {
    if value > upper {
      for column in 0..<count {
        row.append(ends[2 * column] + ends[2 * column + 1] * (value - upper))
      }
      return
    }
    var place = 0
    while place + 1 < starts.count, starts[place + 1] <= value { place += 1 }
    let x = value - starts[place]
    for column in 0..<count {
      let c = 4 * (place * count + column)
      // Below the lower end a straight line goes on.
      row.append(
        x < 0
          ? cubics[c] + cubics[c + 1] * x
          : cubics[c] + x * (cubics[c + 1] + x * (cubics[c + 2] + x * cubics[c + 3])))
    }
  }
}

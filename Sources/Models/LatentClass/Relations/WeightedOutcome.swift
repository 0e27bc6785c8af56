import LinearAlgebra
import Results

/// Means of an outcome under one column of weights per class, some of them below zero.
struct WeightedOutcome {
  let y: [Double]
  /// n × classes; every row sums to 1.
  let weights: Matrix

  /// The means with the sandwich over persons.
  func figures(level: Double, areShares: Bool) -> ClassFigures {
    let count = weights.columns
    let (low, high) = y.reduce((y[0], y[0])) { (min($0.0, $1), max($0.1, $1)) }
    var classes: [ClassFigures.One] = []
    var errors = Matrix(rows: y.count, columns: count)
    for t in 0..<count {
      let (total, size) = totals(t)
      var one = ClassFigures.One(persons: total)
      // Weights that cancel to rounding come to nobody.
      if total > 1e-9 * size {
        let mean = mean(t, total, from: low)
        one = figure(t, total, mean, low, high, areShares: areShares)
        for i in y.indices { errors[i, t] = weights[i, t] * (y[i] - mean) / total }
      } else {
        one.reason = Self.nobody
      }
      classes.append(one)
    }
    return ClassFigures(
      classes: classes, covariance: errors.transposed * errors, level: level)
  }

  private func totals(_ t: Int) -> (total: Double, size: Double) {
    var (total, size) = (0.0, 0.0)
    for i in y.indices {
      total += weights[i, t]
      size += abs(weights[i, t])
    }
    return (total, size)
  }

  /// The mean, from an origin among the outcomes so that equal outcomes have exactly their value as mean.
  private func mean(_ t: Int, _ total: Double, from origin: Double) -> Double {
    var sum = 0.0
    for i in y.indices { sum += weights[i, t] * (y[i] - origin) }
    return origin + sum / total
  }

  private func figure(
    _ t: Int, _ total: Double, _ mean: Double, _ low: Double, _ high: Double, areShares: Bool
  ) -> ClassFigures.One {
    var one = ClassFigures.One(persons: total)
    let rounding = 1e-12 * max(high - low, abs(low), abs(high))
    let (least, most) = areShares ? (0, 1) : (low, high)
    guard mean >= least - rounding, mean <= most + rounding else {
      one.reason = Self.outside
      return one
    }
    let value = min(max(mean, least), most)
    one.value = value
    var spread = 0.0
    for i in y.indices { spread += weights[i, t] * (y[i] - value) * (y[i] - value) }
    let variance = spread / total
    if !(variance > rounding * rounding) {
      one.reason = abs(variance) <= rounding * rounding ? Self.noSpread : Self.noVariance
    } else if !areShares {
      one.standardDeviation = variance.squareRoot()
    }
    return one
  }

  static let nobody = Withheld(
    "class.no-weight", "The weights of the class do not come to anybody who has the outcome.",
    help: "Use a model with fewer classes, or wait for more outcomes.")
  static let outside = Withheld(
    "class.outside-outcomes", "The weights put the class beyond every outcome there is.",
    help: "The class is too small or told apart too poorly for this outcome; use fewer classes.")
  static let noSpread = Withheld(
    "class.no-spread", "Everybody who counts for the class has the same outcome.",
    help: "The figure stands without an error; more persons may differ.")
  static let noVariance = Withheld(
    "class.variance-not-positive",
    "The weights give the class no positive variance, so how much its members differ cannot be told.",
    help: "Read its figure with care: the class is small, or told apart poorly.")
}

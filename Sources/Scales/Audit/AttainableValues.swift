/// What a score or metric can come to, when everything it needs is there.
struct AttainableValues {
  /// More values than this are not listed, only their range is known.
  static let most = 100_000

  /// Lowest value.
  var lowest: Double
  /// Highest value.
  var highest: Double
  /// Every value in increasing order; nil when they are too many, or not of a kind to be listed.
  var values: [Double]?
  /// Whether the range is reached at both ends; else nothing lies beyond it.
  var isReached = true

  /// Knows only the range.
  init(from lowest: Double, to highest: Double, isReached: Bool = true) {
    self.lowest = lowest
    self.highest = highest
    self.isReached = isReached
  }

  /// Lists these values, at least one, in any order.
  init(_ values: some Collection<Double>) {
    let sorted = values.sorted()
    var distinct: [Double] = []
    for value in sorted where distinct.last.map({ !Self.agree($0, value) }) ?? true {
      distinct.append(value)
    }
    lowest = distinct.first ?? 0
    highest = distinct.last ?? 0
    self.values = distinct
  }

  /// The same after a function that rises or falls throughout.
  func mapped(_ function: (Double) -> Double) -> AttainableValues {
    if let values { return AttainableValues(values.map(function)) }
    let ends = [function(lowest), function(highest)]
    return AttainableValues(
      from: ends.min() ?? lowest, to: ends.max() ?? highest, isReached: isReached)
  }

  /// Whether two numbers are the same but for the rounding of a division.
  static func agree(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-9 * max(1, a.magnitude, b.magnitude)
  }
}

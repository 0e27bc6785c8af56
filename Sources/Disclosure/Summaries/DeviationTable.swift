/// Numbers of sets by their persons that deviate from a whole number, their Σd² and their Σd.
struct DeviationTable {
  /// Whether every set is in it; else those of few deviating persons are.
  let isComplete: Bool
  /// Persons that may deviate; nil where as many may as Σd² allows.
  private let persons: Int?
  private let most: Int
  private let reach: Int
  /// Σd innermost, then Σd², then persons.
  private var counts: [Double]

  /// Fills the table up to a Σd², for as many deviating persons as fit into some `states`; nil where not
  /// even one does.
  init?(
    upTo most: Int, of n: Int, on grid: ScoreGrid, centre: Int, states: Int,
    onlyComplete: Bool = false
  ) {
    guard most < states else { return nil }
    let furthest = max(grid.steps.upperBound - centre, centre - grid.steps.lowerBound)
    // |Σd| ≤ k·max|d|, and ≤ √(k·Σd²).
    func reach(_ k: Int) -> Double {
      min(
        Double(k) * Double(furthest),
        (Double(k) * Double(most)).squareRoot().rounded(.up))
    }
    func fits(_ k: Int, layers: Int) -> Bool {
      Double(layers) * Double(most + 1) * (2 * reach(k) + 1) <= Double(states)
    }
    var k = min(n, most)
    if most <= n, fits(most, layers: 1) {
      persons = nil
    } else {
      while k > 0, !fits(k, layers: k + 1) { k -= 1 }
      guard k > 0 else { return nil }
      persons = k
    }
    isComplete = k == min(n, most)
    guard isComplete || !onlyComplete else { return nil }
    self.most = most
    self.reach = Int(reach(k))
    let width = 2 * self.reach + 1
    counts = [Double](repeating: 0, count: ((persons ?? 0) + 1) * (most + 1) * width)
    counts[self.reach] = 1
    for deviation in (grid.steps.lowerBound - centre)...(grid.steps.upperBound - centre)
    where deviation != 0 && deviation * deviation <= most && abs(deviation) < width {
      add(deviation)
    }
  }

  /// One more score that anybody may have, any number of times.
  ///
  /// Σd is even where Σd² is, odd where it is odd, and no larger than √(k·Σd²).
  private mutating func add(_ deviation: Int) {
    let square = deviation * deviation
    let width = 2 * reach + 1
    let layer = (most + 1) * width
    for k in stride(from: persons == nil ? 0 : 1, through: persons ?? 0, by: 1) {
      let before = persons == nil ? 0 : (k - 1) * layer
      for q in stride(from: square, through: most, by: 1) {
        let furthest = Int((Double(persons == nil ? q : k) * Double(q)).squareRoot())
        let bound = min(reach, furthest - (furthest + q) % 2)
        var sum = max(-bound, deviation - reach)
        sum += (sum + q) % 2 == 0 ? 0 : 1
        let to = k * layer + q * width + reach
        let from = before + (q - square) * width - deviation + reach
        for s in stride(from: sum, through: min(bound, deviation + reach), by: 2) {
          counts[to + s] += counts[from + s]
        }
      }
    }
  }

  /// Sets with this Σd and a Σd² of this range.
  func sets(_ wanted: ScoreSets.Moments) -> Double {
    guard abs(wanted.sum) <= reach else { return 0 }
    let width = 2 * reach + 1
    var total = 0.0
    for k in 0...(persons ?? 0) {
      for q in wanted.squares where q <= most {
        total += counts[(k * (most + 1) + q) * width + wanted.sum + reach]
      }
    }
    return total
  }
}

/// Numbers of all sets by their persons that deviate from a whole number, their Σd² and their Σd.
struct DeviationTable {
  /// Persons that may deviate; nil where as many may as Σd² allows.
  private let persons: Int?
  private let most: Int
  private let reach: Int
  /// Σd innermost, then Σd², then persons.
  private var counts: [Double]

  /// Fills the table up to a Σd²; nil where it takes more than ``ScoreSets/mostStates``.
  init?(upTo most: Int, of n: Int, on grid: ScoreGrid, centre: Int) {
    guard most < ScoreSets.mostStates else { return nil }
    let k = min(n, most)
    let furthest = max(grid.steps.upperBound - centre, centre - grid.steps.lowerBound)
    // |Σd| ≤ k·max|d|, and ≤ √(k·Σd²).
    let reach = min(
      Double(k) * Double(furthest), (Double(k) * Double(most)).squareRoot().rounded(.up))
    func fits(layers: Int) -> Bool {
      Double(layers) * Double(most + 1) * (2 * reach + 1) <= Double(ScoreSets.mostStates)
    }
    guard fits(layers: most <= n ? 1 : k + 1) else { return nil }
    persons = most <= n ? nil : k
    self.most = most
    self.reach = Int(reach)
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

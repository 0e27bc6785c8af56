/// Moves labels along a line so that none overlaps its neighbour.
package enum Declutter {
  /// A label along a line: where it would like its middle, and its length, in pixels.
  package struct Wish: Sendable, Hashable {
    package var middle: Double
    package var length: Double

    package init(middle: Double, length: Double) {
      self.middle = middle
      self.length = length
    }
  }

  /// Middles in the order of `wishes`, in the same order along the line, kept between `lower` and
  /// `upper` as long as there is room for all.
  package static func middles(
    _ wishes: [Wish], between lower: Double, and upper: Double, gap: Double
  ) -> [Double] {
    let order = wishes.indices.sorted {
      (wishes[$0].middle, $0) < (wishes[$1].middle, $1)
    }
    var middles = wishes.map(\.middle)
    var edge = lower
    for place in order {
      let half = wishes[place].length / 2
      middles[place] = max(middles[place], edge + half)
      edge = middles[place] + half + gap
    }
    edge = upper
    for place in order.reversed() {
      let half = wishes[place].length / 2
      middles[place] = min(middles[place], edge - half)
      edge = middles[place] - half - gap
    }
    return middles
  }
}

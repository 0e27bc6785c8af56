/// Vertical marks with words above the data: cut-offs, changes of worker.
package struct Flags {
  /// A mark: its pixel, its words, and a value in brackets that is never cut short.
  package struct Flag: Sendable, Hashable {
    package var x: Double
    package var words: String
    package var value: String

    package init(x: Double, words: String, value: String = "") {
      self.x = x
      self.words = words
      self.value = value
    }

    fileprivate func text(_ limit: Double) -> String {
      let size = Lettering.quiet.size
      let tail = value.isEmpty ? "" : " (" + value + ")"
      let room = limit - TextMetrics.width(tail, size: size)
      return TextMetrics.shortened(SafeText.plain(words), size: size, limit: room) + tail
    }
  }

  private struct Placed {
    var x: Double
    var words: String
    var row: Int
    var isRight: Bool
    var left: Double
    var right: Double
  }

  /// Height of a row of words, in pixels.
  private static let rowHeight = 17.0
  /// Rows tried before words may stand in front of a line.
  private static let mostRows = 8

  private let placed: [Placed]

  /// Finds a row and a side for the words of each flag between two pixels, such that no words meet
  /// other words or another flag's line; tried from either end, the better try wins.
  package init(_ flags: [Flag], between lower: Double, and upper: Double) {
    let sorted = flags.sorted { ($0.x, $0.words) < ($1.x, $1.words) }
    let fromRight = Flags.place(sorted.reversed(), between: lower, and: upper)
    let fromLeft = Flags.place(sorted, between: lower, and: upper)
    let isLeftBetter =
      (fromLeft.crossings, fromLeft.rows) < (fromRight.crossings, fromRight.rows)
    placed = (isLeftBetter ? fromLeft : fromRight).placed
  }

  /// Places flags one by one: beside the line to the right where a row is free, else to the left,
  /// else in a row of its own across other lines.
  private static func place(
    _ flags: [Flag], between lower: Double, and upper: Double
  ) -> (placed: [Placed], crossings: Int, rows: Int) {
    var placed: [Placed] = []
    var crossings = 0
    for flag in flags {
      func trial(_ row: Int, _ isRight: Bool, _ limit: Double) -> Placed {
        let words = flag.text(limit)
        let width = TextMetrics.width(words, size: Lettering.quiet.size) + 10
        let left = isRight ? flag.x - 2 : flag.x - width
        return Placed(
          x: flag.x, words: words, row: row, isRight: isRight, left: left, right: left + width + 2)
      }
      let trials = [true, false].flatMap { side in
        (0..<mostRows).map { trial($0, side, (upper - lower) * 0.6) }
      }
      let free = trials.first { one in
        one.left >= lower - 4 && one.right <= upper + 8 && !placed.contains { collide($0, one) }
      }
      crossings += free == nil ? 1 : 0
      let above = placed.reduce(0) { max($0, $1.row + 1) }
      let isRight = flag.x < (lower + upper) / 2
      placed.append(free ?? trial(above, isRight, (isRight ? upper - flag.x : flag.x - lower) - 12))
    }
    return (placed, crossings, placed.reduce(0) { max($0, $1.row + 1) })
  }

  /// Pixels needed above the data.
  package var height: Double {
    (placed.map { Double($0.row + 1) }.max() ?? 0) * Flags.rowHeight
  }

  /// Draws lines down to the foot of an area, broken at `blanks` (top and bottom, from high to low),
  /// and the words above it. Where words had to stand across a line, the line makes way.
  package func draw(
    on svg: inout SVGBuilder, over area: Box, except blanks: [(Double, Double)] = [],
    _ stroke: Stroke
  ) {
    for flag in placed {
      let baseline = area.top - 6 - Flags.rowHeight * Double(flag.row)
      let words = placed.filter { $0.row < flag.row && $0.left < flag.x && flag.x < $0.right }
        .map { area.top - Flags.rowHeight * Double($0.row + 1) }
        .sorted().map { ($0 - 2, $0 + Flags.rowHeight - 4) }
      svg.upright(
        at: flag.x, from: baseline + 4, to: area.bottom, except: words + blanks, stroke)
      svg.text(
        flag.words, at: Position(flag.x, baseline), anchor: flag.isRight ? .start : .end, .quiet)
    }
  }

  /// Words meet words of their row, or stand across the line of a higher row.
  private static func collide(_ one: Placed, _ other: Placed) -> Bool {
    if one.row == other.row { return one.left < other.right && other.left < one.right }
    let (low, high) = one.row < other.row ? (one, other) : (other, one)
    return low.left < high.x + 3 && high.x - 3 < low.right
  }
}

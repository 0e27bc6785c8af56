/// A key in words: shapes with their meaning, side by side, going on below where the row is full.
package struct KeyRow {
  private let left: Double
  private let right: Double
  private var x: Double
  private var y: Double
  private var isEmpty = true

  /// Makes an empty key between two pixels.
  package init(left: Double, right: Double, top: Double) {
    self.left = left
    self.right = right
    x = left
    y = top
  }

  /// Where the key ends; where it began, when nothing was added.
  package var bottom: Double { isEmpty ? y : y + 24 }

  /// Adds a shape 20 pixels wide, drawn around the given middle, and its words.
  package mutating func add(
    _ words: String, on svg: inout SVGBuilder,
    shape: (_ svg: inout SVGBuilder, _ middle: Position) -> Void
  ) {
    let shown = TextMetrics.shortened(
      SafeText.plain(words), size: Lettering.quiet.size, limit: right - left - 26)
    let width = 24 + TextMetrics.width(shown, size: Lettering.quiet.size)
    if !isEmpty && x + width > right {
      x = left
      y += 20
    }
    isEmpty = false
    shape(&svg, Position(x + 8, y + 12))
    svg.text(shown, at: Position(x + 22, y + 16), .quiet)
    x += width + 18
  }
}

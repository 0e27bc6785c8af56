/// The outline of a line or area, as path data.
package struct SVGPath: Sendable, Hashable {
  /// Path data, such as `M0 0L10 5`.
  package private(set) var data = ""
  private var isPenDown = false

  /// Makes an empty path.
  package init() {}

  /// Makes a path through points; it lifts the pen where one cannot be drawn.
  package init(_ points: [Position], closed: Bool = false) {
    for point in points { line(to: point) }
    if closed { close() }
  }

  /// Whether there is nothing to draw.
  package var isEmpty: Bool { data.isEmpty }

  /// Starts a new piece at a point.
  package mutating func move(to point: Position) {
    isPenDown = false
    line(to: point)
  }

  /// Goes on to a point in a straight line; starts there when the pen is up.
  package mutating func line(to point: Position) {
    guard let x = FixedDecimal.coordinate(point.x), let y = FixedDecimal.coordinate(point.y) else {
      isPenDown = false
      return
    }
    data += (isPenDown ? "L" : "M") + x + " " + y
    isPenDown = true
  }

  /// Goes back to the start of the piece.
  package mutating func close() {
    if isPenDown { data += "Z" }
    isPenDown = false
  }
}

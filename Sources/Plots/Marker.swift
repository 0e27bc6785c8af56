/// A small shape that stands for a value, told apart without colour.
package enum Marker: Int, Sendable, Hashable, CaseIterable {
  case circle
  case square
  case triangle
  case diamond
  case tipped
  case cross

  /// Draws the marker with an area close to a circle's of the given radius in pixels; hollow when
  /// `isFilled` is false.
  package func draw(
    on svg: inout SVGBuilder, at center: Position, radius: Double, ink: Ink, isFilled: Bool = true
  ) {
    let fill = isFilled ? ink : nil
    let stroke = Stroke(ink, isFilled ? 1 : 1.6)
    let (x, y, r) = (center.x, center.y, radius)
    switch self {
    case .circle:
      svg.circle(center, radius: r, fill: fill, stroke: stroke)
    case .square:
      let half = r * 0.89
      svg.box(
        Box(left: x - half, top: y - half, right: x + half, bottom: y + half), fill: fill,
        stroke: stroke)
    case .triangle:
      outline([(0, -1.35), (1.25, 0.8), (-1.25, 0.8)])
    case .diamond:
      outline([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .tipped:
      outline([(0, 1.35), (1.25, -0.8), (-1.25, -0.8)])
    case .cross:
      let arm = r * 0.95
      var path = SVGPath([Position(x - arm, y - arm), Position(x + arm, y + arm)])
      path.move(to: Position(x - arm, y + arm))
      path.line(to: Position(x + arm, y - arm))
      svg.path(path, stroke: Stroke(ink, 2))
    }

    func outline(_ corners: [(Double, Double)]) {
      let points = corners.map { Position(x + r * $0.0, y + r * $0.1) }
      svg.path(SVGPath(points, closed: true), fill: fill, stroke: stroke)
    }
  }
}

/// Finds room for labels beside points, away from what is already there.
package struct LabelPlacer: Sendable {
  /// Where labels may stand.
  package let bounds: Box
  /// What is taken: points and labels.
  package private(set) var taken: [Box]

  /// Makes a placer.
  package init(bounds: Box, taken: [Box] = []) {
    self.bounds = bounds
    self.taken = taken
  }

  /// Keeps labels away from a box.
  package mutating func reserve(_ box: Box) {
    taken.append(box)
  }

  /// The nearest free box of a size beside a point, tried at growing distances to the right, left,
  /// above and below; nil when all are taken.
  package mutating func place(
    width: Double, height: Double, beside point: Position, clearance: Double
  ) -> Box? {
    for distance in [0.0, 7, 16, 28, 44, 64, 90] {
      for (dx, dy) in LabelPlacer.directions {
        let reach = clearance + distance
        let middle = Position(
          point.x + dx * (reach + width / 2), point.y + dy * (reach + height / 2))
        let box = Box(
          left: middle.x - width / 2, top: middle.y - height / 2,
          right: middle.x + width / 2, bottom: middle.y + height / 2)
        if bounds.contains(box) && !taken.contains(where: box.overlaps) {
          taken.append(box)
          return box
        }
      }
    }
    return nil
  }

  private static let directions: [(Double, Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8),
  ]
}

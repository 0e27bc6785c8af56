/// The times at which a curve is drawn: those of the data where they are few, else evenly spaced.
enum GrowthGrid {
  /// As many times as are drawn as they are.
  static let fewTimes = 30
  private static let steps = 40

  static func times(of values: [Double]) -> [Double] {
    guard let first = values.min(), let last = values.max() else { return [] }
    var distinct: Set<Double> = []
    for value in values where distinct.insert(value).inserted && distinct.count > fewTimes {
      return (0...steps).map { step in
        step == steps ? last : first + (last - first) * Double(step) / Double(steps)
      }
    }
    return distinct.sorted()
  }
}

import Models

/// Rows of a formula's columns, those that a fit has effects for, in its order.
struct EffectRows: Sendable, Hashable {
  private let designs: [Design]
  /// The place of each effect among the columns of all designs.
  private let places: [Int]
  /// The effects.
  let names: [String]

  /// - Throws: `absentColumn` where no design makes a column of that name.
  init(_ designs: [Design], named names: [String]) throws(ModelError) {
    let made = designs.flatMap(\.names)
    var places: [Int] = []
    for name in names {
      guard let place = made.firstIndex(of: name) else { throw .absentColumn(name) }
      places.append(place)
    }
    (self.designs, self.places, self.names) = (designs, places, names)
  }

  /// The columns of the table that they are made of, each once.
  var columns: [String] {
    var seen: Set<String> = []
    return designs.flatMap { $0.terms.flatMap(\.columns) }.filter { seen.insert($0).inserted }
  }

  /// A row for each row of a table, as many numbers as there are effects.
  func rows(of frame: ModelFrame) throws(ModelError) -> [[Double]] {
    var made: [[Double]] = []
    for design in designs { made += try design.columns(in: frame) }
    let kept = places.map { made[$0] }
    return (0..<frame.rows).map { row in kept.map { $0[row] } }
  }

  /// The average of the rows of a table.
  func mean(of frame: ModelFrame) throws(ModelError) -> [Double] {
    var made: [[Double]] = []
    for design in designs { made += try design.columns(in: frame) }
    return places.map { made[$0].reduce(0, +) / Double(max(1, frame.rows)) }
  }
}

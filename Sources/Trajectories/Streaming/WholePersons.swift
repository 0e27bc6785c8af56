import Models
import Synchronization
import Tables

/// Keeps watch that all rows of a run say the same in some column: that everybody is in one service.
final class WholePersons: Sendable {
  private let position: Int
  private let refusal: ModelError
  /// What the last row said, by its place among the levels of the whole table.
  private let last = Mutex<Double?>(nil)

  /// - Parameters:
  ///   - position: the column, among those asked for.
  ///   - refusal: what is thrown where somebody has rows in two.
  init(position: Int, refusal: ModelError) {
    (self.position, self.refusal) = (position, refusal)
  }

  /// Looks at the next stretch, in its turn.
  func check(_ stretch: ColumnStretch) throws(ModelError) {
    let codes = stretch.columns[position]
    guard let places = stretch.places[position], stretch.starts.count > 1 else { return }
    for (start, end) in zip(stretch.starts, stretch.starts.dropFirst()) {
      let first = codes[Int(start)]
      for row in Int(start)..<Int(end) where codes[row] != first { throw refusal }
    }
    let before = last.withLock { last in
      defer { last = codes.last.map { places[Int($0)] } }
      return last
    }
    guard !stretch.isContinued || before == places[Int(codes[0])] else { throw refusal }
  }
}

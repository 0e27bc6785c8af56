/// How many sets of scores could stand behind a figure.
public enum ScoreSetCount: Sendable, Hashable {
  /// This many, counted.
  case exactly(Int)
  /// This many or more: as far as was counted.
  case atLeast(Int)
  /// Not counted: it would take too much memory, and none was met.
  case notCounted

  /// Whether there are certainly fewer than so many.
  public func isBelow(_ fewest: Int) -> Bool {
    if case .exactly(let count) = self { count < fewest } else { false }
  }

  /// Whether there are certainly so many.
  public func reaches(_ fewest: Int) -> Bool { number >= fewest }

  /// As many as were counted.
  var number: Int {
    switch self {
    case .exactly(let count), .atLeast(let count): count
    case .notCounted: 0
    }
  }

  /// Both together.
  static func + (left: ScoreSetCount, right: ScoreSetCount) -> ScoreSetCount {
    switch (left, right) {
    case (.notCounted, .notCounted): .notCounted
    case (.exactly(let left), .exactly(let right)): .exactly(left + right)
    default: .atLeast(left.number + right.number)
    }
  }
}

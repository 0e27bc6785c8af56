import Scales
import Scoring
import TestSupport

/// Scores one person by a scale put together for a test.
func scores(_ scale: TestScale, _ codes: [Int?]) throws -> [Score] {
  Scorer(try scale.scale()).scores(codes.map { $0.map { .answered($0) } ?? .missing })
}

/// The first metric of the first score.
func raw(_ scale: TestScale, _ codes: [Int?]) throws -> Double? {
  try scores(scale, codes)[0].value(metric: 0)
}

extension TestScale {
  /// All items, forward.
  static func all(_ count: Int, reverse: [Int] = []) -> String {
    items((1...count).map { "q\($0)" }, reverse: reverse.map { "q\($0)" })
  }

  /// Items with one key, as JSON.
  static func all(_ count: Int, key: String) -> String {
    #""items": {"# + (1...count).map { "\"q\($0)\": \(key)" }.joined(separator: ", ") + "}"
  }
}

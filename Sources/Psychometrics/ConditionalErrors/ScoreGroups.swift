import Algorithms
import Results

/// People of like scores, from the lowest score up: groups of some people at least, with equal scores
/// together; a rest too small joins the group before it.
struct ScoreGroups {
  private var groups: [[(score: Double, answers: [Double])]] = []

  /// Groups complete answers, a list per person, by their sum.
  init(_ answers: [[Double]], smallest: Int) {
    let persons = answers.map { (score: $0.reduce(0, +), answers: $0) }
      .sorted { $0.score < $1.score }
    for tied in persons.chunked(by: { $0.score == $1.score }) {
      if let last = groups.last, last.count < smallest {
        groups[groups.count - 1] += tied
      } else {
        groups.append(Array(tied))
      }
    }
    if let rest = groups.last, rest.count < smallest, groups.count > 1 {
      groups.removeLast()
      groups[groups.count - 1] += rest
    }
  }

  /// A row per group whose error variance is above zero.
  func rows(_ variance: ([[Double]]) -> Double) -> [ConditionalError.Row] {
    groups.compactMap { group in
      let error = variance(group.map(\.answers))
      guard let low = group.first?.score, let high = group.last?.score, error > 0 else {
        return nil
      }
      return .init(from: low, through: high, standardError: error.squareRoot())
    }
  }
}

/// Which scores are made of which.
public struct ScoreGraph: Sendable, Hashable {
  /// Positions of all scores, each after those it is made of; in a circle the order is the file's.
  public private(set) var order: [Int] = []
  /// A circle, from a score back to itself; nil when there is none.
  public private(set) var cycle: [Int]?
  /// How many scores stand in the longest chain; 1 when all are made of items.
  public private(set) var longestChain = 0

  private enum Mark {
    case open
    case done
  }

  /// Looks at the scores of a scale.
  public init(_ scores: [ScoreDefinition]) {
    var marks = [Mark?](repeating: nil, count: scores.count)
    var chains = [Int](repeating: 0, count: scores.count)
    var path: [Int] = []
    for start in scores.indices where marks[start] == nil {
      // A stack of our own: a long chain in a file must not exhaust the program's.
      var stack = [(score: start, next: 0)]
      marks[start] = .open
      path = [start]
      while let (score, next) = stack.last {
        let inputs = scores[score].scores
        if next < inputs.count {
          stack[stack.count - 1].next += 1
          let input = inputs[next]
          if marks[input] == .open, cycle == nil, let first = path.firstIndex(of: input) {
            cycle = Array(path[first...]) + [input]
          } else if marks[input] == nil {
            marks[input] = .open
            path.append(input)
            stack.append((input, 0))
          }
        } else {
          chains[score] = 1 + (inputs.map { chains[$0] }.max() ?? 0)
          longestChain = max(longestChain, chains[score])
          marks[score] = .done
          order.append(score)
          path.removeLast()
          stack.removeLast()
        }
      }
    }
  }
}

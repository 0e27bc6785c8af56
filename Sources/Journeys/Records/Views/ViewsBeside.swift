/// The person's own view beside the worker's, of one indicator.
public struct ViewsBeside: Sendable, Hashable {
  /// The answers, in their order.
  public let answers: [String]
  /// Views that have no other beside them: the person's.
  public private(set) var personAlone = 0
  /// Views that have no other beside them: a worker's.
  public private(set) var workerAlone = 0
  /// People with two views beside each other.
  public private(set) var people = 0
  private var pairs: [[Int]] = []

  init(answers: [String]) { self.answers = answers }

  /// Pairs of views; the first is the person's, the second the worker's.
  public var beside: AgreementTable {
    AgreementTable(
      answers: answers, pairs: pairs.map { (first: answers[$0[0]], second: answers[$0[1]]) })
  }

  /// Takes in one person's observations of the indicator: each view of the person with the nearest of a
  /// worker that stands beside no other, the earlier of two that are as near.
  mutating func take(_ observations: [Observation], within reach: Int) {
    var workers = observations.filter { $0.by == .worker }
    var found = 0
    for own in observations where own.by == .person {
      let nearest = workers.indices.filter { abs(workers[$0].day - own.day) <= reach }
        .min { abs(workers[$0].day - own.day) < abs(workers[$1].day - own.day) }
      guard let nearest, let first = answers.firstIndex(of: own.answer),
        let second = answers.firstIndex(of: workers[nearest].answer)
      else {
        personAlone += 1
        continue
      }
      pairs.append([first, second])
      workers.remove(at: nearest)
      found += 1
    }
    workerAlone += workers.count
    if found > 0 { people += 1 }
  }
}

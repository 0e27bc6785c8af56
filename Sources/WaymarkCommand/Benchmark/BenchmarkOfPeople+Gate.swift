import Benchmarking
import Disclosure
import Results

/// What the gate lets out of a comparison.
extension BenchmarkOfPeople {
  /// Why a service is not shown.
  func withheld(_ n: Int) -> String? { gate.count(n).reason?.reason }

  /// Why the counts of a service are not shown: too few with or without the outcome.
  func alike(_ counts: ObservedAndExpected) -> String? {
    gate.percentage(counts.observed, of: counts.n).reason?.reason
  }

  /// People with an outcome, who could have had one, and who have all that is adjusted for. From the
  /// first the others are told where not too few more of them there are: nobody more, or enough.
  func people(_ n: Int, _ completion: Completion?) -> [ResultTable.Cell] {
    var below = n
    func told(_ whole: Int?) -> Int? {
      guard let whole, whole == below || gate.count(whole - below).value != nil else { return nil }
      below = whole
      return gate.count(whole).value
    }
    let first = told(completion?.first)
    let eligible = told(completion?.eligible)
    return [.integer(gate.count(n).value), .integer(eligible), .integer(first)]
  }

  /// A service that is not shown.
  static func hidden(
    _ name: String, _ columns: [String], _ reason: String
  ) -> [ResultTable.Cell] {
    columns.map { column in
      switch column {
      case "service": .text(name)
      case "position": .text("not shown")
      case "reason": .text(reason)
      default: .missing
      }
    }
  }

  /// How many services and people; people of services that are not shown are in no count.
  func summary(_ sizes: [Int]) -> [(String, ResultTable.Cell)] {
    let shown = sizes.filter { withheld($0) == nil }
    return [
      ("services", .integer(sizes.count)), ("services.shown", .integer(shown.count)),
      ("people.shown", .integer(gate.count(shown.reduce(0, +)).value)),
      ("disclosure", .text(gate.profile.id)),
    ]
  }
}

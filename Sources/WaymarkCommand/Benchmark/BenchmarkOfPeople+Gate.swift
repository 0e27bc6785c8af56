import Benchmarking
import Disclosure
import Results

/// What the gate lets out of a comparison.
extension BenchmarkOfPeople {
  /// Services that are not shown: those of too few people, and the next smallest until those not shown are
  /// together a group that may be told of. What is adjusted for is worked out from everybody, so that it
  /// tells of them where the others are known.
  ///
  /// - Parameters:
  ///   - sizes: people of each service.
  ///   - isShown: whether a group of some of the services may be told of.
  /// - Returns: their places.
  func hidden(_ sizes: [Int], _ isShown: (Set<Int>) -> Bool) -> Set<Int> {
    var hidden = Set(sizes.indices.filter { withheld(sizes[$0]) || !isShown([$0]) })
    guard gate.profile.protectsTables else { return hidden }
    for service in sizes.indices.sorted(by: { (sizes[$0], $0) < (sizes[$1], $1) })
    where !hidden.isEmpty && !hidden.contains(service) {
      if isShown(hidden) { break }
      hidden.insert(service)
    }
    return hidden
  }

  /// Why a service is not shown, in the same words for each.
  var reason: String? { gate.count(-1).reason?.reason }

  private func withheld(_ n: Int) -> Bool { gate.count(n).value == nil }

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
    _ name: String, _ columns: [String], _ reason: String?
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
  func summary(_ sizes: [Int], hidden: Set<Int>) -> [(String, ResultTable.Cell)] {
    let shown = sizes.indices.filter { !hidden.contains($0) }
    return [
      ("services", .integer(sizes.count)), ("services.shown", .integer(shown.count)),
      ("people.shown", .integer(gate.count(shown.reduce(0) { $0 + sizes[$1] }).value)),
      ("disclosure", .text(gate.profile.id)),
    ]
  }
}

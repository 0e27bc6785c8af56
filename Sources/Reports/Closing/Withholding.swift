import Benchmarking
import Change
import Psychometrics
import Results
import Trajectories

/// An analysis that was asked for and not done.
struct Withholding: Sendable {
  var what: Sentence
  var why: Withheld

  /// All of them for one outcome, in the order of the chapter.
  static func all(_ outcome: Outcome) -> [Withholding] {
    let found = outcome.found
    var items: [Withholding] = []
    func note(_ what: Sentence, _ why: Withheld?) {
      if let why { items.append(Withholding(what: what, why: why)) }
    }
    note("The scores", reason(found.distribution))
    note("The error of measurement, and who changed beyond it", reason(found.error))
    note("The movement over time", found.growth.flatMap(reason))
    note("The kinds of journey", found.kinds.flatMap(reason))
    note("The comparison of \(outcome.services)", found.services.flatMap(reason))
    if case .success(let comparison)? = found.services {
      note("What is expected of people of each", reason(comparison.adjusted))
    }
    return items
  }

  private static func reason<Value>(_ result: Result<Value, Withheld>) -> Withheld? {
    if case .failure(let reason) = result { reason } else { nil }
  }
}

import Benchmarking
import Models
import Platform
import Results

/// How much practitioners differ: one number, and nobody is named.
extension BenchmarkOfPeople {
  /// What is told of practitioners.
  struct Practitioners {
    var summary: [(String, ResultTable.Cell)] = []
    var words: [String] = []
    var notes: [Note] = []
  }

  func practitioners(_ fit: MixedModelFit) -> Practitioners {
    let group = [options.service, options.practitioner].compactMap(\.self).joined(separator: ":")
    do throws(Withheld) {
      let variance = try PractitionerVariance(fit, group: group)
      let share = NumberText.shown(100 * variance.share, places: 1)
      return Practitioners(
        summary: [
          ("practitioners", .integer(variance.practitioners)),
          ("practitioners.share", .number(variance.share.finite)),
        ],
        words: [
          "Practitioners make up \(share) % of how much outcomes differ (5 to 8 % is usual). Nobody is "
            + "named or put in order."
        ])
    } catch {
      return Practitioners(notes: [Note(error.code, "\(error.reason) \(error.help)")])
    }
  }
}

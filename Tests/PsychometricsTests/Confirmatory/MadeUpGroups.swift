import Distributions
import Psychometrics
import TestSupport

/// Made-up answers of groups to items of one factor, continuous or in five skewed categories.
enum MadeUpGroups {
  /// Loadings of standardised items, from the first on again where there are more.
  static let loadings = [0.7, 0.6, 0.8, 0.5, 0.75, 0.65]

  /// An item that is another ruler in the last group.
  struct Shift {
    let item: Int
    var intercept = 0.0
    var loading = 0.0
  }

  static func model(_ groups: Int, items: Int = 6) -> ConfirmatoryModel {
    ConfirmatoryModel(
      items: items, factors: [Array(0..<items)], groups: groups, scaling: .standardised,
      hasMeans: true)
  }

  /// The answers, with the factor's mean by group; everything else is the same but for the shifts.
  static func rows(
    _ sizes: [Int], items: Int = 6, means: [Double] = [0, 0, 0], shifts: [Shift] = [],
    inFive: Bool, seed: UInt64
  ) -> CompleteRows {
    var random = SeededGenerator(seed: seed)
    return CompleteRows(
      items: items,
      groups: sizes.enumerated().map { group, n in
        (0..<n).map { _ in
          let factor = means[group] + random.normal()
          return (0..<items).map { item in
            let loading = loadings[item % loadings.count]
            let own = (1 - loading * loading).squareRoot() * random.normal()
            var answer = loading * factor + own
            for shift in shifts where shift.item == item && group == sizes.count - 1 {
              answer += shift.intercept + shift.loading * factor
            }
            return inFive ? Double([-0.3, 0.5, 1.1, 1.7].count { answer > $0 }) : answer
          }
        }
      })
  }
}

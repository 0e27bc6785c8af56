import Change
import Journeys
import Platform
import Scales

extension ChangeSummary {
  /// A few lines for whoever sits before it.
  var words: [String] {
    let change = rows.change
    func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
    var lines = [
      "\(people(rows.panel.count)): \(change.count) with two scores or more, "
        + "\(change.noLaterScore) without a later score, \(change.noScore - (input.noBaseline ?? 0)) without any score"
        + (input.noBaseline.map { ", \($0) without one at the baseline" } ?? "")
    ]
    if let error = change.error {
      lines.append("error of measurement: \(error.words)")
      if let threshold = change.threshold {
        let size = NumberText.shown(threshold)
        let words =
          change.options.rule.boundary == .exceeds
          ? "more than \(size) points" : "\(size) points or more"
        lines.append("a change of \(words) is beyond it")
      }
    }
    let (better, other) =
      change.direction == .higherIsBetter ? ("higher", "lower") : ("lower", "higher")
    let names = [
      "improved": "\(better) than before, beyond error; \(better) is better",
      "unchanged": "no reliable change", "deteriorated": "\(other) than before, beyond error",
      "recovered": "left the range of people who seek help",
    ]
    for rate in rates {
      lines.append("\(rate.count) of \(rate.n): \(names[rate.name] ?? rate.name)")
    }
    return lines
  }
}

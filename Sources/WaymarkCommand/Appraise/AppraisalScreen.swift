import Platform
import Psychometrics
import Results

/// A card on a screen: each property as a question, its grade, and what to collect next.
struct AppraisalScreen {
  let appraisal: ScaleAppraisal

  /// The lines.
  var lines: [String] {
    var lines = [
      "\(Counted.words(appraisal.items.count, "item", "items")), \(Counted.words(appraisal.persons, "person", "people")), \(appraisal.complete) with every item answered",
      "",
    ]
    for row in appraisal.card {
      let people = row.people.map { " (\(Counted.words($0, "person", "people")))" } ?? ""
      lines.append("\(row.grade.rawValue)  \(row.property.words)\(people)")
      for text in [row.sentence, row.evidence, row.next ?? ""] where !text.isEmpty {
        lines += Wrapped.lines(text, first: "   ", rest: "   ", width: Screen.width)
      }
    }
    return lines
      + [""]
      + Wrapped.lines(
        "Intervals of \(NumberText.text(100 * appraisal.options.level)) %. + the whole interval clears the bar; - all of it misses; ? it lies on both sides, or there is nothing to go by. --table coefficients has every figure under its own name, --table items the items; --help names the other tables.",
        first: "", rest: "", width: Screen.width)
  }
}

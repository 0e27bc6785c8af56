package import Journeys
import Outcomes
import Reports
package import Results
import Scoring

extension FrameworkAnalysis {
  /// The distance of those in the services that stand for comparison, beside that of the others; nil where no
  /// service does.
  var beside: FrameworkFindings.Beside? {
    guard !comparison.isEmpty else { return nil }
    let there = people.filter { comparison.contains($0.person.service) }
    let here = people.filter { !comparison.contains($0.person.service) }
    return FrameworkFindings.Beside(
      services: comparison.sorted(), here: distance(of: here), there: distance(of: there))
  }
}

extension Study {
  /// Services named for comparison are in the data.
  ///
  /// - Throws: `RefusedInput` with `study.reference` where one is not.
  package func checkComparison(_ panel: Panel) throws(RefusedInput) {
    guard let place = comparisonPlace else { return }
    let known = Set(panel.journeys.map(\.person.service))
    let unknown = comparison.filter { !known.contains($0) }
    guard let first = unknown.first else { return }
    throw RefusedInput([
      Diagnostic(
        .studyReference, at: place,
        "'\(first)' is named for comparison, and nobody was first seen there.",
        help: "Write it as the data do: one of \(known.sorted().joined(separator: ", ")).")
    ])
  }
}

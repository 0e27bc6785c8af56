public import Results
public import Scales

/// Runs the worked examples that stand inside a scale file.
public enum WorkedExampleCheck {
  /// Where the examples do not come out as the file says.
  ///
  /// - Parameters:
  ///   - scale: the scale with its examples.
  ///   - file: the file's name, for a file without examples.
  /// - Returns: one diagnostic per example that fails, and one when there are no examples.
  public static func problems(of scale: Scale, in file: String) -> [Diagnostic] {
    if scale.examples.isEmpty {
      return [
        Diagnostic(
          .scaleExample, at: Place(file: file, field: "/examples"),
          "The file has no worked example.",
          help: "Add responses with the scores they must give; they prove the definition.")
      ]
    }
    let scorer = Scorer(scale)
    return scale.examples.flatMap { example in
      let responses = zip(example.responses, scale.items).map { code, item -> Response in
        code.map { item.allows($0) ? .answered($0) : .setAside } ?? .missing
      }
      let scores = scorer.scores(responses)
      return example.expected.compactMap { expected -> Diagnostic? in
        guard let index = scale.scores.firstIndex(where: { $0.id == expected.score }),
          !agrees(scores[index], expected, scale.scores[index])
        else { return nil }
        return Diagnostic(
          .scaleExample, at: example.place,
          "The example '\(example.name)' does not give the '\(expected.score)' it says.",
          help: "Check the keys, the missing rule and the table, or correct the example.")
      }
    }
  }

  private static func agrees(
    _ score: Score, _ expected: WorkedExample.Expectation, _ definition: ScoreDefinition
  ) -> Bool {
    guard let values = expected.values else { return score.status == .missing }
    return values.allSatisfy { metric, value in
      guard let index = definition.metrics.firstIndex(where: { $0.id == metric }),
        let got = score.value(metric: index)
      else { return false }
      // Decimal text to binary and one division: a few units in the last place.
      return abs(got - value) <= 1e-12 * max(1, abs(value))
    }
  }
}

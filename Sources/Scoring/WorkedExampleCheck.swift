public import Results
public import Scales

/// Runs the worked examples that stand inside a scale file.
public enum WorkedExampleCheck {
  /// Where the examples do not come out as the file says.
  ///
  /// - Parameters:
  ///   - scale: the scale with its examples.
  ///   - file: the file's name, for a file without examples.
  /// - Returns: one diagnostic per example that fails, one per score that no example proves, and
  ///   one when there are no examples.
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
    return unproven(scale)
      + scale.examples.flatMap { example in
        let responses = example.responses.map(Response.init)
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

  /// Scores of which no example gives a value.
  private static func unproven(_ scale: Scale) -> [Diagnostic] {
    let proven = Set(
      scale.examples.flatMap(\.expected).filter { $0.values != nil }.map(\.score))
    return scale.scores.filter { !proven.contains($0.id) }.map { score in
      Diagnostic(
        .scaleExample, at: score.place, "No worked example gives a value of '\(score.id)'.",
        help: "Add one that expects it; it proves the keys.")
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

extension Response {
  fileprivate init(_ given: WorkedExample.Given) {
    switch given {
    case .code(let code): self = .answered(code)
    case .nothing(let state): self.init(state)
    }
  }
}

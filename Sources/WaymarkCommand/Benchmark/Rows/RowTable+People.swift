import Results

/// What tables of people and of services have in common.
extension RowTable {
  /// A count that stands in a cell as a number; nil where it is none.
  func count(_ column: Int, _ row: Int) -> Int? {
    guard let value = numbers[column][row], value >= 0, value < 1e15 else { return nil }
    return Int(exactly: value)
  }

  /// Refuses a table in which somebody has two rows.
  ///
  /// - Parameter column: the person's id, by its position among the texts.
  /// - Throws: `RefusedInput` with `benchmark.repeated-person`.
  func requireOnce(_ column: Int) throws(RefusedInput) {
    var seen: Set<String> = []
    for row in 0..<count where !seen.insert(texts[column][row]).inserted {
      throw RefusedInput([
        Diagnostic(
          .benchmarkRepeatedPerson, at: place(row, names.texts[column]),
          "Somebody has more than one row, so people would be counted by how often they were seen.",
          help:
            "Keep one row per person, with the first and the last score; 'waymark trajectories' takes all rows."
        )
      ])
    }
  }

  /// Scores that a scale can give.
  ///
  /// - Parameters:
  ///   - column: the score, by its position among the numbers.
  ///   - attainable: the scores that can be had; nil where that is not known.
  /// - Returns: by row the score, nil where there is none or it cannot be had; and those that cannot.
  func scores(
    _ column: Int, _ attainable: ClosedRange<Double>?
  ) -> (values: [Double?], outside: [Diagnostic]) {
    var outside: [Diagnostic] = []
    let values = numbers[column].enumerated().map { row, value -> Double? in
      guard let value, attainable?.contains(value) == false else { return value }
      outside.append(
        Diagnostic(
          .scoreOutOfRange, at: place(row, names.numbers[column]),
          "The score lies outside those that can be had.",
          help: "Look whether it is of another scale or metric."))
      return nil
    }
    return (values, outside)
  }

  /// Refuses a table in which nobody has what is asked for.
  func nobody(_ words: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .columnNoneComplete, at: Place(file: file, field: names.numbers.joined(separator: ", ")),
        words,
        help:
          "Look whether it is the right column, and whether --missing names a text that does mean something."
      )
    ])
  }
}

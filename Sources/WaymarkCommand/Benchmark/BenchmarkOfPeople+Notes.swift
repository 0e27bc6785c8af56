import Results

extension BenchmarkOfPeople {
  /// What is to be known of every comparison.
  func always(adjusted: Bool) -> [Note] {
    var notes = [
      Note(
        "benchmark.invariance-untested",
        "It was not tested whether the scale means the same to people in different services. Where it does "
          + "not, services differ by what the items mean and not by how people are.")
    ]
    if !adjusted {
      notes.append(
        Note(
          "benchmark.not-adjusted",
          "Nothing is adjusted for. Services whose people start elsewhere, or are followed for longer, are not "
            + "like each other: add the first score and the time since it to the formula."))
    }
    if options.person == nil {
      notes.append(
        Note(
          "benchmark.row-per-person",
          "Every row is taken to be another person; name the column of ids with --person to be certain."
        ))
    }
    return notes
  }
}

public import Results

extension OutcomesFramework {
  /// Whether the day by which it was to be looked at again has passed.
  public func reviewHasPassed(on day: CalendarDay) -> Bool { reviewBy < day }

  /// What to know of the framework wherever it is used.
  ///
  /// - Parameter day: the day as of which it is used; nil says nothing of the review.
  /// - Returns: notes with `framework.template`, `framework.lived-experience`, `framework.chosen-by` and
  ///   `framework.review-passed`.
  public func notes(on day: CalendarDay?) -> [Note] {
    var notes: [Note] = []
    if agreedBy.isTemplate {
      notes.append(
        Note(
          "framework.template",
          "The framework '\(id)' is a template: nobody is recorded to have agreed it. Agree it with people who know support from both sides, and write down who took part."
        ))
    } else if agreedBy.livedExperience != .yes {
      notes.append(
        Note(
          "framework.lived-experience",
          agreedBy.livedExperience == .no
            ? "People with lived experience took no part in agreeing the framework '\(id)'."
            : "Whether people with lived experience took part in agreeing the framework '\(id)' is not recorded."
        ))
    }
    let unchosen = outcomes.filter { $0.chosenBy == .notRecorded }.map { "'\($0.name)'" }
    if !unchosen.isEmpty {
      notes.append(
        Note(
          "framework.chosen-by",
          "Who chose \(unchosen.joined(separator: ", ")) is not recorded."))
    }
    if let day, reviewHasPassed(on: day) {
      notes.append(
        Note(
          "framework.review-passed",
          "The framework '\(id)' was to be looked at again by \(reviewBy.text); that day has passed."
        ))
    }
    return notes
  }
}

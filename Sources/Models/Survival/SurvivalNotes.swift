import Results

/// What a reader should know about a curve over time, in plain words.
enum SurvivalNotes {
  /// Fewer ends than this leave standard errors and intervals a rough guide.
  static let fewEnds = 10

  static func of(_ steps: [KaplanMeier.Step], gaps: [ObservationGap], last: Double) -> [Note] {
    let ended = steps.reduce(0) { $0 + $1.ended }
    let emptied = steps.firstIndex { $0.atRisk == $0.ended && $0.time < last }
    return [
      ended < fewEnds ? few(ended) : nil,
      emptied.map { place in
        Note(
          "survival.emptied",
          "At time \(time(steps[place].time)) the end came for everybody who was watched then "
            + "(\(steps[place].atRisk)), so the curve is at 0 from there on, although others are seen later. "
            + "Begin later, when more people are watched.")
      },
      gaps.isEmpty ? nil : unwatched(gaps),
    ].compactMap { $0 }
  }

  /// A time with two decimals at the most.
  private static func time(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  static func few(_ ended: Int) -> Note {
    Note(
      "survival.few-ends",
      "The intervals rest on \(ended) \(ended == 1 ? "end" : "ends"): with so few they are a rough guide."
    )
  }

  private static func unwatched(_ gaps: [ObservationGap]) -> Note {
    let times = gaps.map { "\(time($0.from)) to \(time($0.to))" }.joined(separator: ", ")
    return Note(
      "survival.nobody-watched",
      "Nobody was watched in the time from \(times): the curve stays level there because nothing is known."
    )
  }
}

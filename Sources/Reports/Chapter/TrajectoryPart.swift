import Models
import Plots
import Results
import Trajectories

/// How scores move over time in everybody together.
struct TrajectoryPart: Sendable {
  let outcome: Outcome
  let growth: Result<GrowthCurve, Withheld>?
  let figures: TrajectoryFigures?

  init(_ outcome: Outcome) {
    self.outcome = outcome
    growth = outcome.found.growth
    figures = (try? growth?.get()).map { TrajectoryFigures(outcome, $0) }
  }

  /// The part as it stands in its chapter.
  var section: Section {
    Section(
      id: outcome.id("trajectory"), title: "How it moves over time", content: content,
      isInChapter: true)
  }

  private var content: [Markup] {
    switch growth {
    case nil:
      return [.paragraph("The study asks for no model of this score over time.")]
    case .failure(let reason):
      return [
        .paragraph("The movement over time is not shown."),
        outcome.withheld("The model of scores over time", "trajectory-withheld", reason),
      ]
    case .success(let growth):
      guard let figures else { return [] }
      return movement(growth, figures) + differences(growth, figures) + notes(growth)
    }
  }

  /// What the model says about the average, for the first page too.
  static func slopeWords(_ slope: TrajectoryFigures.Slope, _ outcome: Outcome) -> Sentence {
    let limits: Sentence = "values between \(slope.lower) and \(slope.upper) fit the data well"
    if slope.interval.lower > 0 || slope.interval.upper < 0 {
      let way: Sentence = slope.estimate > 0 ? "upwards" : "downwards"
      return """
        On average scores move \(way), by \(slope.value) points from one occasion to the next \
        (\(limits)). That is \(outcome.way(slope.estimate)).
        """
    }
    return """
      It cannot be said whether scores rise or fall over time. On average they move by \(slope.value) \
      points from one occasion to the next, but \(limits), and so does no movement at all.
      """
  }

  /// What the model is of, with the shape of its average and what its time is.
  private static func opening(_ growth: GrowthCurve) -> Sentence {
    switch (growth.time == .occasion, growth.isStraight) {
    case (true, true):
      """
      A model of every score, of those with a single one too, describes the average movement as a \
      straight line over the occasions as they are coded in the data. It is an average: single \
      people move in many ways around it.
      """
    case (true, false):
      """
      A model of every score, of those with a single one too, describes the average movement over the \
      occasions as they are coded in the data, in the shape that its formula gives. It is an average: \
      single people move in many ways around it.
      """
    case (false, true):
      """
      A model of every score, of those with a single one too, describes the average movement as a \
      straight line over the \(given: growth.time.column) since each person's first score. It is an \
      average: single people move in many ways around it.
      """
    case (false, false):
      """
      A model of every score, of those with a single one too, describes the average movement over the \
      \(given: growth.time.column) since each person's first score, in the shape that its formula gives. \
      It is an average: single people move in many ways around it.
      """
    }
  }

  private func movement(_ growth: GrowthCurve, _ figures: TrajectoryFigures) -> [Markup] {
    var parts: [Markup] = [
      .paragraph(Self.opening(growth))
    ]
    if let slope = figures.slope {
      parts.append(.paragraph(Self.slopeWords(slope, outcome)))
    }
    if let trend = FittedTrend(outcome, growth) {
      parts.append(
        outcome.figure(
          trend.plot, "fitted", title: "The average movement, with the means of each occasion",
          reading: """
            The line is the model's average with its band. The means are of whoever answered on that \
            occasion; the line allows for who did not, as far as their other scores tell.
            """))
      parts.append(trend.table.markup)
    }
    if let own = GrowthFigure(outcome, growth) {
      parts += [
        .paragraph(own.words),
        outcome.figure(
          own.plot, "growth", title: "Each person's line as the model has it, and the average",
          reading: """
            A thin line goes from a person's first occasion to their last. It smooths over the ups and \
            downs on the way, which the part on journeys shows.
            """),
        own.table.markup,
      ]
    }
    var effects = figures.effects
    effects.note =
      outcome.occasions.contains { $0.position == 0 }
      ? "An interval is the range of values that fit the data well."
      : """
      An interval is the range of values that fit the data well. Where the line crosses occasion zero \
      is a point of the calculation; the data have no such occasion.
      """
    return parts + [effects.markup, figures.groups.markup]
  }

  private func differences(_ growth: GrowthCurve, _ figures: TrajectoryFigures) -> [Markup] {
    var spread = figures.spread
    spread.note = "Standard deviations are in points of the score."
    let scarce = Self.scarceWords(figures, outcome).map { Markup.paragraph($0) }
    guard let rest = figures.shares.last, figures.shares.count > 1 else {
      return [
        .paragraph(
          """
          People differ from that average in where they are and in how they move. The table says by \
          how much, as standard deviations.
          """)
      ] + scarce + [spread.markup]
    }
    let parts = figures.shares.dropLast().map { share -> Sentence in
      "\(share.cell) lies between \(TrajectoryFigures.noun(share.group, outcome))"
    }
    return [
      .paragraph(
        """
        Of all that differs between scores, \(Sentence.list(parts)); the other \(rest.cell) is \
        difference within a person from one occasion to another, the error of measurement included.
        """)
    ] + scarce + [spread.markup]
  }

  /// What few levels of a group leave unknown, for the part on limits too.
  static func scarceWords(_ figures: TrajectoryFigures, _ outcome: Outcome) -> [Sentence] {
    figures.scarce.map { group, levels in
      let noun = TrajectoryFigures.noun(group, outcome)
      return """
        How much \(noun) differ is hardly known, because the model rests on \(levels) of them. Their \
        figure should not be read as a finding.
        """
    }
  }

  private func notes(_ growth: GrowthCurve) -> [Markup] {
    // Few levels have a paragraph of their own above.
    let notes = growth.notes.filter { $0.code != GrowthCurve.fewLevelsCode }
    return notes.isEmpty ? [] : [.list(notes.map { "\(given: $0.message)" })]
  }
}

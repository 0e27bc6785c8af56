import Results

/// The average movement over time, as far as it may be told.
struct ReleaseMovementPart: Sendable {
  private let chapter: ReleaseChapter
  private let movement: ReleasedMovement

  /// Nothing where no movement is told.
  init?(_ chapter: ReleaseChapter) {
    guard case .success(let movement)? = chapter.outcome.movement else { return nil }
    self.chapter = chapter
    self.movement = movement
  }

  /// The part as it stands in its chapter.
  var section: Section {
    var effects = ReportTable(
      chapter.id("movement-table"), "The average movement, in points",
      columns: ["Effect", "Estimate", "Interval from", "Interval to"])
    for term in movement.terms {
      effects.add(
        .words(words(term.name)),
        [
          .effect(term.estimate), .effect(term.interval?.lower), .effect(term.interval?.upper),
        ])
    }
    var spread = ReportTable(
      chapter.id("movement-spread"), "How scores differ from that average, in points",
      columns: ["Between whom", "In what", "Standard deviation"])
    for each in movement.spreads {
      spread.add(
        .words(between(each.group)),
        [
          .words(each.group.isEmpty ? "From occasion to occasion, and error" : words(each.term)),
          .effect(each.standardDeviation),
        ])
    }
    return Section(
      id: chapter.id("movement"), title: "How it moves over time",
      content: [
        .paragraph(
          """
          A model of every score describes the average movement as a straight line. It is an average: \
          single people move in many ways around it. The model is \(code: movement.formula).
          """), effects.markup, spread.markup,
      ], isInChapter: true)
  }

  private func words(_ term: String) -> Sentence {
    switch term {
    case "(Intercept)": "Level where time is nought"
    case "occasion": "From one occasion to the next"
    default: "\(code: term)"
    }
  }

  private func between(_ group: String) -> Sentence {
    switch group {
    case "": "Within people"
    case "person": "Between people"
    case "service": "Between \(chapter.services)"
    case "worker": "Between workers"
    default: "\(code: group)"
    }
  }
}

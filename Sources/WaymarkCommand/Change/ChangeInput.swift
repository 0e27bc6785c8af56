import ArgumentParser
import Change
import Distributions
import Journeys
import Results
import Scales

/// Everybody's scores, and what is known of them.
struct ChangeInput {
  let panel: ScorePanel
  /// People with a score and none at the baseline that was asked for; nil where none was.
  let noBaseline: Int?
  /// Where journeys begin, and when change can be looked for.
  let times: TimeOptions
  let beside: BesideOptions
  /// The share of the first score that a percentage rule asks for; nil where there is none.
  let percentage: PercentageRule?
  /// The size of change that people themselves call important; nil where nobody was asked.
  let important: ImportantSizes?
  let target: ScaleTarget?
  let direction: ScoreDefinition.Direction
  let error: MeasurementError?
  let attainable: ClosedRange<Double>?
  /// The cut-offs that first scores here and people who do not seek help allow.
  let cutOffs: ComputedCutOffs
  /// How changes are judged.
  let options: ReliableChange.Options
  /// What to know of the error and the cut-off.
  private(set) var notes: [Note]

  /// Reads the files.
  init(_ asked: ChangeInputOptions, _ account: inout PanelAccount) throws {
    let target = try asked.scale.map { id in
      try ScaleTarget(
        Scale(reading: try asked.catalog.catalog.file(of: id, askedAt: Place(file: "--scale"))),
        score: asked.columns.scoreId, metric: asked.columns.metric)
    }
    guard let direction = target?.definition.direction ?? asked.direction?.direction else {
      throw ValidationError(ChangeInputOptions.noDirection)
    }
    self.target = target
    self.direction = direction
    attainable = try asked.rule.range ?? target?.attainable
    (times, beside) = (asked.times, asked.beside)
    let read = try ReadScores(asked, target, attainable: attainable, &account)
    let begun = try read.fromBaseline(asked)
    panel = begun?.panel ?? read.panel
    noBaseline = begun?.withoutBaseline
    (error, notes) = try Self.error(asked, target, panel, read.answers)
    notes += try beside.notes(read.files, read.columns, panel)
    important = try ImportantSizes(beside, read, panel, direction)
    notes += important?.notes ?? []
    cutOffs = ComputedCutOffs(
      seeking: CutOff.Group(panel.firstScoresOfTwo), others: try asked.rule.cutOffs.others,
      direction: direction, standardErrorOfMeasurement: error?.standardError,
      level: asked.rule.level)
    var range: ChangeRule.Range?
    switch try asked.rule.cutOffs.range(cutOffs, target, direction) {
    case .success(let found): range = found
    case .failure(let why): notes.append(Note(why.code, "\(why.reason) \(why.help)"))
    case nil: break
    }
    percentage = asked.rule.percentage.map {
      PercentageRule(improvement: $0 / 100, deterioration: $0 / 100, direction: direction)
    }
    options = try asked.rule.options(range: range, attainable: attainable)
    notes += baselineNotes
  }

  private var baselineNotes: [Note] {
    var notes: [Note] = []
    if let noBaseline, noBaseline > 0 {
      let people = Counted.words(noBaseline, "person has", "people have")
      notes.append(
        Note(
          "change.no-baseline",
          "\(people) a score and none at the baseline, and no change is told of them."))
    }
    if cutOffs.isApart == false {
      notes.append(
        Note(
          "change.groups-not-apart",
          "On their first score people here are no worse off on average than people who do not seek "
            + "help, so a cut-off between the two says little."))
    }
    return notes
  }

  private static func error(
    _ options: ChangeInputOptions, _ target: ScaleTarget?, _ panel: ScorePanel,
    _ answers: AnswerFiles?
  ) throws -> (MeasurementError?, [Note]) {
    func told(_ error: MeasurementError) -> (MeasurementError?, [Note]) {
      (error, [ChangeNotes.error(error)].compactMap(\.self))
    }
    do throws(Withheld) {
      if let stated = try options.error.stated() { return told(stated) }
      guard let target else { return (nil, [unjudged]) }
      if let published = MeasurementError.published(
        target.definition, target.metric, sample: panel.firstScores, named: "first scores here")
      {
        return told(published)
      }
      guard let answers else { return (nil, [unjudged]) }
      return told(try answers.error(target, panel))
    } catch {
      return (nil, [unjudged, Note(error.code, "\(error.reason) \(error.help)")])
    }
  }

  private static let unjudged = Note(
    "change.error-not-known",
    "The error of measurement is not known, so the size of change cannot yet be judged: the changes "
      + "are given, and nobody is called changed or unchanged.")
}

extension ChangeInput {
  /// How often error alone passes the thresholds on the scores there are: those of the scale, or the
  /// whole numbers that were said to be attainable, where all scores are whole. Nil where neither is
  /// known.
  ///
  /// - Parameter yardstick: error and planned occasions.
  /// - Returns: the rates, drawn with a fixed seed.
  func attained(_ yardstick: JourneyYardstick?) -> AttainedRate? {
    let sample = panel.firstScores
    guard let yardstick, !sample.isEmpty, let scores = scoresThereAre, !scores.isEmpty else {
      return nil
    }
    return AttainedRate(yardstick, sample: sample, attainable: scores)
  }

  private var scoresThereAre: [Double]? {
    if let target { return target.scale.values(of: target.definition, in: target.metric) }
    guard let attainable, let low = Int(exactly: attainable.lowerBound),
      let high = Int(exactly: attainable.upperBound), high - low <= 100_000,
      panel.values.allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    return (low...high).map(Double.init)
  }
}

extension ScorePanel {
  /// Everybody's first score.
  var firstScores: [Double] {
    (0..<count).compactMap { scores($0).first.map { values[$0] } }
  }

  /// The first score of people with two or more.
  var firstScoresOfTwo: [Double] {
    (0..<count).compactMap { person in
      let range = scores(person)
      return range.count > 1 ? values[range.lowerBound] : nil
    }
  }
}

extension CutOff.Group {
  /// The people of these scores; nil where they are too few to have a spread.
  fileprivate init?(_ scores: [Double]) {
    guard let moments = SampleMoments(scores), let spread = moments.standardDeviation else {
      return nil
    }
    self.init(mean: moments.mean, standardDeviation: spread, n: moments.n)
  }
}

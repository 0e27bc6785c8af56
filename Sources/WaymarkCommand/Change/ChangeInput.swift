import ArgumentParser
import Change
import Distributions
import Journeys
import Platform
import Psychometrics
import Results
import Scales
import Scoring

/// What both commands read: files of scores, or of answers to a scale.
struct ChangeInputOptions: ParsableArguments {
  @Argument(
    help: "Files of scores, or of answers to the scale; '-' is the standard input.")
  var files: [String]

  @Option(
    help:
      "A scale: its direction and published figures are used. Without --score, answers are read and scored by it."
  )
  var scale: String?

  @Option(help: "Which way is better: higher or lower. Needed unless --scale says it.")
  var direction: DirectionOption?

  @OptionGroup var columns: ScoreFileOptions

  @OptionGroup var times: TimeOptions

  @OptionGroup var beside: BesideOptions

  @OptionGroup var items: ItemColumnOptions

  @OptionGroup var answers: AnswerOptions

  @OptionGroup var error: ErrorOptions

  @OptionGroup var rule: RuleOptions

  @OptionGroup var catalog: CatalogOptions

  @OptionGroup var diagnostics: DiagnosticOptions

  /// Every file that is read beside the scale.
  var read: [String] { files + answers.labels + (items.mapping.map { [$0] } ?? []) }

  func validate() throws {
    if times.baseline != nil && beside.start != nil {
      throw ValidationError("Give --baseline or --start, not both.")
    }
    if scale == nil && direction == nil {
      throw ValidationError(
        "Which way is better is not stated: --direction higher or --direction lower, or a --scale "
          + "that says it.")
    }
    if scale != nil && direction != nil {
      throw ValidationError("The scale says which way is better; leave --direction out.")
    }
    if scale == nil && columns.score == nil {
      throw ValidationError("Name the column of the score with --score, or a scale with --scale.")
    }
  }
}

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
  init(_ options: ChangeInputOptions, _ account: inout PanelAccount) throws {
    let target = try options.scale.map { id in
      try ScaleTarget(
        Scale(
          reading: try options.catalog.catalog.file(of: id, askedAt: Place(file: "--scale"))),
        score: options.columns.scoreId, metric: options.columns.metric)
    }
    self.target = target
    direction = target?.definition.direction ?? options.direction?.direction ?? .higherIsBetter
    attainable =
      try options.rule.range
      ?? target.map {
        min($0.metric.lowest, $0.metric.highest)...max($0.metric.lowest, $0.metric.highest)
      }
    var answers: AnswerFiles?
    var columns: ScoreColumns
    // Held whole where they are read more than once.
    var files: [SourceFile] = []
    if let score = options.columns.score {
      columns = options.columns.columns(
        score: score, attainable: attainable, missingCodes: options.answers.missingCodes)
      if let target { columns.choose(target) }
      if !options.beside.columns.isEmpty {
        files = try options.files.map { try SourceFile(whole: $0) }
      }
    } else if let target {
      let scored = try AnswerFiles(options, target, &account)
      (files, columns) = scored.scores(options, target)
      answers = scored
    } else {
      throw ValidationError("Name the column of the score with --score, or a scale with --scale.")
    }
    let read = try Self.panel(columns, options.files, held: files)
    try account.take(read)
    (times, beside) = (options.times, options.beside)
    let begun = try Self.begun(read, options, files, columns)
    panel = begun?.panel ?? read
    noBaseline = begun?.withoutBaseline
    (error, notes) = try Self.error(options, target, panel, answers)
    notes += try beside.notes(files, columns, panel)
    cutOffs = ComputedCutOffs(
      seeking: CutOff.Group(panel.firstScoresOfTwo), others: try options.rule.cutOffs.others,
      direction: direction, standardErrorOfMeasurement: error?.standardError,
      level: options.rule.level)
    var range: ChangeRule.Range?
    switch try options.rule.cutOffs.range(cutOffs, target, direction) {
    case .success(let found): range = found
    case .failure(let why): notes.append(Note(why.code, "\(why.reason) \(why.help)"))
    case nil: break
    }
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
    let better = direction
    percentage = options.rule.percentage.map {
      PercentageRule(
        improvement: $0 / 100, deterioration: $0 / 100, direction: better)
    }
    self.options = try options.rule.options(range: range, attainable: attainable)
  }

  private static func panel(
    _ columns: ScoreColumns, _ paths: [String], held files: [SourceFile]
  ) throws -> ScorePanel {
    var gathering = ScoreGathering(columns)
    if files.isEmpty {
      for path in paths { try gathering.read(try ByteSource(reading: path)) }
    } else {
      for file in files { try gathering.read(ByteSource(file)) }
    }
    return try gathering.panel()
  }

  private static func begun(
    _ panel: ScorePanel, _ options: ChangeInputOptions, _ files: [SourceFile],
    _ columns: ScoreColumns
  ) throws -> (panel: ScorePanel, withoutBaseline: Int)? {
    guard let start = options.beside.start, let within = options.beside.startWithin else {
      return try options.times.begun(panel)
    }
    let starts = try BesideScores(start, option: "--start", files, columns, panel).times
    return panel.beginning(within: within, of: starts)
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

extension ScoreColumns {
  /// Chooses the rows of a scale's score, where the file says which is which.
  mutating func choose(_ target: ScaleTarget) {
    let wanted = [target.scale.id, target.definition.id, target.metric.id]
    choices = zip(["scale", "score", "metric"], wanted).map {
      Choice(column: $0, value: $1, isRequired: false)
    }
    choices[0].notComparable = Set(target.scale.lineage.notComparableWith)
  }
}

import Change
import Disclosure
public import Journeys
public import Platform
import Psychometrics
public import Reports
public import Results
public import Scales
import Scoring

/// A study, run: everything that was read and everything that was found.
public struct StudyRun: Sendable {
  /// The study.
  public let study: Study
  /// The study file, the scale files and the data file, as they were read.
  public let inputs: [SourceFile]
  /// The scales by which responses were scored.
  public let scales: [Scale]
  /// Everybody's journeys.
  public let panel: Panel
  /// What came in, what was set aside, what was scored.
  public let account: RunAccount
  /// What was found, outcome by outcome.
  public let findings: [OutcomeFindings]
  /// What each rule pack makes of the same people.
  public let rules: [RuleFindings]
  /// What was found about the outcomes of the framework; nil where the study names none.
  public let framework: FrameworkFindings?

  /// What it was asked for beside what the study file says.
  public let options: RunOptions
  /// What is otherwise than in an earlier run, where one was named.
  public private(set) var since: SinceFindings?

  private(set) var sinceFile: SourceFile?
  /// Whose scores are otherwise than in the earlier run.
  private(set) var changed: ChangedPeople?
  /// What earlier runs released.
  private(set) var history = ReleaseHistory()
  /// What was found of those who agreed to be counted in what is shared.
  let shared: (findings: [OutcomeFindings], persons: Int)
  /// Their outcomes of the framework, each part of their record where they agreed to it; nil where the study
  /// names none.
  let sharedAnalysis: FrameworkAnalysis?
  let definitions: [StudyPlan.Definition]
  let labelFiles: [SourceFile]
  let ruleFiles: [SourceFile]
  let frameworkFile: SourceFile?
  /// The records and what people agreed to; nil where the study has none.
  let records: StudyRecords?
  let dataFiles: [SourceFile]
  let correctionsFile: SourceFile?
  let studyFile: SourceFile

  /// Reads a study file and everything it refers to, and runs its analyses.
  ///
  /// Rows and cells that cannot be used are set aside and listed; an analysis with too little data
  /// is withheld with its reason. Nothing is written.
  ///
  /// - Parameters:
  ///   - path: the study file.
  ///   - catalog: where the scales are.
  ///   - options: what is asked for beside what the study file says.
  /// - Throws: `RefusedInput` when a file or definition cannot be used.
  public init(
    _ path: String, catalog: ScaleCatalog, options: RunOptions = RunOptions()
  ) throws(RefusedInput) {
    let folder = Folder.parent(of: path)
    let file = try SourceFile(reading: path)
    let study = try Study(reading: file)
    var labelFiles: [String: SourceFile] = [:]
    for name in Set(study.scales.compactMap(\.labelFile)).sorted() {
      labelFiles[name] = try SourceFile(reading: Folder.resolve(name, from: folder), name: name)
    }
    let plan = try StudyPlan(study, file, catalog: catalog, labelFiles: labelFiles)
    let data = try StudyData(study, plan.mapping, in: folder, to: options.quarter)
    let everybody = Panel(
      data.rows, scorers: plan.mapping.scales.map { Scorer($0.scale) },
      idsUniqueIn: study.idsUniqueIn, dates: study.dates)
    var records: StudyRecords?
    if let use = study.records {
      records = try StudyRecords(
        use, study, plan.framework?.rules ?? RecordRules(), everybody, in: folder,
        to: options.quarter)
    }
    try study.checkComparison(everybody)
    let panel = records.map { everybody.applying($0.review, for: .inside) } ?? everybody
    self.study = study
    self.options = options
    self.panel = panel
    studyFile = file
    dataFiles = data.files
    correctionsFile = data.corrections
    definitions = plan.definitions
    self.labelFiles = labelFiles.sorted { $0.key < $1.key }.map(\.value)
    inputs =
      [file] + plan.definitions.flatMap { [$0.file] + ($0.asked.map { [$0.file] } ?? []) }
      + self.labelFiles + plan.rules.map(\.file) + (plan.framework.map { [$0.file] } ?? [])
      + (data.corrections.map { [$0] } ?? []) + data.files + (records?.files ?? [])
    scales = plan.definitions.map(\.scale)
    account = RunAccount(data, everybody, panel, records, scales: scales)
    var findings = plan.outcomes.map { OutcomeFindings($0, panel, study) }
    let notDrawn = records?.review.leftOut(.journey, .inside) ?? [:]
    for position in findings.indices { findings[position].notDrawn = notDrawn }
    self.findings = findings
    let agreed = records.map { everybody.applying($0.review, for: .shared) } ?? panel
    let isEverybody = agreed.journeys.count == panel.journeys.count
    shared = (
      isEverybody ? findings : plan.outcomes.map { OutcomeFindings($0, agreed, study) },
      agreed.journeys.count
    )
    self.records = records
    frameworkFile = plan.framework?.file
    framework = plan.framework.map { plan in
      FrameworkAnalysis(
        plan.framework, findings, panel, records?.inside, comparison: Set(study.comparison),
        fewest: study.fewestPersons
      )
      .findings(records?.review, all: records?.all)
    }
    let sharedFindings = shared.findings
    sharedAnalysis = plan.framework.map { plan in
      FrameworkAnalysis(
        plan.framework, sharedFindings, agreed,
        records.map { $0.all.applying($0.review, for: .shared) }, fewest: study.fewestPersons)
    }
    ruleFiles = plan.rules.map(\.file)
    rules = plan.rules.map { rules in
      RuleFindings(
        pack: rules.judge.pack, scales: rules.scales,
        rates: RuledRates.counted(
          rules.judge, RuledPerson.all(panel, rules.targets).map(\.scores)),
        rule: DisclosureRule(fewestPersons: study.fewestPersons))
    }
    guard let earlier = options.since else { return }
    let run = try EarlierRun(folder: earlier, study: study.id)
    let now = try run.scores(of: self)
    since = run.findings(self, now)
    changed = ChangedPeople(
      run.scores, now, idsUniqueEverywhere: study.idsUniqueIn == .everywhere)
    sinceFile = run.file
    history = try ReleaseHistory(folder: earlier)
  }
}

extension RunAccount {
  fileprivate init(
    _ data: StudyData, _ everybody: Panel, _ panel: Panel, _ records: StudyRecords?,
    scales: [Scale]
  ) {
    let all = everybody.journeys.reduce(0) { $0 + $1.entries.count }
    let entries = panel.journeys.flatMap(\.entries)
    let scores = scales.enumerated().flatMap { s, scale in
      scale.scores.enumerated().map { d, definition in
        let scores = entries.map { $0.scores[s][d] }
        var reasons: [String: Int] = [:]
        for reason in scores.compactMap(\.reason) { reasons[reason.summary, default: 0] += 1 }
        return Scored(
          scale: scale.id, score: definition.id, scored: scores.count { $0.status == .scored },
          prorated: scores.count { $0.status == .prorated },
          partial: scores.count { $0.status == .partial },
          missing: reasons.sorted { $0.key < $1.key }.map {
            Scored.Reason(words: $0.key, count: $0.value)
          })
      }
    }
    self.init(
      file: data.files.map(\.name).joined(separator: ", "), rows: data.rowCount,
      setAside: (data.setAside + panel.setAside + (records?.all.setAside ?? []))
        .sorted { $0.place < $1.place },
      notes: data.notes + panel.notes + (records?.all.notes ?? []),
      rowsSetAside: data.rowCount - all, usable: entries.count,
      persons: panel.journeys.count, movers: panel.journeys.count { $0.hasMoved },
      services: Set(entries.map(\.service)).subtracting([""]).count,
      occasions: Set(entries.map(\.occasion.position)).count, scores: scores,
      attendance: Self.attendance(panel),
      attention: Self.attention(records?.used(data.rows, everybody, panel) ?? data.rows, scales),
      audit: data.audit,
      answers: scales.enumerated().map { AnswersAccount($1, at: $0, of: panel) },
      withheld: records.flatMap { records in
        records.review.hasConsent
          ? Withheld(
            people: records.review.counts(
              .scores, .inside, among: everybody.journeys.map(\.person)),
            occasions: all - entries.count) : nil
      },
      records: records.map {
        RecordRows(rows: $0.all.rowCount, setAside: $0.all.setAside.count)
      })
  }

  /// By occasion how many people there are, and how many of them were there before.
  private static func attendance(_ panel: Panel) -> [Attendance] {
    var counts: [Double: Attendance] = [:]
    for journey in panel.journeys {
      for (position, entry) in journey.entries.enumerated() {
        let at = entry.occasion.position
        counts[at, default: Attendance(occasion: entry.occasion.label)].persons += 1
        if position > 0 { counts[at]?.seenBefore += 1 }
      }
    }
    return counts.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Rows as they were read, so that a row set aside later as a repetition is among them.
  private static func attention(_ rows: [SurveyRow], _ scales: [Scale]) -> [Attention] {
    scales.enumerated().flatMap { s, scale in
      scale.items.enumerated().compactMap { i, item in
        guard let attention = item.attention, let words = item.attentionWords else { return nil }
        let count = rows.count { row in
          if case .answered(let code) = row.responses[s][i] {
            return item.callsForAttention(code)
          }
          return false
        }
        return Attention(scale: scale.name, item: words, why: attention.why, rows: count)
      }
    }
  }
}

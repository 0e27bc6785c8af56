public import Scales

/// The report of a study as one self-contained page.
///
/// It loads nothing and holds no script. Every number in its prose is the text of a cell of one of
/// its tables; rounding is done in one place, and the tables of the run hold the same numbers in
/// full.
public struct StudyReport: Sendable {
  /// What the study is.
  public var study: StudyDescription
  /// What came in and what was set aside.
  public var account: RunAccount
  /// What was found, outcome by outcome.
  public var findings: [OutcomeFindings]
  /// The scales by which answers were scored, those without an outcome among them.
  public var scales: [Scale]
  /// What rule packs make of the same people.
  public var rules: [RuleFindings]

  /// Makes a report.
  public init(
    study: StudyDescription, account: RunAccount, findings: [OutcomeFindings], scales: [Scale],
    rules: [RuleFindings] = []
  ) {
    self.study = study
    self.account = account
    self.findings = findings
    self.scales = scales
    self.rules = rules
  }

  /// The page.
  public var html: String {
    let opening = Opening(study: study)
    let chapters = findings.enumerated().map { Chapter(study, $1, number: $0 + 1) }
    let account = AccountPart(study, account, chapters: findings)
    let limits = LimitsPart(study: study, chapters: chapters).section
    let methods = MethodsPart(
      study: study, account: self.account, chapters: chapters, scales: scales, rules: rules
    ).section
    let ruled = [RulesPart(found: rules).section].compactMap(\.self)
    let contents = Contents(
      before: [account.section], chapters: chapters, after: ruled + [limits, methods])
    return Page(
      title: study.title, running: opening.running, header: opening.markup,
      content: [InShort(account: account, chapters: chapters).markup, contents.markup]
        + [account.section.markup] + chapters.map(\.markup)
        + (ruled + [limits, methods]).map(\.markup)
    ).html
  }
}

import Benchmarking
public import Platform
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
  /// What is otherwise than in an earlier run, where one was named.
  public var since: SinceFindings?
  /// What was found about the outcomes of the framework; nil where the study names none.
  public var framework: FrameworkFindings?

  /// Makes a report.
  public init(
    study: StudyDescription, account: RunAccount, findings: [OutcomeFindings], scales: [Scale],
    rules: [RuleFindings] = [], since: SinceFindings? = nil, framework: FrameworkFindings? = nil
  ) {
    self.study = study
    self.account = account
    self.findings = findings
    self.scales = scales
    self.rules = rules
    self.since = since
    self.framework = framework
  }

  /// The page.
  public var html: String { page.html }

  /// The files of the report: the page, its figures and tables one by one, the sources of its methods.
  public var files: [OutputFile] {
    let page = page
    let body = page.body
    let figures = body.figures.map {
      OutputFile(name: "figures/\($0.name).svg", text: $0.alone)
    }
    let tables = body.tables.enumerated().map { number, table in
      OutputFile(
        name: "tables/\(FileNames.safe(table.id)).md",
        text: TableMarkdown(table: table, number: number + 1).text)
    }
    return [
      OutputFile(name: "report.html", text: page.html),
      OutputFile(name: "methods.bib", text: bibliography.text),
    ] + figures + [
      OutputFile(name: "figures/captions.md", text: FigureCaptions(figures: body.figures).text)
    ] + tables
  }

  /// The names that those files may have.
  public static let fileNames: Set<String> = [
    "report.html", "methods.bib", "figures/*.svg", "figures/*.md", "tables/*.md",
  ]

  private var chapters: [Chapter] {
    let flags = findings.compactMap { try? $0.services?.get().falseFlags }
      .filter { $0.comparisons > 0 }.reduce(.none, +)
    return findings.enumerated().map { Chapter(study, $1, number: $0 + 1, all: flags) }
  }

  private var bibliography: Bibliography {
    Bibliography(
      methods: MethodWords(chapters, rules).sources, scales: scales, rules: rules,
      program: study.program)
  }

  private var page: Page {
    let opening = Opening(study: study)
    let chapters = chapters
    let account = AccountPart(study, account, chapters: findings)
    let answers = AnswersPart(study, self.account.answers)
    let parts = FrameworkParts(study: study, found: framework)
    let before =
      [account.section]
      + [since.map { SincePart(findings: $0).section }, answers.section].compactMap(\.self)
      + parts.before
    let limits = LimitsPart(study: study, chapters: chapters).section
    let methods = MethodsPart(
      study: study, account: self.account, chapters: chapters, scales: scales, rules: rules,
      hasFramework: framework != nil
    ).section
    let counted = RulesPart(study, rules, outcomes: chapters.map(\.outcome))
    let ruled = parts.after + [counted.section].compactMap(\.self)
    let contents = Contents(
      before: before, chapters: chapters, after: ruled + [limits, methods])
    return Page(
      title: study.title, running: opening.running, header: opening.markup,
      content: [
        InShort(
          account: account, answers: answers, chapters: chapters, rules: counted, few: parts.few
        ).markup,
        contents.markup,
      ] + before.map(\.markup) + chapters.map(\.markup)
        + (ruled + [limits, methods]).map(\.markup))
  }
}

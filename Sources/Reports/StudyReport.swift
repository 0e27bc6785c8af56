/// The report of a study as one self-contained page.
public struct StudyReport: Sendable {
  /// What the study is.
  public var study: StudyDescription
  /// What came in and what was set aside.
  public var account: RunAccount
  /// What was found, outcome by outcome.
  public var findings: [OutcomeFindings]

  /// Makes a report.
  public init(study: StudyDescription, account: RunAccount, findings: [OutcomeFindings]) {
    self.study = study
    self.account = account
    self.findings = findings
  }

  /// The page.
  public var html: String { "" }
}

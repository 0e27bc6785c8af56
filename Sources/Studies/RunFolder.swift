import Documents
public import Platform
public import Reports
import Scoring
import Tables

/// The folder of a run. It holds rows about people: it is for inside use, not for sharing. Only `share/`
/// beneath it is made to be sent.
extension StudyRun {
  /// The names of the files that a run writes, and may find from an earlier run.
  static let fileNames: Set<String> = StudyReport.fileNames.union([
    "scores.csv", "refused.csv", "change.csv", "change-summary.csv", "journeys.csv",
    "trajectories.json", "benchmark.csv", "rules.csv", "since.csv", "releases.csv",
    "results.xlsx",
    "manifest.json", PrivateNotice.name,
  ]).union(FrameworkTables.all.map { "\($0.name).csv" }).union(ReleaseFolder.fileNames)

  /// Every file of the run, the manifest last.
  public var files: [OutputFile] {
    var files = [PrivateNotice.file] + report.files
    let judged = ReleaseGate(self).release(self)
    let tables = tables + [ReleaseHistory.sheet(judged.history)]
    files += tables.map {
      OutputFile(name: "\($0.name).csv", text: CSVWriter.text($0.table, guardsFormulas: true))
    }
    files.append(
      OutputFile(name: "trajectories.json", text: TrajectoryTables(findings).json.text()))
    if let workbook = workbook(tables) {
      files.append(OutputFile(name: Self.workbookName, bytes: workbook))
    }
    files += ReleaseFolder(release: judged.release).files
    files.append(
      OutputFile(name: "manifest.json", text: Manifest(run: self, outputs: files).json.text()))
    return files
  }

  /// What of the run may leave.
  public var release: Release { ReleaseGate(self).release(self).release }

  /// The report of the run.
  public var report: StudyReport {
    StudyReport(
      study: StudyDescription(
        title: title, about: study.about, notice: study.notice,
        isSimulated: study.kind == .simulated, service: study.words.service,
        services: study.words.services, comparison: study.comparison,
        fewestPersons: study.fewestPersons,
        personKey: study.idsUniqueIn == .service
          ? "\(study.words.service) and id together" : "the id, in every \(study.words.service)",
        occasions: study.occasionWords, missingCodes: study.missingCodes.sorted(),
        program: "\(Program.name) \(Program.version)"),
      account: account, findings: findings, scales: scales, rules: rules,
      since: since, framework: framework)
  }

  /// The title, with the quarter up to which rows count.
  var title: String {
    guard let quarter = options.quarter, let dates = study.dates else { return study.title }
    return "\(study.title), to the end of \(quarter.label(yearStarts: dates.yearStarts))"
  }

  /// Writes the folder, whole or not at all.
  ///
  /// - Parameter path: where it will be; a folder of an earlier run there is replaced.
  /// - Throws: `OutputRefused`.
  public func write(to path: String) throws(OutputRefused) {
    let files = files
    guard files.contains(where: { $0.name == Self.workbookName }) else {
      throw OutputRefused(
        path: path,
        reason:
          "\(Self.workbookName) could not be made: there is no room in memory or in the folder "
          + "for temporary files",
        isCreation: false)
    }
    try Folder.write(files, to: path, replacing: Self.fileNames)
  }
}

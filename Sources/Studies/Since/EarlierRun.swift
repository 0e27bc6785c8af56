import Platform
import Reports
import Results
import Scales
import Scoring
import Tables

/// An earlier run of the same study, against which this one is held.
struct EarlierRun {
  /// Its scores.
  let scores: ScoreList
  /// Its `scores.csv`, as it was read.
  let file: SourceFile
  private let manifest: WrittenManifest

  /// Reads the folder of a run.
  ///
  /// - Throws: `RefusedInput` with `file.…`, `study.since` where it is of another study.
  init(folder: String, study: String) throws(RefusedInput) {
    let name = "\(folder)/manifest.json"
    let written = try SourceFile(reading: name)
    guard let manifest = try? WrittenManifest(reading: written), manifest.study == study else {
      throw RefusedInput([
        Diagnostic(
          .studySince, at: Place(file: name),
          "This is not the manifest of an earlier run of '\(study)'.",
          help: "Name the folder of that run with --since.")
      ])
    }
    self.manifest = manifest
    file = try SourceFile(reading: "\(folder)/scores.csv")
    scores = try ScoreList(file)
  }

  /// The scores of this run, as its `scores.csv` has them.
  func scores(of run: StudyRun) throws(RefusedInput) -> ScoreList {
    try ScoreList(
      SourceFile(
        name: "scores.csv", bytes: Array(CSVWriter.text(run.scoresTable, guardsFormulas: true).utf8)
      ))
  }

  /// What is otherwise in this run, which has the scores `now`.
  func findings(_ run: StudyRun, _ now: ScoreList) -> SinceFindings {
    let everywhere = run.study.idsUniqueIn == .everywhere
    let left = run.records?.leftOut ?? LeftOutPeople()
    // Who agrees no more is in none of the figures, of then neither.
    let scores = scores.keeping { left.verdict($0) == nil }
    let known = scores.persons(idsUniqueEverywhere: everywhere)
    var findings = SinceFindings()
    findings.leftOut = left.counts(self.scores)
    findings.newPersons =
      now.persons(idsUniqueEverywhere: everywhere).subtracting(known).count
    for (row, values) in now.values {
      if let then = scores.values[row] {
        if values.contains(where: { then[$0.key] != $0.value }) { findings.changedRows += 1 }
      } else if scores.occasionOrder.contains(now.occasions[row] ?? "") {
        findings.lateRows += 1
      } else {
        findings.newRows += 1
      }
    }
    findings.goneRows = scores.values.keys.count { now.values[$0] == nil }
    findings.definitions = definitions(run)
    for found in run.findings {
      let number = ScoreList.Number(
        scale: found.scale.id, score: found.definition.id, metric: found.metric.id)
      for occasion in scores.occasionOrder {
        let (then, again) = (
          scores.mean(of: number, on: occasion), now.mean(of: number, on: occasion)
        )
        guard then != nil || again != nil else { continue }
        findings.figures.append(
          .init(
            score: found.definition.name, scale: number.scale, scoreID: number.score,
            metric: number.metric, occasion: occasion, nThen: then?.n ?? 0, meanThen: then?.mean,
            nNow: again?.n ?? 0, meanNow: again?.mean))
      }
    }
    return findings
  }

  /// Inputs other than the data that are not what they were, in words.
  private func definitions(_ run: StudyRun) -> [String] {
    var words: [String] = []
    if manifest.sha256(of: "/inputs/study") != run.studyFile.sha256 {
      words.append("the study file")
    }
    for definition in run.definitions {
      guard let earlier = manifest.scales.first(where: { $0.id == definition.scale.id }) else {
        words.append("the scale \(definition.scale.id), which is new")
        continue
      }
      guard earlier.sha256 != definition.file.sha256 else { continue }
      let (old, new) = (earlier.version, definition.scale.version)
      words.append(
        "the scale \(definition.scale.id)"
          + (old == new ? "" : ", version \(old) then and \(new) now"))
    }
    if manifest.sha256(of: "/inputs/corrections") != run.correctionsFile?.sha256 {
      words.append("the list of corrections")
    }
    if manifest.version != Program.version {
      words.append("the program, version \(manifest.version) then and \(Program.version) now")
    }
    return words
  }
}

import Platform
import Psychometrics
import Results
import Scoring

/// Gathers the rows of files for an appraisal.
struct AppraisedFiles {
  private(set) var answers: AppraisedAnswers
  /// Rows on other occasions than the two that were named.
  private(set) var elsewhere = 0
  private let names: (first: String, second: String)?
  private var columns: AppraisedColumns

  /// Starts with nobody.
  init(
    _ answers: AppraisedAnswers, _ columns: AppraisedColumns,
    occasions: (first: String, second: String)?
  ) {
    self.answers = answers
    self.columns = columns
    names = occasions
  }

  /// Takes in rows of a file.
  mutating func take(_ rows: KeyedRows) {
    let occasions = columns.hasOccasion ? (0..<rows.count).map { occasion(rows.texts($0)) } : nil
    elsewhere += occasions?.count { $0 == nil } ?? 0
    let beside =
      columns.hasBeside
      ? (0..<rows.count).map { row in
        if let occasions, occasions[row] == nil { return AppraisedAnswers.Beside() }
        return columns.beside(rows.texts(row))
      } : nil
    answers.add(rows, occasions: occasions, beside: beside)
  }

  /// The occasion of a row; nil for another than the two that were named.
  private func occasion(_ texts: ArraySlice<String>) -> AppraisedAnswers.Occasion? {
    guard let name = columns.occasion(texts), let names else { return .first }
    return name == names.first ? .first : name == names.second ? .second : nil
  }

  /// What to know of the rows.
  var notes: [Note] {
    var notes: [Note] = []
    if answers.repeated > 0 {
      notes.append(
        Note(
          "appraisal.repeated",
          "\(Counted.words(answers.repeated, "row", "rows")) of people who have one already \(answers.repeated == 1 ? "was" : "were") left out: the first of each counts.\(names == nil ? " Name the column of the occasion with --occasion." : "")"
        ))
    }
    if answers.setAside > 0 {
      notes.append(
        Note(
          "appraisal.set-aside",
          "\(Counted.words(answers.setAside, "row", "rows")) with an answer that was set aside \(answers.setAside == 1 ? "was" : "were") left out whole: what the person meant is not known."
        ))
    }
    if elsewhere > 0 {
      notes.append(
        Note(
          "appraisal.other-occasions",
          "\(Counted.words(elsewhere, "row", "rows")) on other occasions than the two named \(elsewhere == 1 ? "was" : "were") left out."
        ))
    }
    return notes + columns.notes
  }
}

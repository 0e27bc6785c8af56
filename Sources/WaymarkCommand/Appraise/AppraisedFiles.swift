import Platform
import Psychometrics
import Results
import Scales
import Scoring
import Tables

/// Reads files of answers for an appraisal.
struct AppraisedFiles: ~Copyable {
  private(set) var answers: AppraisedAnswers
  /// Rows on other occasions than the two that were named.
  private(set) var elsewhere = 0
  private let names: (first: String, second: String)?
  private let scorer: Scorer

  /// Starts with nobody.
  init(_ answers: AppraisedAnswers, of scale: Scale, occasions: (first: String, second: String)?) {
    self.answers = answers
    names = occasions
    scorer = Scorer(scale)
  }

  /// Takes in the scored rows of a file: their text, with the id and then the occasion, and the answers of each.
  mutating func take(
    _ text: [UInt8], _ responses: [[[Response]]], file: String
  ) throws(RefusedInput) {
    guard !responses.isEmpty else { return }
    var reader = try CSVReader(SourceFile(name: file, bytes: text))
    var record = CSVRecord()
    for row in responses {
      guard try reader.read(into: &record) else { break }
      let occasion: AppraisedAnswers.Occasion
      if let names {
        switch reader.text(record.fields[1]) {
        case names.first: occasion = .first
        case names.second: occasion = .second
        default:
          elsewhere += 1
          continue
        }
      } else {
        occasion = .first
      }
      answers.add(reader.text(record.fields[0]), occasion, row[0], scorer.scores(row[0]))
    }
  }

  /// What to know of the rows.
  var notes: [Note] {
    var notes: [Note] = []
    if answers.repeated > 0 {
      notes.append(
        Note(
          "appraisal.repeated",
          "\(Counted.words(answers.repeated, "row", "rows")) of people who have one already \(answers.repeated == 1 ? "was" : "were") left out: the first of each counts. Name the column of the occasion with --occasion."
        ))
    }
    if elsewhere > 0 {
      notes.append(
        Note(
          "appraisal.other-occasions",
          "\(Counted.words(elsewhere, "row", "rows")) on other occasions than the two named \(elsewhere == 1 ? "was" : "were") left out."
        ))
    }
    return notes
  }
}

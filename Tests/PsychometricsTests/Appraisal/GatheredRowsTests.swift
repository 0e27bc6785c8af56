import Platform
import Psychometrics
import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Rows of a file come to their people and occasions, wherever the file is cut")
struct GatheredRowsTests {
  /// Of three people in an order in which later occasions come first; group and service are the row's own.
  static let rows: [(id: String, wave: String, code: Int)] = [
    ("p1", "B", 1), ("p2", "A", 2), ("p1", "A", 3), ("p2", "B", 4), ("p3", "B", 0), ("p2", "A", 1),
    ("p3", "A", 2), ("p1", "C", 4), ("p3", "A", 4),
  ]

  static func gathered(cutInto bytes: Int, withBeside: Bool) throws -> AppraisedAnswers {
    let scale = try ScaleAppraisalTests.scale(6)
    var text = "id,wave,q1,q2,q3,q4,q5,q6\n"
    for row in rows {
      text += "\(row.id),\(row.wave)" + String(repeating: ",\(row.code)", count: 6) + "\n"
    }
    var options = ScoreStream.Options()
    (options.keyedScore, options.tallies, options.kept) = (0, false, ["wave"])
    (options.blockSize, options.chunkSize) = (bytes, bytes)
    var stream = try ScoreStream(
      ByteSource(ProjectFiles.text(text, name: "data.csv")),
      [SurveyMapping.ScaleColumns(scale: scale, columns: (1...6).map { "q\($0)" })], options)
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    while let batch = try stream.next() {
      for part in batch.rows {
        let texts = (0..<part.count).map { Array(part.texts($0)) }
        let occasions = texts.map { text -> AppraisedAnswers.Occasion? in
          text[1] == "A" ? .first : text[1] == "B" ? .second : nil
        }
        let beside = texts.map { text -> AppraisedAnswers.Beside in
          var beside = AppraisedAnswers.Beside()
          beside.group = text[0] + text[1]
          return beside
        }
        answers.add(part, occasions: occasions, beside: withBeside ? beside : nil)
      }
    }
    return answers
  }

  @Test(
    "the same in one part, in a part a row, and in parts of some rows",
    arguments: [1 << 20, 7, 40, 61])
  func cut(_ bytes: Int) throws {
    let answers = try Self.gathered(cutInto: bytes, withBeside: true)
    // In the order in which people came: their first row of each occasion counts.
    #expect(answers.scores == [18, 12, 12] && answers.laterScores == [6, 24, 0])
    #expect(answers.persons == 3 && answers.firstPersons == 3 && answers.repeated == 2)
    let alone = try Self.gathered(cutInto: bytes, withBeside: false)
    #expect(alone.scores == answers.scores && alone.laterScores == answers.laterScores)
  }
}

import LinearAlgebra
import Psychometrics
import TestSupport

/// Nine tests of 301 pupils of two schools (Fixtures/psychometrics/holzinger-swineford).
enum HolzingerSwineford {
  /// Three tests each of the visual, the textual and the speed factor.
  static let factors = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]

  /// A row per pupil.
  static func rows() throws -> [(school: String, scores: [Double])] {
    try Expected.rows("Fixtures/psychometrics/holzinger-swineford/input.csv").map { row in
      (row["school"] ?? "", (1...9).compactMap { row["x\($0)"].flatMap { Double($0) } })
    }
  }

  /// All pupils as one group.
  static func moments() throws -> AnswerMoments {
    AnswerMoments(items: 9, groups: [try rows().map { $0.scores.map(Optional.some) }])
  }

  /// The pupils by school, in the order of the file: Pasteur, then Grant-White.
  static func bySchool() throws -> AnswerMoments {
    let rows = try rows()
    return AnswerMoments(
      items: 9,
      groups: ["Pasteur", "Grant-White"].map { school in
        rows.filter { $0.school == school }.map { $0.scores.map(Optional.some) }
      })
  }

  /// All pupils with answers taken out: x1 of the first 30, x5 of the 20th to 60th, x9 of every seventh
  /// (reference/psychometrics.md §4).
  static func incomplete() throws -> AnswerMoments {
    let rows = try rows().enumerated().map { position, row in
      var scores = row.scores.map(Optional.some)
      if position < 30 { scores[0] = nil }
      if 19..<60 ~= position { scores[4] = nil }
      if position % 7 == 0 { scores[8] = nil }
      return scores
    }
    return AnswerMoments(items: 9, groups: [rows])
  }
}

/// How complete the answers to one scale are, as tables; the cells are named in sentences.
struct CompletionFigures: Sendable {
  /// The most occasions that get a column each.
  private static let mostColumns = 8

  private(set) var persons: ReportTable
  private(set) var byOccasion: ReportTable
  private(set) var byQuestion: ReportTable
  let people: Cell
  let asked: Cell
  let answeredShare: Cell
  let missing: Cell
  /// The question most often left out, and how often; nil where none is.
  private(set) var most: (name: String, share: Cell)?

  init(_ answers: AnswersAccount, id: String, name: Sentence) {
    let questions = answers.questions
    byOccasion = ReportTable(
      "\(id)-completion", "\(name): how complete the answers are",
      columns: ["Occasion", "Rows", "Questions put", "Answered", "Missing", "Share answered"])
    for (place, label) in answers.occasions.enumerated() {
      let asked = questions.reduce(0) { $0 + $1.asked[place] }
      let missing = questions.reduce(0) { $0 + $1.missing[place] }
      byOccasion.add(
        .given(label),
        [
          .count(answers.rows[place]), .count(asked), .count(asked - missing), .count(missing),
          .share(asked - missing, of: asked),
        ])
    }
    let all = questions.reduce(0) { $0 + $1.allAsked }
    let none = questions.reduce(0) { $0 + $1.allMissing }
    let cells = byOccasion.add(
      .words("All together"),
      [
        .count(answers.rows.reduce(0, +)), .count(all), .count(all - none), .count(none),
        .share(all - none, of: all),
      ])
    (asked, missing, answeredShare) = (cells[1], cells[3], cells[4])
    persons = ReportTable(
      "\(id)-people", "\(name): who answered", columns: ["People", "Number"])
    persons.fact("With at least one row used", .count(answers.persons))
    people = persons.fact("With an answer to at least one question", .count(answers.people))
    let isWide = answers.occasions.count <= Self.mostColumns
    byQuestion = ReportTable(
      "\(id)-missing", "\(name): how often there is no answer, question by question",
      columns: ["Question"] + (isWide ? answers.occasions.map { "\(given: $0)" } : [])
        + ["In all", "Share missing"])
    let largest = questions.map(\.allMissing).max() ?? 0
    for question in questions {
      let cells = byQuestion.add(
        .words(Self.name(question)),
        (isWide ? question.missing.map { .count($0) } : [])
          + [.count(question.allMissing), .share(question.allMissing, of: question.allAsked)])
      if most == nil, largest > 0, question.allMissing == largest, let share = cells.last {
        most = (question.id, share)
      }
    }
    byQuestion.note = """
      A question that somebody was led past, or that does not apply to them, is not counted as missing.
      """
  }

  /// The id, with the wording where there is one.
  static func name(_ question: AnswersAccount.Question) -> Sentence {
    question.text.map { "\(code: question.id): \(given: $0)" } ?? "\(code: question.id)"
  }
}

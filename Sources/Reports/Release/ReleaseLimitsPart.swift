/// What a release leaves out on purpose, and what its figures cannot tell.
struct ReleaseLimitsPart: Sendable {
  let release: Release

  /// The part as it stands on the page.
  var section: Section {
    var table = ReportTable(
      "not-here", "Left out of every release", columns: ["What", "Why"])
    func add(_ what: Sentence, _ why: Sentence) { table.add(.words(what), [.words(why)]) }
    add(
      "Rows, marks, journeys and words of single people",
      """
      What is about one person stays inside; words stand here only where the person agreed to it and a named \
      human approved it
      """)
    add(
      "How single scores are spread, and the answers question by question",
      "Few people stand behind single answers and the ends of a scale")
    add(
      "Which rows and answers were set aside, and which call for a conversation",
      "They are about single people, and for those who support them")
    add(
      "What is otherwise than in an earlier run",
      "The difference between two releases can tell of the few who are in one of them")
    if release.framework != nil {
      add(
        "For how long outcomes held, and what goes before what",
        "Each step of such a curve is somebody's day, and few people stand behind such a model")
      add(
        "Contacts, changes of worker, and goals in people's words",
        "They are about single people and those who work with them")
    }
    if release.leavesOutRules {
      add(
        "Counts by published rules",
        "Their categories lie within each other, and differ by a few people")
    }
    return Section(
      id: "limits", title: "What is not here, and what these figures cannot tell you",
      content: [
        table.markup,
        .list([
          """
          \(strong: "What brought a change about.") \(ComparisonWords.limit(release.isCompared)) Support, time, \
          chance, the seasons and being asked again all stand behind the same figure.
          """,
          """
          \(strong: "How those are who did not answer.") People who answer again may differ from those \
          who do not.
          """,
          """
          \(strong: "Whether one of the \(given: release.services) is better than another.") Who comes, \
          when, and with what behind them differs; at most the first score and the time between scores are \
          allowed for.
          """,
          """
          \(strong: "Nothing about those who are not shown.") That a figure is left out says neither that \
          it is large nor that it is small.
          """,
        ]),
      ])
  }
}

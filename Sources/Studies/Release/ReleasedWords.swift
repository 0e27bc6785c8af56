import Journeys
import Reports
import Scales

extension StudyRun {
  /// Notes and quotes that may be shown outside: each person agreed to it, and a named human approved it.
  /// Pictures stay inside: what is to be seen on them nobody has looked at here.
  var releasedWords: [ReleasedWord] {
    guard let records else { return [] }
    return records.all.applying(records.review, for: .shared).inOrder.flatMap { _, record in
      record.words.filter { $0.kind != .picture && !$0.text.isEmpty }.map { word in
        ReleasedWord(
          outcome: word.about.flatMap { framework?.framework.outcome($0)?.name },
          isSaid: word.kind == .quote, text: word.text)
      }
    }.sorted()
  }
}

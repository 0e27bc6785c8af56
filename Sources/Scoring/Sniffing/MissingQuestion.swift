import Scales
import Tables

/// A text that may stand for no answer, over all columns.
package struct MissingQuestion: Sendable, Hashable {
  /// The text.
  package var text: String
  /// Cells with it.
  package var count: Int
  /// Columns with it.
  package var columns: Int
}

extension SurveySniff {
  /// Texts that may stand for no answer, the most frequent first: in columns of codes and labels,
  /// and in those that scales could be answered by. What every scale at hand declares is left out.
  package var missingLookAlikes: [MissingQuestion] {
    let parts = [roles.person, roles.occasion, roles.service, roles.worker].compactMap(\.?.column)
    var found: [String: MissingQuestion] = [:]
    let columns = form.columns.filter {
      !parts.contains($0.position) && $0.kind != .freeText && $0.kind != .unique
    }
    for column in columns {
      for text in column.missingLookAlikes where !isDeclared(text.text, in: column.position) {
        var question = found[text.text] ?? MissingQuestion(text: text.text, count: 0, columns: 0)
        question.count += text.count
        question.columns += 1
        found[text.text] = question
      }
    }
    return found.values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  /// The texts as `--missing` takes them; those with a comma cannot be given so.
  package var missingList: String {
    missingLookAlikes.map(\.text).filter { !$0.contains(",") }.joined(separator: ",")
  }

  private func isDeclared(_ text: String, in column: Int) -> Bool {
    pinned.contains { match in
      guard let item = match.columns.firstIndex(of: column) else { return false }
      let allows = Int(text).map { match.scale.items[item].allows($0) } ?? false
      return allows || match.scale.nonAnswer(text, item: item) != nil
    }
  }
}

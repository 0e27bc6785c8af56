package import Tables

extension SurveySniff {
  /// Rows that seem to be nobody's answers: previews by those who made the survey, and totals at the
  /// end. A guess, to be written down and looked at.
  package var leftOut: [LeftOut] {
    previews + totals
  }

  /// Qualtrics marks them in its column Status, by words or by codes.
  private var previews: [LeftOut] {
    guard form.source == .qualtrics,
      let status = form.columns.first(where: { $0.plainName == "status" })
    else { return [] }
    let words = ["survey preview", "survey test", "spam"]
    let found = status.labels.map(\.text).filter { words.contains($0.lowercased()) }
    if !found.isEmpty { return [LeftOut(column: status.name, values: found)] }
    // By codes 0 is an answer and 1 a preview.
    let isCoded = status.codes.map(\.code) == [0, 1] || status.codes.map(\.code) == [1]
    return isCoded ? [LeftOut(column: status.name, values: ["1"])] : []
  }

  private var totals: [LeftOut] {
    var rules: [LeftOut] = []
    for total in form.rows.totals where form.columns.indices.contains(total.column) {
      let name = form.columns[total.column].name
      if let known = rules.firstIndex(where: { $0.column == name }) {
        if !rules[known].values.contains(total.word) { rules[known].values.append(total.word) }
      } else {
        rules.append(LeftOut(column: name, values: [total.word]))
      }
    }
    return rules
  }
}

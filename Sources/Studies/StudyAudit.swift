import Results
import Scoring

/// What can be seen to be wrong with a study before its data are read.
enum StudyAudit {
  /// Columns that are used for two things, and scales and outcomes that are listed twice.
  static func problems(
    of study: Study, _ mapping: SurveyMapping, in file: String
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var uses: [String: String] = [:]
    func use(_ column: String?, as what: String, at place: Place) {
      guard let column else { return }
      if let other = uses.updateValue(what, forKey: column), other != what || what != "an item" {
        problems.append(
          Diagnostic(
            .studyReference, at: place, "The column '\(column)' is both \(other) and \(what).",
            help: "Name the column that holds each of them."))
      }
    }
    let place = Place(file: file, line: 1, column: 1, field: "/columns")
    use(study.person, as: "the person", at: place)
    use(study.service, as: "the service", at: place)
    use(study.occasion, as: "the occasion", at: place)
    use(study.worker, as: "the worker", at: place)
    for (scale, listed) in zip(mapping.scales, study.scales) {
      // Two items of one scale are told apart where the columns are found.
      for column in Set(scale.columns).sorted() { use(column, as: "an item", at: listed.place) }
    }
    var seen: Set<String> = []
    for listed in study.scales where !seen.insert(listed.scale).inserted {
      problems.append(twice("scale '\(listed.scale)'", at: listed.place))
    }
    seen = []
    for outcome in study.outcomes
    where !seen.insert("\(outcome.scale) \(outcome.score)").inserted {
      problems.append(twice("outcome '\(outcome.score)' of '\(outcome.scale)'", at: outcome.place))
    }
    for change in study.serviceChanges where study.service == nil {
      problems.append(
        Diagnostic(
          .studyReference, at: change.place,
          "Services have other names by now, and no column says the service.",
          help: "Name the column of the service under columns."))
    }
    if study.dates == nil, let change = study.serviceChanges.first(where: { $0.since != nil }) {
      problems.append(
        Diagnostic(
          .studyReference, at: change.place, "'since' is a day, and occasions are no dates.",
          help: "Leave it out: the change then holds of every row."))
    }
    if study.service == nil, let place = study.comparisonPlace {
      problems.append(
        Diagnostic(
          .studyReference, at: place,
          "Services are named for comparison, and no column says the service.",
          help: "Name the column of the service under columns."))
    }
    if study.scales.isEmpty {
      problems.append(
        Diagnostic(
          .studyReference, at: place, "The study lists no scale.",
          help: "List at least one under 'scales'."))
    }
    return problems
  }

  private static func twice(_ what: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .studyReference, at: place, "The \(what) is listed twice.", help: "List it once.")
  }
}

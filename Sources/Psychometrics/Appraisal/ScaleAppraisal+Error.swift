import Results

/// How far scores repeat themselves, and what of a change is error.
extension ScaleAppraisal {
  var reliabilityRow: CardRow {
    switch retest {
    case .failure(let reason): return Self.unknown(.reliability, reason)
    case .success(let found):
      if let reason = withheldOverServices(IntraclassCorrelation.Form.agreementSingle.rawValue) {
        return Self.unknown(.reliability, reason, people: found.n)
      }
      guard
        let icc = found[.agreementSingle].map({ certain($0.form.rawValue, $0.estimate) })
      else {
        return Self.unseen(.reliability, "No correlation can be had.", "Look at the scores.")
      }
      let grade = Grade(icc.interval, atLeast: 0.7)
      let sentence =
        switch grade {
        case .sufficient: "People's scores come back near to where they were."
        case .insufficient:
          "People's scores come back too differently for a score to stand for a person."
        case .indeterminate: "How far scores repeat themselves, these people do not decide."
        }
      return CardRow(
        property: .reliability, grade: grade, people: found.n,
        evidence: "ICC(A,1) \(Figure.text(icc))", sentence: sentence,
        next: grade == .indeterminate ? "Ask some more people twice; fifty are customary." : nil)
    }
  }

  var errorRow: CardRow {
    let (error, people, source): (MeasurementErrorFigures, Int, String)
    let isWhole: Bool
    switch (retest, consistency) {
    case (.success(let found), _):
      (error, people, source, isWhole) = (found.agreementError, found.n, "asked twice", true)
    case (_, .success(let found)):
      (error, people, source, isWhole) = (
        found.measurementError, found.n, "from one occasion", false
      )
    case (_, .failure(let reason)):
      return Self.unknown(.measurementError, reason, people: complete)
    }
    let individual = certain(
      isWhole ? "sdc.individual.agreement" : "sdc.individual.one-occasion", error.individual)
    let evidence =
      "smallest detectable change of one person \(Figure.text(individual)) points, \(source)"
      + (options.importantChange.map { "; a change that matters: \(Figure.text($0))" } ?? "")
    func row(_ grade: Grade, _ sentence: String, _ next: String?) -> CardRow {
      CardRow(
        property: .measurementError, grade: grade, people: people, evidence: evidence,
        sentence: sentence, next: next)
    }
    guard let important = options.importantChange else {
      return row(
        .indeterminate, "Nobody has said how large a change has to be to matter.",
        "Ask people how large a change matters to them, and give it with --mic.")
    }
    var grade = Grade(individual.interval, atMost: important)
    // What differs from day to day is not in the error of one occasion: it can be too large, not small enough.
    if grade == .sufficient && !isWhole { grade = .indeterminate }
    switch grade {
    case .sufficient:
      return row(grade, "A change that matters to one person stands out from error.", nil)
    case .insufficient:
      return row(
        grade,
        "A change that matters to one person may be nothing but error; means of groups are surer.",
        "Use the score for groups, or make it more exact: more items, or the mean of two occasions."
      )
    case .indeterminate:
      return row(
        grade, "Whether a change that matters stands out from error is not decided.",
        isWhole
          ? "Ask more people twice."
          : "Ask some people twice within a time in which nothing changes, such as two weeks.")
    }
  }

  var changeRow: CardRow {
    switch change {
    case .failure(let reason): return Self.unknown(.changeReliability, reason)
    case .success(let found):
      if let reason = withheldOverServices("change.reliability") {
        return Self.unknown(.changeReliability, reason, people: found.n)
      }
      let coefficient = certain("change.reliability", found.coefficient)
      let grade = Grade(coefficient.interval, atLeast: 0.7)
      let sentence =
        switch grade {
        case .sufficient: "One person's change can be told from another's."
        case .insufficient:
          "Changes of single people are mostly error, or people change alike; the mean change of a group can be sure all the same."
        case .indeterminate:
          "Whether one person's change can be told from another's is not decided."
        }
      return CardRow(
        property: .changeReliability, grade: grade, people: found.n,
        evidence:
          "reliability of the change \(Figure.text(coefficient)), of single scores \(Figure.text(found.first)) and \(Figure.text(found.second))",
        sentence: sentence,
        next: grade == .indeterminate ? "Follow more people to a second occasion." : nil)
    }
  }
}

import Psychometrics
import Results

/// The tables of an appraisal.
struct AppraisalTables {
  let findings: AppraisalFindings

  /// The appraisal.
  var appraisal: ScaleAppraisal { findings.appraisal }

  /// The table of this name.
  func table(_ name: AppraiseTable) -> ResultTable {
    switch name {
    case .card: card
    case .coefficients: coefficients
    case .items: items
    case .factors: factors
    case .fits: fits
    case .breaking: breaking
    case .freed: freed
    case .means: means
    case .functioning: functioning
    case .steps: steps
    case .measures: measures
    case .errors: errors
    case .components: components
    case .expectations: expectations
    case .adaptation: adaptation
    }
  }

  /// A row for each property.
  var card: ResultTable {
    ResultTable(
      columns: ["property", "grade", "people", "evidence", "sentence", "next"],
      rows: appraisal.card.map { row in
        [
          .text(row.property.rawValue), .text(row.grade.rawValue), .integer(row.people),
          row.evidence.isEmpty ? .missing : .text(row.evidence), .text(row.sentence),
          .text(row.next),
        ]
      })
  }

  /// A row for each expectation.
  var expectations: ResultTable {
    ResultTable(
      columns: [
        "column", "of", "n", "estimate", "conf.low", "conf.high", "expected.low", "expected.high",
        "verdict", "reason",
      ],
      rows: (appraisal.hypotheses + appraisal.changeHypotheses).map { finding in
        let (found, reason) = Self.told(finding.correlation)
        return [
          .text(finding.expectation.column), .text(finding.expectation.kind.rawValue),
          .integer(finding.n), .number(found?.value.finite),
          .number(found?.interval?.lower.finite), .number(found?.interval?.upper.finite),
          .number(finding.expectation.range.lowerBound),
          .number(finding.expectation.range.upperBound), .text(finding.verdict.rawValue),
          .text(reason),
        ]
      })
  }

  /// What was found, or why nothing was.
  static func told<Value>(_ result: Result<Value, Withheld>) -> (Value?, String?) {
    switch result {
    case .success(let value): (value, nil)
    case .failure(let reason): (nil, reason.sentence)
    }
  }
}

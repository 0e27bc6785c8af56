import Results
import Scales
import Scoring

extension BatchAudit.Batch {
  /// Responses that answer no item of the scale at all.
  var blankFindings: [Diagnostic] {
    guard tally.blankRows > 0 else { return [] }
    return [
      note(
        .auditNothingAnswered, nil,
        """
        \(Self.share(tally.blankRows, of: tally.rows, "rows")) answer no item of '\(scale.id)'.
        """,
        help: "If these people were not asked, nothing is wrong; else see how the answers got lost."
      )
    ]
  }
}

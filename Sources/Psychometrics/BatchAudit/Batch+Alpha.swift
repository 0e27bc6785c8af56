import Results
import Scales
import Scoring

extension BatchAudit.Batch {
  /// How many times as much error as published there must be.
  private static let muchMoreError = 2.0

  /// Scores whose items hang together much less than published.
  ///
  /// With alpha of this batch `a` and the lowest published one `b`, it is a finding when
  ///
  ///     upper limit of a < lower limit of b   and   1 − a ≥ 2 · (1 − b)
  ///
  /// Limits are one-sided by Feldt (``CronbachAlpha/interval(alpha:n:items:level:)``), each with an
  /// eighth of the audit's error over the number of scores compared; where nobody
  /// published how many people `b` rests on, it is taken as it stands. The second part leaves alone
  /// the differences between groups of people that a large batch would always show. Only alphas of
  /// the raw sum or mean, or of a metric in proportion to it, are compared.
  ///
  /// ### Source
  /// Feldt, L. S. (1965), Psychometrika, 30(3), 357–370. <https://doi.org/10.1007/BF02289499>
  ///
  /// - Parameter reversed: scores whose data look reversed already, by id; they are left out.
  /// - Returns: a finding per such score.
  func alphaFindings(except reversed: Set<String>) -> [Diagnostic] {
    let compared = scores.compactMap { definition, tally in
      published(definition).map { (definition, tally.moments, $0) }
    }
    return compared.compactMap { definition, moments, published in
      let agreement = ItemAgreement(moments: moments)
      guard !reversed.contains(definition.id), moments.n >= options.fewestResponses,
        let alpha = agreement.alpha(agreement.all)
      else {
        return nil
      }
      let level = 1 - 2 * options.familyError / 8 / Double(compared.count)
      let upper = CronbachAlpha.interval(
        alpha: alpha, n: moments.n, items: moments.k, level: level
      ).upper
      let lower =
        published.n.map {
          CronbachAlpha.interval(
            alpha: published.value, n: max(2, $0), items: moments.k, level: level
          ).lower
        } ?? published.value
      guard upper < lower, 1 - alpha >= Self.muchMoreError * (1 - published.value) else {
        return nil
      }
      return note(
        .auditAlphaBelowPublished, definition,
        """
        Alpha is \(Self.decimal(alpha)) (\(moments.n) complete responses) where at least \
        \(Self.decimal(published.value)) was published (\(published.population)).
        """,
        help: """
          Look at the columns and keys first. If they are right, the scale measures these people less \
          well: use an error of measurement from this sample.
          """)
    }
  }

  /// The lowest published alpha of the score as it is added up.
  private func published(_ definition: ScoreDefinition) -> PublishedReliability? {
    let metrics = definition.metrics
    func isProportional(_ position: Int) -> Bool {
      guard let from = metrics[position].from else { return true }
      switch metrics[position].conversion {
      case .percent, .times: return isProportional(from)
      case .table, nil: return false
      }
    }
    let proportional = metrics.indices.filter(isProportional).map { metrics[$0].id }
    return definition.reliabilities.filter {
      $0.kind == .cronbachAlpha && proportional.contains($0.metric)
    }.min { $0.value < $1.value }
  }
}

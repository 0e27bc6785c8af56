import Models
import Results

/// The small tables of a fitted model, with the column names that R's broom gives them.
enum ModelTables {
  /// The fixed effects.
  static func estimates(_ fit: MixedModelFit) -> ResultTable {
    .terms(fit.fixedEffects)
  }

  /// The fit in one row.
  static func summary(_ results: ModelResults) -> ResultTable {
    let fit = results.fit
    let groups = fit.groups.map { "\($0.name): \($0.levels)" }.joined(separator: "; ")
    let cells: [(String, ResultTable.Cell)] = [
      ("criterion", .text(fit.options.criterion.name)),
      ("deviance", .number(fit.criterion.finite)), ("logLik", .number(fit.logLikelihood.finite)),
      ("AIC", .number(fit.aic.finite)), ("BIC", .number(fit.bic.finite)),
      ("bic.n", .integer(fit.rows)), ("npar", .integer(fit.parameterCount)),
      ("sigma", .number(fit.sigma.finite)), ("nobs", .integer(fit.rows)),
      ("groups", .text(groups)), ("verdict", .text(results.verdict)),
      ("gradient", .number(fit.convergence.gradientNorm.finite)),
      ("evaluations", .integer(fit.convergence.evaluations)),
      ("boundary", .text(results.boundary.joined(separator: "; "))),
    ]
    return ResultTable(columns: cells.map(\.0), rows: [cells.map(\.1)])
  }

  /// What varies, and with what it goes together: a row for each variance, and one for each correlation.
  static func components(_ fit: MixedModelFit) -> ResultTable {
    var table = ResultTable(columns: ["group", "term", "variance", "sd", "with", "correlation"])
    for component in fit.varianceComponents {
      table.rows.append([
        .text(component.group), .text(component.term), .number(component.variance.finite),
        .number(component.standardDeviation.finite), .missing, .missing,
      ])
      for correlation in component.correlations {
        table.rows.append([
          .text(component.group), .text(component.term), .missing, .missing,
          .text(correlation.with), .number(correlation.value?.finite),
        ])
      }
    }
    for row in ResidualRow.all(fit) {
      table.rows.append([
        .text("Residual"), .text(row.level), .number(row.variance?.finite),
        .number(row.variance?.squareRoot().finite), .text(row.with),
        .number(row.correlation?.finite),
      ])
    }
    return table
  }
}

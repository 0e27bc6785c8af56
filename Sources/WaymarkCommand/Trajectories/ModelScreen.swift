import Models
import Platform
import Results

/// A fitted model on a screen: what is typical, what varies, and how sure the fit is.
struct ModelScreen {
  private let results: ModelResults
  private static let digits = 5

  init(_ results: ModelResults) { self.results = results }

  /// The lines.
  var lines: [String] {
    let fit = results.fit
    var lines = [fit.formula.text, ""]
    lines += ["What is typical (\(fit.options.inference.words)):"]
    lines += ModelTables.estimates(fit).screenLines(digits: Self.digits)
    lines += ["", "What varies:"]
    lines += components.screenLines(digits: Self.digits)
    if let intervals = results.intervals {
      lines += ["", "How sure, for everything:"] + intervals.table.screenLines(digits: Self.digits)
    }
    lines +=
      [""]
      + [facts, verdict].flatMap {
        Wrapped.lines($0, first: "", rest: "", width: Screen.width)
      }
    return lines
  }

  /// Variances as standard deviations, each with its correlations in words.
  private var components: ResultTable {
    let fit = results.fit
    var table = ResultTable(columns: ["over", "of", "sd", "variance", "correlation"])
    for component in fit.varianceComponents {
      let words = component.correlations.map { correlation in
        let value = correlation.value?.finite.map { NumberText.shown($0) } ?? "none"
        return "\(value) with \(correlation.with)"
      }
      table.rows.append([
        .text(component.group), .text(component.term),
        .number(component.standardDeviation.finite), .number(component.variance.finite),
        .text(words.joined(separator: ", ")),
      ])
    }
    for row in ResidualRow.all(fit) where row.variance != nil {
      let words = ResidualRow.all(fit).filter { $0.level == row.level }.compactMap { other in
        other.correlation?.finite.map { "\(NumberText.shown($0)) with \(other.with ?? "")" }
      }
      table.rows.append([
        .text("rows"), .text(row.level.isEmpty ? "what is left" : row.level),
        .number(row.variance?.squareRoot().finite), .number(row.variance?.finite),
        .text(words.joined(separator: ", ")),
      ])
    }
    return table
  }

  /// How much there was, and the criteria.
  private var facts: String {
    let fit = results.fit
    func shown(_ value: Double) -> String { value.finite.map { NumberText.shown($0) } ?? "none" }
    let groups = fit.groups.map { ", \($0.levels) of '\($0.name)'" }.joined()
    return
      "\(Counted.words(fit.rows, "row"))\(groups). \(fit.options.criterion.name) log-likelihood "
      + "\(shown(fit.logLikelihood)), AIC \(shown(fit.aic)), BIC \(shown(fit.bic)) (n = \(fit.rows))."
  }

  private var verdict: String {
    let convergence = results.fit.convergence
    let evaluations = Counted.words(convergence.evaluations, "evaluation")
    let gradient = convergence.gradientNorm.finite.map { NumberText.text($0, digits: 2) } ?? "none"
    guard convergence.certified else {
      return
        "Verdict: not certified. After \(evaluations) it is not certain that this is the best fit "
        + "(gradient \(gradient)): do not report these figures without checking them."
    }
    let edge =
      results.boundary.isEmpty
      ? ""
      : " At its edge, where a variance is nought: \(results.boundary.joined(separator: ", "))."
    return
      "Verdict: certified. This is the best fit, found in \(evaluations) (gradient \(gradient)).\(edge)"
  }
}

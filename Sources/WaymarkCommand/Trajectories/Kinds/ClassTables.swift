import LinearAlgebra
import Models
import Platform
import Results

/// The tables of kinds of journey.
struct ClassTables {
  let classes: LatentClasses

  /// A row for each number of classes.
  var models: ResultTable {
    ResultTable(
      columns: [
        "classes", "logLik", "npar", "AIC", "BIC", "SABIC", "ICL", "entropy", "sizes", "shares",
        "certainty", "odds", "hits", "starts", "verdict", "defects", "bootstrap.p", "agreement",
      ],
      rows: classes.models.map { model in
        let indices = model.indices
        return [
          .integer(model.classes), .number(model.logLikelihood.finite),
          .integer(indices.parameterCount), .number(indices.aic.finite),
          .number(indices.bic.finite), .number(indices.sabic.finite), .number(indices.icl.finite),
          .number(indices.entropy?.finite),
          .text(indices.sizes.map(String.init).joined(separator: "; ")),
          .text(Self.list(indices.shares)), .text(Self.list(indices.certainties)),
          .text(Self.list(indices.odds)), .integer(model.landscape[model.chosen].hits),
          .integer(model.starts), .text(model.verdict),
          .text(model.defects.map(\.rawValue).joined(separator: "; ")),
          .number(model.test?.pValue), .number(model.stability?.agreement),
        ]
      })
  }

  /// A row for each optimum that was found.
  var landscape: ResultTable {
    ResultTable(
      columns: [
        "classes", "optimum", "logLik", "hits", "shares", "smallest", "settled", "told", "defects",
      ],
      rows: classes.models.flatMap { model in
        model.landscape.enumerated().map { place, optimum in
          [
            .integer(model.classes), .integer(place + 1),
            .number(optimum.logLikelihood.finite), .integer(optimum.hits),
            .text(Self.list(optimum.shares)), .number(optimum.smallest.finite),
            .text(optimum.isSettled ? "yes" : "no"), .text(place == model.chosen ? "yes" : "no"),
            .text(optimum.defects.map(\.rawValue).joined(separator: "; ")),
          ]
        }
      })
  }

  /// A row for each parameter of each number of classes.
  var estimates: ResultTable {
    ResultTable(
      columns: [
        "classes", "part", "class", "term", "with", "estimate", "std.error", "statistic", "p.value",
        "conf.low", "conf.high",
      ],
      rows: classes.models.flatMap { model in
        model.estimates.map { row in
          [
            .integer(model.classes), .text(row.part.rawValue),
            row.classNumber.map { .integer($0) } ?? .missing, .text(row.term),
            row.with.map { .text($0) } ?? .missing, .number(row.estimate.value.finite),
            .number(row.estimate.standardError?.finite), .number(row.statistic?.finite),
            .number(row.pValue?.finite), .number(row.estimate.interval?.lower.finite),
            .number(row.estimate.interval?.upper.finite),
          ]
        }
      })
  }

  /// A row for each person and class: how likely the one is of the other.
  var cases: ResultTable {
    ResultTable(
      columns: ["classes", "group", "level", "class", "posterior", "std.error"],
      rows: classes.models.flatMap { model in
        classes.labels.indices.flatMap { person in
          (0..<model.classes).map { g in
            [
              .integer(model.classes), .text(classes.group), .text(classes.labels[person]),
              .integer(g + 1), .number(model.posteriors[person, g].finite),
              .number(model.posteriorErrors?[person, g].finite),
            ]
          }
        }
      })
  }

  private static func list(_ values: [Double?]) -> String {
    values.map { $0?.finite.map { NumberText.shown($0) } ?? "" }.joined(separator: "; ")
  }
}

extension LatentClassFit {
  /// How far the fit can be told, in a word.
  var verdict: String {
    if !defects.isEmpty { return "defective" }
    return convergence.certified ? "certified" : "not certified"
  }
}

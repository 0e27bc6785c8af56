import Distributions
import Journeys
import LinearAlgebra
import Models
import Results
import Scoring

/// The changes of the people of each service, from first to last score.
struct ServiceChanges {
  /// Services by name, each with the changes of its people with two scores, in their order.
  let services: [(name: String, changes: [Double])]

  init(_ panel: Panel, of target: ScoreTarget) {
    var changes: [String: [Double]] = [:]
    for journey in panel.journeys {
      let points = journey.points(of: target)
      var values = changes[journey.person.service] ?? []
      if points.count >= 2, let first = points.first, let last = points.last {
        values.append(last.value - first.value)
      }
      changes[journey.person.service] = values
    }
    services = changes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }

  /// Services in which somebody has two scores.
  var withPairs: [(name: String, changes: [Double])] { services.filter { !$0.changes.isEmpty } }

  /// Persons with two scores.
  var count: Int { services.reduce(0) { $0 + $1.changes.count } }

  /// The mean over all persons; zero when there are none.
  var mean: Double { SampleMoments(services.flatMap(\.changes))?.mean ?? 0 }

  /// √(Σ (n_j − 1) s_j² / Σ (n_j − 1)) over services with two or more persons; nil without any.
  var pooledStandardDeviation: Double? {
    var squares = 0.0
    var degrees = 0
    for (_, changes) in services {
      guard let moments = SampleMoments(changes), let deviation = moments.standardDeviation else {
        continue
      }
      squares += Double(moments.n - 1) * deviation * deviation
      degrees += moments.n - 1
    }
    return degrees > 0 ? (squares / Double(degrees)).squareRoot() : nil
  }

  /// The model `change ~ 1 + (1 | service)` by REML, and the mean it gives each service.
  func shrinkage(
    level: Double
  ) -> Result<(model: ServiceComparison.Shrinkage, means: [String: Double]), Withheld> {
    do throws(ModelError) {
      var options = MixedModel.Options()
      options.level = level
      let frame = try ModelFrame([
        "change": .numeric(withPairs.flatMap(\.changes)),
        "service": .factor(
          withPairs.flatMap { Array(repeating: $0.name, count: $0.changes.count) }),
      ])
      let fit = try MixedModel("change ~ 1 + (1 | service)", options: options).fit(frame)
      guard fit.convergence.certified else {
        return .failure(
          Withheld(
            "benchmark.no-shrinkage",
            "Shrunken means were not computed: the search for the variances did not end at a point "
              + "that could be certified as an optimum.",
            help: "See that changes differ at all, and that several people stand behind a service.")
        )
      }
      let model = ServiceComparison.Shrinkage(
        intercept: fit.fixedEffects[0], between: fit.varianceComponents[0].variance,
        within: fit.residualVariance, convergence: fit.convergence, notes: fit.notes)
      let modes = fit.conditionalModes[0]
      let means = modes.levels.indices.map {
        (modes.levels[$0], fit.fixedEffects[0].estimate.value + modes.modes[$0, 0])
      }
      return .success((model, Dictionary(means) { first, _ in first }))
    } catch {
      return .failure(
        Withheld(
          "benchmark.no-shrinkage", "Shrunken means were not computed: \(error.message).",
          help: error.help))
    }
  }
}

import Distributions
import Models

/// A made-up study: people drawn from a design, with the effect built in.
///
///     score = (a₀ + u₀) + (effect · [second group] + a₁ + u₁) t + ε
///
/// where `a` is drawn for each service, `u` for each person. How long somebody is seen is drawn from
/// the shares still there, whatever their scores.
struct StudyDraw {
  private var values: [Double] = []
  private var occasions: [Double] = []
  private var persons: [Int] = []
  private var services: [Int] = []
  private var groups: [Int] = []
  private var personCount = 0
  private var serviceCount = 0

  /// Draws a study.
  ///
  /// - Parameters:
  ///   - plan: the design and the question.
  ///   - perGroup: people in each group: whole services where services take part.
  ///   - effect: the slope, or the difference of slopes.
  ///   - generator: where random numbers come from.
  init(
    _ plan: SlopePlan, perGroup: Int, effect: Double,
    using generator: inout some RandomNumberGenerator
  ) {
    let design = plan.design
    let variances = design.variances
    let person = Pair(variances.level, variances.slope, variances.covariance)
    let size = design.services?.persons ?? perGroup
    let service = Pair(
      design.services?.level ?? 0, design.services?.slope ?? 0, design.services?.covariance ?? 0)
    let deviation = variances.residual.squareRoot()
    for group in 0..<plan.question.groups {
      let slope = plan.question == .meanSlope || group == 1 ? effect : 0
      for first in stride(from: 0, to: perGroup, by: size) {
        let shared = service.draw(using: &generator)
        for _ in first..<min(perGroup, first + size) {
          let own = person.draw(using: &generator)
          let chance = generator.uniform()
          for (time, share) in zip(design.times, design.stillThere) where chance < share {
            values.append(
              shared.level + own.level + (slope + shared.slope + own.slope) * time
                + deviation * generator.normal())
            occasions.append(time)
            persons.append(personCount)
            services.append(serviceCount)
            groups.append(group)
          }
          personCount += 1
        }
        serviceCount += 1
      }
    }
  }

  /// The rows as a table.
  func frame() throws(ModelError) -> ModelFrame {
    try ModelFrame([
      "score": .numeric(values), "occasion": .numeric(occasions),
      "person": .factor(codes: persons, levels: (0..<personCount).map(String.init)),
      "service": .factor(codes: services, levels: (0..<serviceCount).map(String.init)),
      "group": .factor(codes: groups, levels: ["first", "second"]),
    ])
  }
}

/// Two correlated normal numbers with mean 0.
private struct Pair {
  let level: Double
  let shared: Double
  let rest: Double

  init(_ level: Double, _ slope: Double, _ covariance: Double) {
    self.level = level.squareRoot()
    shared = level > 0 ? covariance / level.squareRoot() : 0
    rest = max(0, slope - shared * shared).squareRoot()
  }

  func draw(using generator: inout some RandomNumberGenerator) -> (level: Double, slope: Double) {
    let (z, w) = (generator.normal(), generator.normal())
    return (level * z, shared * z + rest * w)
  }
}

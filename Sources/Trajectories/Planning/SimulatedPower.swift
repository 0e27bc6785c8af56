import Distributions
import Models
import Parallel
public import Results

/// The probability of finding an effect, by making up studies and fitting to each the model that the
/// study would be analysed with.
///
/// The model is `score ~ occasion + (occasion | person)`, with `group * occasion` for two groups and
/// `(occasion | service)` where services take part; slopes are left to vary where the design lets them
/// and there are three occasions or more. Study `i` draws from stream `i` of the seed, so the answer does
/// not depend on the number of cores. A study whose model could not be fitted to a certified optimum
/// counts as one that finds nothing, and is counted.
public struct SimulatedPower: Sendable, Hashable {
  /// People in each group.
  public let personsPerGroup: Int
  /// The effect that was built in.
  public let effect: Double
  /// Studies made up.
  public let studies: Int
  /// Studies whose model was not fitted.
  public let notFitted: Int
  /// Studies that found the effect, or its opposite.
  public let found: Int
  /// Studies whose interval held the effect.
  public let covered: Int
  /// The seed.
  public let seed: UInt64
  /// The share of studies that found something, with Wilson's interval at 95 %.
  public let power: Estimate
  /// The mean of the estimates, with the simulation's standard error; nil with fewer than two.
  public let meanEstimate: Estimate?
  /// The standard deviation of the estimates; nil with fewer than two.
  public let spreadOfEstimates: Double?
  /// The mean of the squared standard errors; nil where no model was fitted.
  public let meanVariance: Double?

  /// Makes up studies.
  ///
  /// - Parameters:
  ///   - plan: the design and the question.
  ///   - persons: people in each group; with services, rounded up to whole services.
  ///   - effect: the slope, or the difference of slopes, per unit of time.
  ///   - studies: how many, at least 1. The default is 1,000.
  ///   - seed: of the random numbers. The default is 1.
  /// - Throws: `Withheld` as ``SlopePlan/power(persons:effect:)`` does, and when a study would have
  ///   more than ten million scores.
  public init(
    _ plan: SlopePlan, persons: Int, effect: Double, studies: Int = 1000, seed: UInt64 = 1
  ) throws(Withheld) {
    precondition(studies >= 1, "\(studies) studies")
    let planned = try plan.power(persons: persons, effect: effect)
    guard planned.persons <= 10_000_000 / plan.design.times.count else {
      throw Withheld(
        "plan.too-large", "Studies of \(planned.persons) people are too large to make up.",
        help: "With so many people the closed form is as good.")
    }
    let perGroup = planned.personsPerGroup
    let formula = Self.formula(plan)
    let outcomes = mapInOrder(count: studies) { study in
      var generator = Xoshiro256(seed: seed, stream: UInt64(study))
      let draw = StudyDraw(plan, perGroup: perGroup, effect: effect, using: &generator)
      return Self.analyse(draw, formula, plan)
    }
    let fitted = outcomes.compactMap(\.self)
    let found = fitted.count { ($0.pValue ?? 1) < plan.alpha }
    let interval = WilsonInterval.of(found, of: studies, level: 0.95)
    let moments = SampleMoments(fitted.map(\.estimate.value))
    personsPerGroup = perGroup
    self.effect = effect
    self.studies = studies
    self.seed = seed
    self.found = found
    notFitted = studies - fitted.count
    covered = fitted.count { term in
      term.estimate.interval.map { $0.lower <= effect && effect <= $0.upper } ?? false
    }
    power = Estimate(
      value: Double(found) / Double(studies),
      interval: ConfidenceInterval(
        lower: interval.lowerBound, upper: interval.upperBound, level: 0.95, method: "wilson"))
    meanEstimate = moments.flatMap { moments in
      moments.standardError.map { Estimate(value: moments.mean, standardError: $0) }
    }
    spreadOfEstimates = moments?.standardDeviation
    meanVariance =
      SampleMoments(
        fitted.compactMap { $0.estimate.standardError.map { $0 * $0 } })?.mean
  }

  /// The formula of the model that is fitted.
  public static func formula(_ plan: SlopePlan) -> String {
    let design = plan.design
    let slopesVary = design.variances.slope > 0 && design.times.count >= 3
    let effects = slopesVary ? "occasion" : "1"
    let fixed = plan.question == .meanSlope ? "occasion" : "group * occasion"
    var formula = "score ~ \(fixed) + (\(effects) | person)"
    if let services = design.services {
      let both = services.level > 0 && services.slope > 0
      let terms =
        both
        ? "(occasion | service)" : services.slope > 0 ? "(0 + occasion | service)" : "(1 | service)"
      formula += " + \(terms)"
    }
    return formula
  }

  /// The term that is asked about, tested; nil where the model was not fitted.
  private static func analyse(
    _ draw: StudyDraw, _ formula: String, _ plan: SlopePlan
  ) -> TermEstimate? {
    var options = MixedModel.Options()
    options.level = 1 - plan.alpha
    guard let frame = try? draw.frame(),
      let fit = try? MixedModel(formula, options: options).fit(frame), fit.convergence.certified
    else { return nil }
    let name = plan.question == .meanSlope ? "occasion" : "groupsecond:occasion"
    return fit.fixedEffects.first { $0.term == name }
  }
}

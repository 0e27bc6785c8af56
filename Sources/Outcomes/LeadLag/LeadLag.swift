import Glibc
public import Results

/// Does relational progress go before an outcome, or the outcome before it?
///
/// People's periods are laid out so that a score, and whether it has reliably changed, always stands before
/// the outcome (``PersonPeriods``). Three things are asked of them: how the outcome later goes with the level
/// of the score, how it goes with reliable change, and how the score later goes with the outcome. What
/// everybody shares over time, and what is stable in a person, is taken out of all three, without looking at
/// a person's later scores as if they had been known.
///
/// | asked | where outcomes come and go (`again`) | where only the first counts (`first`) |
/// |---|---|---|
/// | outcome on level | mixed logistic model beside a model of the scores | discrete-time hazard, past mean and deviation |
/// | outcome on change | the same with flags | the same with flags |
/// | score on outcome | linear mixed model beside the model of outcomes | beside a hazard |
///
/// Each is an answer or the reason why there is none, with what to collect.
///
/// - Note: Levels of a person are taken to be normal and to stay as they are; scores about them carry over
///   from one to the next by a constant share. `LeadLagSimulationTests` shows, over many made-up panels, how
///   often an order is found that is not there, and how near one is measured that is.
///
/// ### Source
/// Allison, P. D. (1982). Discrete-time methods for the analysis of event histories. *Sociological
/// Methodology, 13*, 61–98. <https://doi.org/10.2307/270718>. Moral-Benito, E. (2013). Likelihood-based
/// estimation of dynamic panels with predetermined regressors. *Journal of Business & Economic Statistics,
/// 31*(4), 451–472. <https://doi.org/10.1080/07350015.2013.818003>. Wooldridge, J. M. (2005). Simple
/// solutions to the initial conditions problem. *Journal of Applied Econometrics, 20*(1), 39–54.
/// <https://doi.org/10.1002/jae.770>
///
/// ### Agrees with
/// R `glm`, `lme4::lmer` and `lme4::glmer(nAGQ = 25)` on the same periods; see `Fixtures/outcomes/lead-lag`.
public struct LeadLag: Sendable, Hashable {
  /// The options, echoed.
  public let options: LeadLagOptions
  /// The periods.
  public let periods: PersonPeriods
  /// The outcome later, on the level of the score earlier.
  public let level: Result<LeadLagForward, Withheld>
  /// The outcome later, on reliable change earlier.
  public let change: Result<LeadLagForward, Withheld>
  /// The score later, on the outcome earlier.
  public let reverse: Result<LeadLagReverse, Withheld>
  /// People needed to find the effect of a step of the level. Where there are too few outcomes for a model, and
  /// an odds ratio is stated, from the periods alone.
  public let needed: Result<NeededPeople, Withheld>

  /// What no answer here can say.
  public var caution: String { LeadLagWords.cause }

  /// Asks.
  ///
  /// - Parameters:
  ///   - people: everybody's scores and outcomes, on days.
  ///   - options: how long a period is, and what counts.
  public init(_ people: [LeadLagPerson], options: LeadLagOptions = LeadLagOptions()) {
    self.options = options
    let table = PersonPeriods(people, options: options)
    periods = table
    let work = LeadLagWork(table, options)
    let joint = work.joint
    level = joint.flatMap { joint in
      Result { () throws(Withheld) in try work.forward(.level, joint) }
    }.recover(options) { () throws(Withheld) in try work.forward(.level, nil) }
    change = joint.flatMap { joint in
      Result { () throws(Withheld) in try work.forward(.change, joint) }
    }.recover(options) { () throws(Withheld) in try work.forward(.change, nil) }
    reverse = joint.flatMap { joint in
      Result { () throws(Withheld) in try work.reverse(joint) }
    }
    needed = level.flatMap { level in
      Result { () throws(Withheld) in try work.needed(level) }
    }.flatMapError { reason in
      Result { () throws(Withheld) in try work.planned(reason) }
    }
  }
}

extension Result where Failure == Withheld {
  /// The answer that does not need scores beside it, where only the first outcome counts.
  fileprivate func recover(
    _ options: LeadLagOptions, _ plain: () throws(Withheld) -> Success
  ) -> Result {
    options.recurrence == .first ? Result(catching: plain) : self
  }
}

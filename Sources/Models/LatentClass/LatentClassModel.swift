/// Kinds of journey: a mixture of classes, each with a trajectory of its own.
///
///     P(class g | x) = softmax(ξ_g · x),      ξ_G = 0
///     y | g = C γ_g + D β + Z b + ε,      b ~ N(0, B_g),      ε ~ N(0, σ_g²)
///     log odds of class g in service s: ξ_g · x + λ_g u_s,      u_s ~ N(0, 1),      where it is asked for
///     P(lost at t | g, there before) = logistic(x(t) · δ_g),      where it is asked for
///
/// With random effects it is a growth mixture; without, everybody in a class follows one line
/// (group-based trajectories). One class is the mixed model by maximum likelihood.
///
/// Outcomes of yes or no, and ordered categories, are in log odds instead:
///
///     P(y = 1 | g, b) = F(η)      or      P(y ≤ k | g, b) = F(τₖ − η),      η = C γ_g + D β + Z b
///
/// with F the logistic function and thresholds τ common to all classes, the first at 0, so that every class keeps
/// its intercept.
///
/// ### Source
/// Muthén, B., & Shedden, K. (1999). Finite mixture modeling with mixture outcomes using the EM algorithm.
/// *Biometrics*, 55(2), 463–469. Nagin, D. S. (1999). Analyzing developmental trajectories: a
/// semiparametric, group-based approach. *Psychological Methods*, 4(2), 139–157.
///
/// ### Agrees with
/// R `lcmm::hlme`, up to the single-precision constant of the latter: see `LatentClassAnchorTests`.
public struct LatentClassModel: Sendable, Hashable {
  /// How random effects differ by class.
  public enum RandomEffects: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same covariance in every class.
    case shared
    /// B_g = ω_g² B: everything wider or narrower alike; ω is 1 in the last class.
    case proportional
    /// A covariance for each class.
    case specific
  }

  /// How the residual variance differs by class.
  public enum Residual: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same in every class.
    case shared
    /// One for each class, never below a hundredth of what is left of the outcome without any classes:
    /// otherwise a class of people who do not move would have a likelihood without end.
    case specific
  }

  /// What the outcome is.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// A score; what is left of it about a person's line is normal.
    case gaussian
    /// Yes or no: 0 and 1, or two categories of which the second is yes.
    case binary
    /// Ordered categories, by cumulative logits.
    case ordinal
  }

  /// How a mixture is made and searched.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `outcome` | `.gaussian` | a score, yes or no, or ordered categories |
  /// | `classTerms` | nil | fixed terms that differ by class; nil for the intercept and the terms of time |
  /// | `membership` | none | terms of columns of persons that class depends on |
  /// | `known` | nil | column of persons with the number of their class, 0 where it is not known |
  /// | `leaving` | nil | terms of the hazard of not being seen again, that of times first |
  /// | `services` | nil | column of persons with the service they belong to: the odds of classes vary over services |
  /// | `cluster` | nil | column of persons with the service they belong to: errors allow for what people of one have in common |
  /// | `within` | nil | whose rows go together, where there are no random effects |
  /// | `randomEffects` | `.shared` | how random effects differ by class |
  /// | `residual` | `.shared` | how the residual variance differs by class |
  /// | `starts` | 200 | searches from different places, at least |
  /// | `hits` | 10 | how often the best optimum is to be found before the search ends |
  /// | `seed` | 1 | where random numbers start |
  /// | `replicates` | 0 | data sets drawn for the test against one class fewer; 0 for no test |
  /// | `splits` | 0 | partings into halves, to see whether both find the same classes |
  /// | `level` | 0.95 | coverage of intervals |
  public struct Options: Sendable, Hashable, Codable {
    /// A score, yes or no, or ordered categories. Outcomes in categories have no residual variance, and at most
    /// three random effects.
    public var outcome = Outcome.gaussian
    /// Fixed terms beside the intercept that differ by class; nil for those whose columns all change within
    /// persons.
    public var classTerms: [Formula.Term]?
    /// Terms that class depends on, beside the intercept.
    public var membership: [Formula.Term] = []
    /// A column of persons with the number of their class, from 1, where it is known, and 0 where it is not. The
    /// classes then keep those numbers.
    public var known: String?
    /// Terms of the hazard of not being seen again, in each class its own: the column of times first, then what
    /// does not change within persons. Nil where leaving is left to what was seen.
    public var leaving: [Formula.Term]?
    /// A column of persons with a level above them, such as their service, over which the odds of classes vary by a
    /// random effect. Nil for the same odds in all.
    public var services: String?
    /// A column of persons with a level above them, such as their service: standard errors then allow for whatever
    /// people of one service have in common.
    public var cluster: String?
    /// Whose rows go together, where there are no random effects.
    public var within: String?
    /// How random effects differ by class.
    public var randomEffects = RandomEffects.shared
    /// How the residual variance differs by class.
    public var residual = Residual.shared
    /// Searches from different places, at least 1.
    public var starts = 200
    /// How often the best optimum is to be found before the search ends; at most five times `starts` are made.
    public var hits = 10
    /// Where random numbers start.
    public var seed: UInt64 = 1
    /// Data sets drawn for the test against one class fewer; 0 for no test.
    public var replicates = 0
    /// Partings of the persons into halves, each fitted on its own; 0 for none.
    public var splits = 0
    /// Coverage of intervals, in (0, 1).
    public var level = 0.95

    /// The defaults.
    public init() {}
  }

  /// The fixed and random effects.
  public var formula: Formula
  /// How it is made and searched.
  public var options: Options

  /// Makes a model.
  public init(_ formula: Formula, options: Options = Options()) {
    precondition(options.starts > 0 && options.hits > 0, "\(options.starts) starts")
    precondition(
      options.replicates >= 0 && options.splits >= 0, "\(options.replicates), \(options.splits)")
    precondition(options.level > 0 && options.level < 1, "level \(options.level)")
    (self.formula, self.options) = (formula, options)
  }
}

/// How many kinds there are, in words: it may be one, and it may be that these data cannot tell.
///
/// Of the fits without a defect, the one with the smallest BIC is looked at. Several classes are recommended
/// only where people stand in several heaps along the line on which those classes differ most: mixtures find
/// classes in any scores that lean to one side or stop at an end of the scale, so that several heaps must
/// describe them better, by half a difference of BIC of one (five with outcomes in categories), than one that
/// leans. Classes without random effects must beat the mixed model of one kind too. With outcomes in categories, several
/// classes must beat it by a difference of BIC of ten, very strong evidence on Kass and Raftery's scale, with random
/// effects and without.
///
/// ### Source
/// Bauer, D. J., & Curran, P. J. (2003). Distributional assumptions of growth mixture models: implications for
/// overextraction of latent trajectory classes. *Psychological Methods*, 8(3), 338–363. The rule is tried in
/// `ClassChoiceSimulationTests`. Kass, R. E., & Raftery, A. E. (1995). Bayes factors. *Journal of the American
/// Statistical Association*, 90(430), 773–795.
public struct ClassChoice: Sendable, Hashable, Codable {
  /// What can be said.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// One kind, with people differing by degree.
    case oneKind = "one-kind"
    /// Several kinds.
    case kinds
    /// Several kinds, or one whose scores lean or stop at an end of the scale.
    case cannotTell = "cannot-tell"
    /// Nothing was fitted without a defect.
    case nothingUsable = "nothing-usable"
  }

  /// Heaps must describe people better by this much.
  package static let leastAdvantage = 1.0
  /// Of outcomes at one end of the scale, more than this hide how people differ.
  package static let mostAtEnd = 0.15
  /// Of outcomes in categories, how much smaller BIC must be than that of one kind.
  package static let leastDifference = 10.0
  /// Of outcomes in categories, heaps must describe people better by this much: where people stand is not seen, and
  /// at three, one of seven first tried cohorts of one leaning kind was called two.
  package static let leastCategoryAdvantage = 5.0

  /// What can be said.
  public var verdict: Verdict
  /// The classes of the fit with the smallest BIC.
  public var classes: Int?
  /// It in words, with the reason.
  public var message: String

  /// Chooses.
  ///
  /// - Parameters:
  ///   - models: fits of several numbers of classes.
  ///   - degree: the smallest BIC of a mixed model of one kind, for classes without random effects.
  ///   - outcome: what the outcome is.
  init(
    _ models: [LatentClassFit], degree: Double?,
    outcome: LatentClassModel.Outcome = .gaussian
  ) {
    guard
      let best = models.filter(\.isUsable).min(by: { $0.indices.bic < $1.indices.bic })
    else {
      self.init(
        .nothingUsable, nil,
        "No number of classes could be fitted without a defect; what is wrong with each stands beside it."
      )
      return
    }
    let count = best.classes
    // Classes that what they depend on divides are no answer, but they are no sign of one kind either.
    let divided = models.first {
      $0.defects.contains(.separated) && $0.indices.bic < min(best.indices.bic, degree ?? .infinity)
    }
    if let divided {
      self.init(
        .cannotTell, divided.classes,
        "These data cannot tell how many kinds there are: what class depends on divides the \(divided.classes) classes without overlap. Look for kinds without it, and relate them to it afterwards."
      )
      return
    }
    if outcome != .gaussian {
      self.init(categories: models, best, degree)
      return
    }
    if count == 1 || (degree.map { $0 <= best.indices.bic } ?? false) {
      self.init(
        .oneKind, count,
        count == 1
          ? "One kind: people differ by degree, and these data do not ask for more kinds than one."
          : "One kind: a mixed model, in which people differ by degree, describes these journeys better than any number of groups whose people all follow one line."
      )
      return
    }
    guard let alternative = best.alternative else {
      self.init(
        .cannotTell, count,
        "These data cannot tell whether there are \(count) kinds: people could not be placed beside each other."
      )
      return
    }
    if alternative.atEnd > Self.mostAtEnd {
      self.init(
        .cannotTell, count,
        "These data cannot tell \(count) kinds from one: many scores stand at an end of the scale, and that looks like kinds whether or not there are any. Say how people differ by degree."
      )
    } else if alternative.advantage < Self.leastAdvantage {
      self.init(
        .cannotTell, count,
        "These data cannot tell \(count) kinds from one whose scores lean to one side: people stand in one leaning heap as much as in \(count). Say how people differ by degree."
      )
    } else {
      self.init(
        .kinds, count,
        "\(count) kinds of journey: people stand in \(count) heaps rather than in one, however it leans."
      )
    }
  }

  /// What can be said of outcomes in categories.
  private init(
    categories models: [LatentClassFit], _ best: LatentClassFit, _ degree: Double?
  ) {
    let count = best.classes
    if models.contains(where: { !$0.isUsable && $0.indices.bic < best.indices.bic }) {
      self.init(
        .cannotTell, count,
        "These data cannot tell how many kinds there are: more classes than can be used describe these outcomes better, and what is wrong with them stands beside them."
      )
    } else if count == 1 {
      self.init(
        .oneKind, count,
        "One kind: people differ by degree, and these data do not ask for more kinds than one.")
    } else if let degree, degree <= best.indices.bic + Self.leastDifference {
      self.init(
        .cannotTell, count,
        "These data cannot tell \(count) kinds from one: a mixed model, in which people differ by degree, describes these outcomes as well, or nearly. Say how people differ by degree."
      )
    } else if degree == nil {
      self.init(
        .cannotTell, count,
        "These data cannot tell whether there are \(count) kinds: no mixed model of one kind could be fitted to hold them against."
      )
    } else if let alternative = best.alternative,
      alternative.advantage >= Self.leastCategoryAdvantage
    {
      self.init(
        .kinds, count,
        "\(count) kinds of journey: \(count) heaps of people describe these outcomes better than one, however it leans."
      )
    } else {
      self.init(
        .cannotTell, count,
        "These data cannot tell \(count) kinds from one that leans to one side: one leaning heap of people describes these outcomes as well as \(count). Say how people differ by degree."
      )
    }
  }

  private init(_ verdict: Verdict, _ classes: Int?, _ message: String) {
    (self.verdict, self.classes, self.message) = (verdict, classes, message)
  }
}

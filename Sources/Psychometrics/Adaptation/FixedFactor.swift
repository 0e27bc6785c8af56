import Distributions
import LinearAlgebra
public import Results

/// Whether answers to an adapted scale go together as in its parent, whose loadings, intercepts and residual
/// variances are held.
///
/// The model with them held is fitted beside that of the same items with nothing held. Every held number has a test
/// of what letting it go would gain, which counts the parent's own error (``HeldFactors``); p values are adjusted
/// after Holm, so that calling all below 0.05 calls any wrongly about once in twenty times: in 2,000 pairs of samples
/// of 300 people each and six items that had not moved, 117 times; ``test`` was below 0.05 in 126, and the fall of χ²
/// that takes the parent for exact in 1,364. Of 1,000 pairs with skewed answers in five categories they were 43 and
/// 66, though the model supposes normal ones.
///
/// ### Source
/// Sörbom (1989), as in `ScoreTest`; the error of numbers from another sample as in two-step estimation: Gong, G., &
/// Samaniego, F. J. (1981). Pseudo maximum likelihood estimation: Theory and applications. *Annals of Statistics,
/// 9*(4), 861–869.
public struct FixedFactor: Sendable, Hashable, Codable {
  /// A test of all that is held.
  public struct Test: Sendable, Hashable, Codable {
    /// χ².
    public let statistic: Double
    /// Its degrees of freedom.
    public let degreesOfFreedom: Int
    /// Probability of a larger one were all as in the parent.
    public let p: Double
  }

  /// A held number.
  public struct Place: Sendable, Hashable, Codable {
    /// Where it stands, by adapted item.
    public let place: ModelPlace
    /// The number held.
    public let value: Double
    /// χ² with one degree of freedom were it as in the parent.
    public let statistic: Double
    /// Probability of a larger one.
    public let p: Double
    /// The same, adjusted for how many numbers are held.
    public let adjustedP: Double
    /// By how much it would change were it let go alone.
    public let expectedChange: Double
  }

  /// What was held.
  public let parent: HeldFactors
  /// The fit with the parent's numbers held; its χ² takes them for exact.
  public let held: ConfirmatoryFit
  /// The fit of the same items with nothing held; nil where they are too few for one.
  public let free: ConfirmatoryFit?
  /// What holding costs, the parent's numbers taken for exact.
  public let change: InvarianceLadder.Change?
  /// Whether all that is held is as in the parent, whose numbers have their errors; nil where nothing held can be
  /// told from what is free.
  public let test: Test?
  /// The held numbers, the largest χ² first; one that cannot be told from what is free has none.
  public let places: [Place]
  /// The mean of each factor, where the parent's people have 0; nil without means.
  public let factorMeans: [Estimate]?
  /// Its variance, in the parent's unit.
  public let factorVariances: [Estimate]
  /// What to know about the figures.
  public let notes: [Note]

  /// Fits answers to the adapted scale.
  ///
  /// - Parameters:
  ///   - parent: what is held.
  ///   - moments: of the adapted items, of one group.
  /// - Returns: both fits and the tests.
  /// - Throws: `Withheld` for fewer than two hundred people of either scale, what fitting throws, and where nothing
  ///   settles.
  public static func of(
    _ parent: HeldFactors, _ moments: AnswerMoments
  ) throws(Withheld) -> FixedFactor {
    precondition(
      moments.items == parent.parentItems.count && moments.groups.count == 1, "other items")
    if let few = AdaptationRule.tooFew(adapted: moments.n, parent: parent.people) { throw few }
    let held = try ConfirmatoryFit.estimate(parent.held, moments)
    guard !held.verdicts.contains(.notAtOptimum), !held.verdicts.contains(.notIdentified) else {
      throw AdaptationRule.notSettled
    }
    var free = try? ConfirmatoryFit.estimate(parent.free, moments)
    if free?.verdicts.contains(.notAtOptimum) == true
      || free?.verdicts.contains(.notIdentified) == true
    {
      free = nil
    }
    let likelihood = NormalLikelihood(parent.held, moments)
    let wanted = held.parameters.map(\.places) + parent.places.map { [$0] }
    let q = held.parameters.count
    guard let point = likelihood.derivatives(held.values, wanted),
      let scores = HeldScores(
        gradient: point.derivatives.gradient.dropFirst(q).map { -$0 },
        information: point.derivatives.expected, free: q, covariance: parent.covariance,
        own: free.flatMap { ownInformation(parent, held, $0, wanted) })
    else { throw AdaptationRule.notSettled }
    let whole = scores.test(Array(parent.places.indices))
    let single = parent.places.indices.compactMap { at in scores.test([at]).map { (at, $0) } }
    let adjusted = Holm.adjusted(single.map(\.1.p))
    let places = zip(single, adjusted).map { found, p in
      Place(
        place: parent.places[found.0], value: held.value(parent.places[found.0]),
        statistic: found.1.statistic, p: found.1.p, adjustedP: p,
        expectedChange: found.1.change[0])
    }
    return FixedFactor(
      parent: parent, held: held, free: free,
      change: free.map { InvarianceLadder.Change(from: $0.fit, to: held.fit) },
      test: whole.map {
        Test(statistic: $0.statistic, degreesOfFreedom: $0.degreesOfFreedom, p: $0.p)
      },
      places: places.sorted { $0.statistic > $1.statistic },
      factorMeans: parent.held.hasMeans
        ? parent.held.factors.indices.map { held.estimate(.factorMean($0)) } : nil,
      factorVariances: parent.held.factors.indices.map { held.estimate(.factorCovariance($0, $0)) },
      notes: notes(parent, free))
  }

  /// The expected information where held places have the numbers of the free fit, in the parent's unit; nil where the
  /// parent's are exact, so that the score test stays what it is.
  private static func ownInformation(
    _ parent: HeldFactors, _ held: ConfirmatoryFit, _ free: ConfirmatoryFit,
    _ wanted: [[ModelPlace]]
  ) -> Matrix? {
    guard parent.covariance != nil else { return nil }
    let (there, here) = (held.matrices[0], free.matrices[0])
    // A factor of the free fit has variance 1, mean 0 and either sign.
    let units = parent.held.factors.enumerated().map { f, items in
      let product = items.reduce(0) { $0 + here.loadings[$1, f] * there.loadings[$1, f] }
      return (product < 0 ? -1 : 1) * max(there.factorCovariances[f, f], 1e-6).squareRoot()
    }
    var model = parent.held
    for place in parent.places {
      let (item, other) = (place.row, place.column)
      switch place.kind {
      case .loading: model.fix(place, at: here.loadings[item, other] / units[other])
      case .intercept:
        let mean = units.indices.reduce(0) {
          $0 + here.loadings[item, $1] / units[$1] * there.factorMeans[$1]
        }
        model.fix(place, at: here.intercepts[item] - mean)
      default: model.fix(place, at: here.residuals[item, other])
      }
    }
    return NormalLikelihood(model, held.moments).derivatives(held.values, wanted)?
      .derivatives.expected
  }

  private static func notes(_ parent: HeldFactors, _ free: ConfirmatoryFit?) -> [Note] {
    var notes: [Note] = []
    let new = parent.parentItems.indices.filter { parent.parentItems[$0] == nil }
    if let note = AdaptationRule.newItems(new) { notes.append(note) }
    if parent.covariance == nil {
      notes.append(
        Note(
          "adaptation.exact-parent",
          "The parent's numbers are taken for exact. They too were found from a sample, so differences seem surer "
            + "than they are."))
    }
    guard let free else { return notes }
    var turned: [Int] = []
    for (f, items) in parent.held.factors.enumerated() {
      let pairs = items.filter { parent.parentItems[$0] != nil }.map { item in
        let place = ModelPlace.loading(item, on: f)
        return (item: item, product: free.value(place) * ConfirmatoryFit.fixed(place, parent.held))
      }
      // The sign of a factor is free: the items in the minority are the turned ones.
      let against = pairs.filter { $0.product < 0 }
      turned +=
        (2 * against.count > pairs.count ? pairs.filter { $0.product > 0 } : against).map(\.item)
    }
    if !turned.isEmpty {
      notes.append(
        Note(
          "adaptation.turned-item",
          "Answers to \(ItemCovariance.named(turned.sorted())) run against the others, unlike in the parent: they may "
            + "be coded the other way round. They were left as they are."))
    }
    return notes
  }
}

extension ConfirmatoryFit {
  /// The number at which a model fixes a place; 0 where it does not.
  fileprivate static func fixed(_ place: ModelPlace, _ model: ConfirmatoryModel) -> Double {
    if case .fixed(let value)? = model.entries[place] { value } else { 0 }
  }
}

import Distributions
import Parallel
import Results

/// Intervals of coefficients of consistency, from leaving people out in turn.
///
///     g(θ) ± t(G − 1) √[(G − 1)/G Σ (g(θ₋) − mean)²],   g(x) = −log(1 − x)
///
/// taken back by x = 1 − exp(−y), with θ₋ the coefficient without one of G groups: people one by one up to
/// five hundred, then groups that chance made (``PeopleGroups``). λ6 takes the squared multiple correlations
/// of the sample, which are too large by chance, so its interval lies about
///
///     g(θ) − (G − 1) (mean − g(θ))
///
/// instead, from three times as many people as items on; with few people its value may lie outside it.
///
/// Of 1,000 samples of `n` people, intervals of 95 % held the population's coefficient in the following share; of six
/// items of five categories, and of twelve of four. In brackets what was not taken, of 400 to 1,000 samples of a
/// program that no test repeats: λ6 about g(θ) itself, and the best cut and the worst halves by this method.
///
/// | items | n | alpha of correlations | λ1 | λ2 | λ5 | μ2 | λ6 | (λ6 about itself) | (λ4) | (worst halves) |
/// |---|---|---|---|---|---|---|---|---|---|---|
/// | 6 | 15 | .950 | .942 | .943 | .932 | .944 | – | .908 | .831 | .835 |
/// | 6 | 20 | .961 | .962 | .961 | .953 | .960 | .960 | .939 | .863 | .843 |
/// | 6 | 30 | .938 | .939 | .941 | .931 | .942 | .943 | | | |
/// | 6 | 50 | .947 | .949 | .944 | .939 | .943 | .953 | .935 | .866 | .854 |
/// | 6 | 100 | .943 | .945 | .946 | .934 | .943 | .949 | | | |
/// | 6 | 200 | .952 | .954 | .950 | .952 | .949 | .952 | | | |
/// | 6 | 500 | .948 | .949 | .946 | .951 | .946 | .946 | .948 | .895 | .875 |
/// | 6 | 1,000 | .943 | .942 | .941 | .948 | .940 | .943 | | | |
/// | 12 | 15 | .953 | .961 | .961 | .954 | .960 | – | .960 | .448 | .612 |
/// | 12 | 20 | .952 | .953 | .951 | .940 | .950 | – | .754 | .444 | .584 |
/// | 12 | 30 | .943 | .946 | .943 | .946 | .945 | – | .726 | .474 | .604 |
/// | 12 | 50 | .951 | .951 | .949 | .949 | .948 | .961 | .828 | .482 | .578 |
/// | 12 | 100 | .949 | .951 | .950 | .950 | .949 | .956 | .904 | .488 | .630 |
/// | 12 | 200 | .953 | .957 | .955 | .956 | .955 | .958 | | | |
/// | 12 | 500 | .954 | .955 | .957 | .951 | .957 | .957 | | | |
/// | 12 | 1,000 | .953 | .949 | .950 | .954 | .950 | .953 | | | |
///
/// About its corrected place λ6 of twelve items held in .24 with fifteen people, .84 with twenty and .92 with thirty.
///
/// The best and the worst of many cuts, and the greatest lower bound, have no interval, however many people
/// there are: of six items with ten thousand people that of λ4 held in .90 and that of the greatest lower bound in
/// .83 of 400 samples. Taking off what leaving out says they gain by chance left .66 to .90, holding the best cut
/// .39 to .93, and stretching the interval from the one to the other left λ4 of twelve items and fifty people at .70.
/// The worst halves of six items held in .95 from two thousand people on, but of twelve with a hundred in .63.
///
/// ### Source
/// Efron, B., & Tibshirani, R. J. (1993). *An introduction to the bootstrap*, chapter 11.
/// The simulation in `LeftOutCoverageTests`.
struct LeftOutConsistency {
  typealias Formula = ConsistencyCoefficient.Formula
  typealias Scaling = ConsistencyCoefficient.Scaling

  /// λ6 has an interval from so many people for each item on.
  static let peopleForEachItem = 3

  private struct Key: Hashable {
    var formula: Formula
    var scaling: Scaling
  }

  private static let keys: [Key] = Scaling.allCases.flatMap { scaling in
    Formula.allCases.filter { !$0.isExtreme && $0.isOwn }.map {
      Key(formula: $0, scaling: scaling)
    }
  }

  private let groups: PeopleGroups
  /// The coefficients of everybody looked at, by key.
  private let whole: [Double?]
  /// The same without each group.
  private let left: [[Double?]]

  /// Leaves out each group in turn.
  init(_ groups: PeopleGroups) {
    let leftOut = groups.leftOut
    let part = 32
    self.groups = groups
    whole = Self.values(groups.all)
    left = mapInOrder(count: (leftOut.count + part - 1) / part) { at in
      leftOut[at * part..<min(leftOut.count, (at + 1) * part)].map(Self.values)
    }.flatMap(\.self)
  }

  /// The coefficient with its error and interval, or why it has none.
  func estimate(
    _ formula: Formula, _ scaling: Scaling, _ value: Double, level: Double
  ) -> Result<Estimate, Withheld> {
    guard let place = Self.keys.firstIndex(of: Key(formula: formula.own, scaling: scaling)) else {
      return .failure(Self.extreme)
    }
    let needed = Self.peopleForEachItem * groups.columns
    if formula == .lambda6, groups.people < needed {
      return .failure(Self.fewForLambda6(groups.people, needed))
    }
    let values = left.compactMap { $0[place] }
    guard values.count == left.count, values.count >= 3 else { return .failure(Self.lost) }
    let count = Double(values.count)
    let spread = ServiceInterval(
      estimate: value, scale: .reliability, method: .leftOut, values: values, freedom: count - 1)
    let scale = FigureScale.reliability
    guard let here = scale.there(value), let variance = spread.variance(on: scale),
      let plain = spread.variance()
    else { return .failure(Self.alike) }
    let share = Double(groups.lookedAt) / Double(groups.people)
    var centre = here
    if formula == .lambda6 {
      guard let own = whole[place].flatMap(scale.there) else { return .failure(Self.lost) }
      let mean = values.compactMap(scale.there).reduce(0, +) / count
      centre -= share * (count - 1) * (mean - own)
    }
    let t = StudentT(degreesOfFreedom: count - 1).quantile((1 + level) / 2)
    let reach = t * (share * variance).squareRoot()
    return .success(
      Estimate(
        value: value, standardError: (share * plain).squareRoot(),
        interval: ConfidenceInterval(
          lower: scale.back(centre - reach), upper: scale.back(centre + reach), level: level,
          method: formula == .lambda6 ? "jackknife-t-corrected" : "jackknife-t")))
  }

  /// The coefficients of moments, by key.
  private static func values(_ moments: DrawnMoments?) -> [Double?] {
    guard let moments else { return keys.map { _ in nil } }
    let items = ItemCovariance(moments.covariance, n: moments.n)
    var given: [Scaling: ConsistencyTable.Given] = [:]
    for scaling in Scaling.allCases { given[scaling] = ConsistencyTable.matrix(items, scaling) }
    return keys.map { key in
      guard case .success(let items)? = given[key.scaling] else { return nil }
      return try? ConsistencyTable.value(key.formula, items, .failure(extreme))
    }
  }

  private static let extreme = Withheld(
    "consistency.best-of-many",
    "The figure is the best or the worst of very many, and lies beyond the true one by chance: intervals about it "
      + "hold the true one less often than they say, with ten thousand people still.",
    help: "Take lambda 2 or mu 2, which are lower bounds too and have intervals.")

  private static func fewForLambda6(_ people: Int, _ needed: Int) -> Withheld {
    Withheld(
      "consistency.few-for-lambda6",
      "Lambda 6 takes from the sample how well each item follows from the others, which few people make too "
        + "good: its interval is told from \(needed) people on, three for each item, and \(people) answered "
        + "every item.",
      help: "Collect complete answers of \(needed - people) more, or take lambda 2.")
  }

  private static let lost = Withheld(
    "consistency.lost",
    "Without some of the people the figure cannot be had, so leaving them out in turn does not tell how sure it is.",
    help: "Collect answers from more people.")

  private static let alike = Withheld(
    "consistency.alike",
    "The figure is the same whoever is left out, or at the end of what it can be, so leaving people out does not "
      + "tell how sure it is.",
    help: "Look for items entered twice, or collect answers from more people.")
}

import Glibc
import LinearAlgebra
import Optimization
import Parallel
import Results

/// Searches the optima of a mixture from many places.
///
/// Each start takes steps that never lower the likelihood, then goes on by quasi-Newton to where the score is
/// small. Ends that are one place are counted together. Starts go on in rounds until the best place was reached
/// as often as asked for. With many persons the starts search among a part of them, drawn at random, and each
/// place found there is the start of one search among all.
struct ClassSearch {
  let design: ClassDesign
  let layout: ClassLayout
  let options: LatentClassModel.Options
  let one: ClassParameters
  /// Whether all cores work on it.
  var isParallel = true

  /// Persons among whom starts search, where there are more than `many`.
  private var sample: Int { design.persons.pieces == nil ? 4_000 : 1_000 }
  private var many: Int { 2 * sample }
  /// Cycles of steps before quasi-Newton takes over.
  private static let steps = 10
  /// Rounds of starts.
  private static let rounds = 5
  /// Places that go on to all persons, and to the floor of their valley.
  private static let finished = 6

  /// What a search came to.
  struct Result {
    var optima: [ClassOptimum]
    var starts: Int
    /// Starts that came to no end.
    var failed: Int
    /// Persons that starts searched among.
    var searched: Int
  }

  /// The place that a search tells of; nil where none came to an end.
  static func told(
    _ design: ClassDesign, _ layout: ClassLayout, _ options: LatentClassModel.Options,
    _ one: ClassParameters, isParallel: Bool = true
  ) -> ClassOptimum? {
    var search = ClassSearch(design: design, layout: layout, options: options, one: one)
    search.isParallel = isParallel
    if layout.classes == 1 {
      return search.end(one, ClassLikelihood(persons: design.persons.alike, layout: layout))
    }
    let optima = search.run().optima
    guard !optima.isEmpty else { return nil }
    return optima[ClassOptimum.told(optima, layout, persons: design.persons.count)]
  }

  func run() -> Result {
    let all = ClassLikelihood(persons: design.persons, layout: layout)
    let isLarge = design.persons.count > many
    // Outcomes in categories are searched with few points of the quadrature.
    let isRough = design.persons.pieces != nil && layout.random > 0
    var searched = isLarge ? design.persons.drawn(sample, seed: options.seed) : design.persons
    if isRough { searched.pieces = searched.pieces?.coarse }
    let part = ClassLikelihood(persons: searched, layout: layout)
    let starts = ClassStarts(part.persons, layout, one: one)
    let steps = ClassSteps(part)
    var found: [ClassOptimum] = []
    var (made, failed) = (0, 0)
    for _ in 0..<Self.rounds {
      let first = made
      @Sendable func search(_ number: Int) -> ClassOptimum? {
        let start = starts.start(first + number, seed: options.seed)
        guard part.persons.pieces == nil else { return end(start, part) }
        var found = end(steps.run(start, steps: Self.steps).end, part)
        found?.passes += 2 * Self.steps
        return found
      }
      let ends =
        isParallel
        ? mapInOrder(count: options.starts, search) : (0..<options.starts).map(search)
      made += options.starts
      failed += ends.count { $0 == nil }
      found = ClassOptimum.merged(found + ends.compactMap(\.self))
      guard !found.isEmpty else { continue }
      let told = found[ClassOptimum.told(found, layout, persons: part.persons.count)]
      if told.hits >= min(options.hits, options.starts) { break }
    }
    if isLarge || isRough { found = finished(found, all) }
    return Result(
      optima: found, starts: made, failed: failed, searched: part.persons.count)
  }

  /// Goes on from a start to where the score is small.
  func end(
    _ start: ClassParameters, _ likelihood: ClassLikelihood, limit: Int = 300
  ) -> ClassOptimum? {
    let x = layout.packed(start)
    let descent = QuasiNewton(gradientTolerance: 1e-7, limit: limit)
    guard
      let end = descent.descend(
        likelihood.problem, from: x, curvature: likelihood.roughInformation(x))
    else { return nil }
    return optimum(end.parameters, likelihood, passes: end.evaluations)
  }

  private func optimum(
    _ x: [Double], _ likelihood: ClassLikelihood, passes: Int
  ) -> ClassOptimum? {
    let raw = layout.unpacked(x)
    // Classes that are known keep their numbers.
    let parameters =
      (likelihood.persons.known == nil ? raw.ordered(ClassOptimum.order(raw, design)) : raw).upright
    guard let (value, score) = likelihood.score(layout.packed(parameters)),
      let shares = likelihood.shares(parameters)
    else { return nil }
    let largest = score.reduce(0) { max($0, abs($1)) }
    return ClassOptimum(
      parameters: parameters, logLikelihood: value,
      shares: shares, passes: passes, isSettled: largest <= 1e-5 * max(1, abs(value)))
  }

  /// The best places of a part of the persons, as they are among all of them.
  private func finished(
    _ found: [ClassOptimum], _ likelihood: ClassLikelihood
  ) -> [ClassOptimum] {
    var all = likelihood
    all.isParallel = isParallel
    return ClassOptimum.merged(
      found.prefix(Self.finished).compactMap { optimum in
        guard var result = end(optimum.parameters, all, limit: 100) else { return nil }
        result.hits = optimum.hits
        result.passes += optimum.passes
        return result
      })
  }

  /// To the floor of a valley, with the certificate of the end.
  func polished(_ optimum: ClassOptimum) -> (ClassOptimum, BoundedMinimizer.Minimum)? {
    var likelihood = ClassLikelihood(persons: design.persons, layout: layout)
    likelihood.isParallel = isParallel
    var options = BoundedMinimizer.Options()
    options.gradientTolerance = 1e-9
    options.newtonLimit = 20
    guard
      let minimum = BoundedMinimizer(options: options).polish(
        likelihood.problem, from: layout.packed(optimum.parameters)),
      var result = self.optimum(
        minimum.parameters, likelihood,
        passes: optimum.passes + minimum.convergence.evaluations)
    else { return nil }
    result.hits = optimum.hits
    return (result, minimum)
  }
}

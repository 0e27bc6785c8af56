import Glibc
import LinearAlgebra
import Optimization
import Results

/// The mean and spread of people on a scale whose items are held in their places, by marginal likelihood.
///
///     log L(μ, σ) = the likelihood of `ScoreLikelihood` at β_jc + (c − c₀) μ
///
/// which is that of people drawn from a normal distribution with mean μ. Items whose place is not held are placed
/// along with it.
struct HeldPeople {
  /// Mean of people.
  let mean: Double
  /// Their standard deviation.
  let spread: Double
  /// The logarithm of it.
  let logSpread: Double
  /// Covariance of the mean, log σ, and the easinesses found.
  let covariance: Matrix
  /// Easiness of every parameter for people with mean 0.
  let easiness: [Double]
  let logLikelihood: Double
  let parameters: RaschParameters
  /// Parameters that are held.
  let held: [Int]
  /// First and minus second derivatives by every parameter and log σ.
  let point: DampedNewton.Point
  /// How (μ, log σ, those found) move the parameters and log σ.
  let moves: Matrix
  let convergence: Convergence

  /// Finds mean and spread.
  ///
  /// - Parameters:
  ///   - counts: with every category in use that is held.
  ///   - value: the easiness held, by item and category; nil where it is to be found.
  /// - Returns: the people, with the places found.
  /// - Throws: `Withheld` where people do not differ, or the search is not certified.
  static func of(
    _ counts: RaschCounts, _ value: (Int, Int) -> Double?
  ) throws(Withheld) -> HeldPeople {
    let parameters = RaschParameters(counts)
    let p = parameters.count
    let start = parameters.start(counts)
    let values = parameters.places.map { value($0.item, $0.category) }
    let held = values.indices.filter { values[$0] != nil }
    let found = values.indices.filter { values[$0] == nil }
    let shift = parameters.shift
    var moves = Matrix(rows: p + 1, columns: 2 + found.count)
    for at in held { moves[at, 0] = shift[at] }
    moves[p, 1] = 1
    for (column, at) in found.enumerated() { moves[at, 2 + column] = 1 }
    let base = values.map { $0 ?? 0 } + [0]
    let likelihood = ScoreLikelihood(counts: counts, parameters: parameters)
    func whole(_ x: [Double]) -> [Double] { zip(base, moves * x).map { $0 + $1 } }
    let across = moves.transposed
    let end = DampedNewton.maximise(from: [0, 0] + found.map { start[$0] }) { x in
      likelihood.point(whole(x)).map { point in
        DampedNewton.Point(
          value: point.value, gradient: across * point.gradient,
          information: across * (point.information * moves))
      }
    }
    guard let end else { throw RaschWords.uncertified }
    guard end.parameters[1] > -4 else { throw RaschWords.noSpread }
    guard end.parameters[1] < 1.6 else { throw RaschWords.noBound }
    guard end.convergence.certified, let covariance = end.covariance,
      let point = likelihood.point(whole(end.parameters))
    else { throw AdaptationRule.notSettled }
    return HeldPeople(
      mean: end.parameters[0], spread: exp(end.parameters[1]), logSpread: end.parameters[1],
      covariance: covariance, easiness: Array(whole(end.parameters).dropLast()),
      logLikelihood: end.point.value, parameters: parameters, held: held, point: point,
      moves: moves, convergence: end.convergence)
  }

  /// The tests of what is held.
  ///
  /// - Parameter covariance: of two held parameters by position; nil where they are exact.
  /// - Returns: the tests; nil where what is free cannot be told apart.
  func scores(_ covariance: ((Int, Int) -> Double)?) -> HeldScores? {
    let free = moves.columns
    var turn = Matrix(rows: moves.rows, columns: free + held.count)
    for j in 0..<free {
      for i in 0..<moves.rows { turn[i, j] = moves[i, j] }
    }
    for (column, at) in held.enumerated() { turn[at, free + column] = 1 }
    return HeldScores(
      gradient: held.map { point.gradient[$0] },
      information: turn.transposed * (point.information * turn), free: free,
      covariance: covariance.map { known in
        Matrix(columns: held.map { j in held.map { known($0, j) } }, rows: held.count)
      })
  }
}

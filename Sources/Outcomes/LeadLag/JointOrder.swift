import LinearAlgebra
import Results

/// Scores and outcomes modelled together, so that each may go before the other.
///
/// A person's own level a and readiness b for the outcome are taken to be normal and to go together. Given
/// γ and φ, what remains of a person's scores is normal, and the likelihood of both falls apart exactly:
///
///     log L(γ, φ) = max log L( scores − γ · held − φ · score before )            linear mixed model
///                   + max log L( outcomes | scores, own level at γ, φ )          logistic model
///
/// since b, given those scores, is normal about a line in the person's own level. The sum is made largest over
/// (γ, φ) by Newton's method on differences. Own levels come from all of a person's scores, but less what
/// earlier outcomes put into them: a mean taken of the scores as they are would let an outcome explain
/// itself through the scores after it, and find an order that is not there.
///
/// ### Source
/// Moral-Benito, E. (2013). Likelihood-based estimation of dynamic panels with predetermined regressors.
/// *Journal of Business & Economic Statistics, 31*(4), 451–472. <https://doi.org/10.1080/07350015.2013.818003>.
/// Hamaker, E. L., Kuiper, R. M., & Grasman, R. P. P. P. (2015). A critique of the cross-lagged panel model.
/// *Psychological Methods, 20*(1), 102–116. <https://doi.org/10.1037/a0038889>. Why least squares will not
/// do: Nickell, S. (1981). Biases in dynamic models with fixed effects. *Econometrica, 49*(6), 1417–1426.
/// <https://doi.org/10.2307/1911408>
struct JointOrder {
  /// Where the likelihood is largest.
  struct Optimum {
    var effects: LaterScoreModel.Effects
    /// Covariance of the free ones of (γ, φ), in that order.
    var covariance: Matrix
    var scores: LaterScoreModel.Fit
    /// How the parameters of the model of outcomes move with each free one.
    var slopes: [[Double]]
  }

  let scores: LaterScoreModel
  /// The model of outcomes, for given own levels.
  let outcomes: (_ own: [Double]) throws(Withheld) -> OutcomeFit

  private struct Point {
    var at: [Double]
    var value: Double
    var scores: LaterScoreModel.Fit
    /// The coefficients of the model of outcomes, then the spread of persons.
    var parameters: [Double]
  }

  /// Newton steps allowed.
  private static let steps = 12
  /// A step, in standard errors, after which another would change nothing that shows: so near the top the
  /// likelihood is a parabola.
  private static let small = 0.2

  /// Finds the largest likelihood.
  func optimum() throws(Withheld) -> Optimum {
    let (start, errors) = try scores.start()
    let first = free(start)
    var widths = free(errors).map { $0 / 2 }
    guard widths.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .tooFewScores }
    var here = try point(first)
    for _ in 0..<Self.steps {
      let (gradient, information, around) = try derivatives(here, widths)
      guard let factor = try? Cholesky(information) else { throw .notCertified }
      let covariance = factor.inverse
      let step = factor.solve(gradient)
      let errors = covariance.diagonal.map { $0.squareRoot() }
      let isLast = zip(step, errors).allSatisfy { abs($0) < Self.small * $1 }
      var length = 1.0
      while true {
        let next = try point(zip(here.at, step).map { $0 + length * $1 })
        if next.value >= here.value - 1e-7 {
          here = next
          break
        }
        length /= 2
        if length < 1e-3 { throw .notCertified }
      }
      if isLast {
        return Optimum(
          effects: effects(here.at), covariance: covariance, scores: here.scores,
          slopes: zip(around, widths).map { sides, width in
            zip(sides.above.parameters, sides.below.parameters).map { ($0 - $1) / (2 * width) }
          })
      }
      widths = errors.map { $0 / 4 }
    }
    throw .notCertified
  }

  private func free(_ effects: LaterScoreModel.Effects) -> [Double] {
    scores.hasHeld ? [effects.held, effects.previous] : [effects.previous]
  }

  private func effects(_ free: [Double]) -> LaterScoreModel.Effects {
    scores.hasHeld
      ? LaterScoreModel.Effects(held: free[0], previous: free[1])
      : LaterScoreModel.Effects(previous: free[0])
  }

  private func point(_ at: [Double]) throws(Withheld) -> Point {
    let fit = try scores.fit(effects(at))
    let outcome = try outcomes(fit.own)
    return Point(
      at: at, value: fit.logLikelihood + outcome.logLikelihood, scores: fit,
      parameters: outcome.parameters)
  }

  /// Gradient and information by differences, with the points on either side.
  private func derivatives(
    _ here: Point, _ widths: [Double]
  ) throws(Withheld) -> ([Double], Matrix, [(above: Point, below: Point)]) {
    let count = widths.count
    var gradient: [Double] = []
    var information = Matrix(rows: count, columns: count)
    var around: [(above: Point, below: Point)] = []
    for k in 0..<count {
      var (up, down) = (here.at, here.at)
      up[k] += widths[k]
      down[k] -= widths[k]
      let (above, below) = (try point(up), try point(down))
      gradient.append((above.value - below.value) / (2 * widths[k]))
      information[k, k] =
        (2 * here.value - above.value - below.value) / (widths[k] * widths[k])
      around.append((above, below))
    }
    if count == 2 {
      let corner = try point([here.at[0] + widths[0], here.at[1] + widths[1]])
      let cross =
        (around[0].above.value + around[1].above.value - corner.value - here.value)
        / (widths[0] * widths[1])
      information[0, 1] = cross
      information[1, 0] = cross
    }
    return (gradient, information, around)
  }
}

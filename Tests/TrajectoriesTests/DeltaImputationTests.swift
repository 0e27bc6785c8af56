import Distributions
import LinearAlgebra
import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("The shifted end point against imputing what was not seen, many times")
struct DeltaImputationTests {
  /// Scores drawn given those seen, under the model, with the drawn means; then the shift.
  struct Imputer {
    let seen: SeenOccasions
    let v: Matrix
    let means: [Double]
    let spread: Matrix

    init(_ seen: SeenOccasions, _ endPoint: EndPoint) throws {
      let times = seen.occasions.map(\.position)
      self.seen = seen
      v = try PersonVariances(endPoint.fit, time: "occasion").covariance(at: times)
      // The coefficients are the first mean, and what the others differ from it.
      var toMeans = Matrix(rows: times.count, columns: times.count)
      for j in times.indices {
        toMeans[j, 0] = 1
        toMeans[j, j] = 1
      }
      means = toMeans * endPoint.fit.fixedEffects.map(\.estimate.value)
      spread = try Cholesky(toMeans * endPoint.fit.fixedCovariance * toMeans.transposed).factor
    }

    func means(using generator: inout Xoshiro256) -> [Double] {
      let z = means.map { _ in generator.normal() }
      return zip(means, spread * z).map { $0 + $1 }
    }

    func fill(
      _ scores: [Double?], _ means: [Double], using generator: inout Xoshiro256
    ) throws -> [Double] {
      let known = scores.indices.filter { scores[$0] != nil }
      let missing = scores.indices.filter { scores[$0] == nil }
      guard !missing.isEmpty else { return scores.compactMap(\.self) }
      let oo = try Cholesky(part(known, known))
      let mo = part(missing, known)
      let residual = known.map { (scores[$0] ?? 0) - means[$0] }
      let shift = mo * oo.solve(residual)
      let explained = mo * oo.solve(mo.transposed)
      var rest = part(missing, missing)
      for k in rest.elements.indices { rest.elements[k] -= explained.elements[k] }
      let noise = try Cholesky(rest).factor * missing.map { _ in generator.normal() }
      var filled = scores.map { $0 ?? 0 }
      for (k, place) in missing.enumerated() { filled[place] = means[place] + shift[k] + noise[k] }
      return filled
    }

    private func part(_ rows: [Int], _ columns: [Int]) -> Matrix {
      Matrix(
        rows: rows.count, columns: columns.count,
        elements: columns.flatMap { j in rows.map { v[$0, j] } })
    }
  }

  @Test("estimates agree within Monte Carlo error, and errors nearly", arguments: [-3.0, 0, 2])
  func agreesWithImputation(_ delta: Double) throws {
    let seen = try LeavingFixture.seen()
    let endPoint = try EndPoint(seen)
    let imputer = try Imputer(seen, endPoint)
    let courses = seen.courses.filter { $0.first != nil }
    var generator = Xoshiro256(seed: 77)
    var (estimates, variances) = ([Double](), [Double]())
    for _ in 0..<Slow.cases(200, 5000) {
      let means = imputer.means(using: &generator)
      var changes: [Double] = []
      for course in courses {
        let filled = try imputer.fill(course.scores, means, using: &generator)
        changes.append(filled[4] + (course.scores[4] == nil ? delta : 0) - filled[0])
      }
      let moments = try #require(SampleMoments(changes))
      estimates.append(moments.mean)
      variances.append(try #require(moments.standardError.map { $0 * $0 }))
    }
    let pooled = PooledEstimate(
      estimates, variances: variances, degreesOfFreedom: Double(courses.count - 1))
    let found = DeltaAdjustment(endPoint).estimate(delta: delta)
    let monteCarlo = try #require(SampleMoments(estimates)?.standardError)
    #expect(
      abs(pooled.value - found.value) < 4 * monteCarlo,
      "\(pooled.value) for \(found.value) ± \(monteCarlo)")
    // Rubin's variance takes the spread of people's changes from the sample and ours from the model;
    // 88 people tell a standard deviation to 1 / √(2 · 88) = 7.5 %.
    #expect(
      agrees(pooled.standardError, found.standardError ?? .nan, relative: 0.1),
      "\(pooled.standardError) for \(found.standardError ?? .nan)")
  }
}

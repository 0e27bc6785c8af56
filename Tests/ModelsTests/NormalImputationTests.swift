import Distributions
import Models
import TestSupport
import Testing

@Suite("Gaps filled under the normal model (Schafer 1997)")
struct NormalImputationTests {
  /// Rows of correlated numbers with means 10, 12, 14 …
  static func rows(_ n: Int, k: Int, seed: UInt64) -> [[Double]] {
    var generator = Xoshiro256(seed: seed)
    return (0..<n).map { _ in
      let common = generator.normal()
      return (0..<k).map { 10 + 2 * Double($0) + common + 0.8 * generator.normal() }
    }
  }

  /// Means of every column in each filling, over all rows.
  static func fillingMeans(
    _ rows: [[Double?]], _ options: NormalImputation.Options
  ) throws -> [[Double]] {
    var sample = IncompleteSample(k: rows[0].count)
    for row in rows { sample.add(row) }
    let complete = rows.filter { !$0.contains(nil) }.map { $0.compactMap(\.self) }
    var means: [[Double]] = []
    try NormalImputation(sample, options).forEachFilling { filled in
      means.append(
        (0..<sample.k).map { j in
          (complete + filled).reduce(0) { $0 + $1[j] } / Double(complete.count + filled.count)
        })
    }
    return means
  }

  @Test("agrees on average with the closed form for two columns, the second with gaps")
  func agreesWithAnderson() throws {
    // Anderson, T. W. (1957). Maximum likelihood estimates for a multivariate normal distribution
    // when some observations are missing. JASA, 52, 200–203: with all of x and part of y known,
    // mean of y = ȳ_c + b (x̄ − x̄_c), b the slope in the complete rows.
    let full = Self.rows(400, k: 2, seed: 11)
    // Who is high on x is asked y less often.
    let rows: [[Double?]] = full.map { $0[0] > 10.3 ? [$0[0], nil] : [$0[0], $0[1]] }
    let complete = full.filter { $0[0] <= 10.3 }
    let n = Double(complete.count)
    let (xc, yc) = (
      complete.reduce(0) { $0 + $1[0] } / n, complete.reduce(0) { $0 + $1[1] } / n
    )
    let slope =
      complete.reduce(0) { $0 + ($1[0] - xc) * ($1[1] - yc) }
      / complete.reduce(0) { $0 + ($1[0] - xc) * ($1[0] - xc) }
    let expected = yc + slope * (full.reduce(0) { $0 + $1[0] } / 400 - xc)
    var options = NormalImputation.Options()
    options.imputations = 400
    options.between = 10
    let means = try Self.fillingMeans(rows, options).map { $0[1] }
    let moments = try #require(SampleMoments(means))
    let error = try #require(moments.standardError)
    // Four Monte Carlo errors; fillings ten turns apart are nearly independent. The gaps matter here:
    // the mean of the complete rows alone is far away.
    #expect(abs(moments.mean - expected) < 4 * error, "\(moments.mean) for \(expected) ± \(error)")
    #expect(abs(yc - expected) > 20 * error)
  }

  @Test("intervals cover the true mean as often as they say, gaps depending on what was answered")
  func covers() throws {
    // 400 samples of 60 rows: 95 % within 2.9 standard errors of a share.
    var covered = 0
    for seed in 1...UInt64(400) {
      let rows: [[Double?]] = Self.rows(60, k: 3, seed: 1000 + seed).map {
        $0[0] > 10.5 ? [$0[0], nil, $0[2]] : [$0[0], $0[1], $0[2]]
      }
      var options = NormalImputation.Options()
      options.imputations = 10
      options.burnIn = 40
      options.between = 8
      options.seed = seed
      var estimates: [SampleMoments] = []
      var sample = IncompleteSample(k: 3)
      for row in rows { sample.add(row) }
      let complete = rows.filter { !$0.contains(nil) }.map { $0[1] ?? 0 }
      try NormalImputation(sample, options).forEachFilling { filled in
        if let moments = SampleMoments(complete + filled.map { $0[1] }) {
          estimates.append(moments)
        }
      }
      let pooled = PooledEstimate(
        estimates.map(\.mean), variances: estimates.compactMap(\.standardError).map { $0 * $0 },
        degreesOfFreedom: 59)
      if pooled.interval(level: 0.95).contains(12) { covered += 1 }
    }
    #expect(covered >= 367 && covered <= 393, "\(covered) of 400")
  }

  @Test("what is known stays as it is, and the same seed gives the same fillings")
  func properties() throws {
    let rows: [[Double?]] = Self.rows(30, k: 3, seed: 5).enumerated().map { position, row in
      position % 3 == 0 ? [row[0], nil, row[2]] : row.map { $0 }
    }
    var sample = IncompleteSample(k: 3)
    for row in rows { sample.add(row) }
    var options = NormalImputation.Options()
    options.imputations = 3
    var first: [[[Double]]] = []
    var second: [[[Double]]] = []
    try NormalImputation(sample, options).forEachFilling { first.append($0) }
    try NormalImputation(sample, options).forEachFilling { second.append($0) }
    #expect(first == second)
    #expect(first.count == 3)
    for filled in first {
      for (row, given) in zip(filled, sample.incomplete) {
        #expect(zip(row, given).allSatisfy { $1 == nil || $0 == $1 })
      }
    }
    options.seed = 2
    try NormalImputation(sample, options).forEachFilling { #expect($0 != first[0]) }
  }

  @Test("without gaps nothing is drawn, and rows in which nothing is known are left out")
  func withoutGaps() throws {
    var sample = IncompleteSample(k: 2)
    for row in Self.rows(10, k: 2, seed: 3) { sample.add(row) }
    sample.add([nil, nil])
    #expect(sample.count == 10)
    try NormalImputation(sample).forEachFilling { #expect($0.isEmpty) }
  }

  @Test("too few complete rows, a constant column and copied columns are refused")
  func refusals() throws {
    var few = IncompleteSample(k: 2)
    for row in Self.rows(3, k: 2, seed: 3) { few.add(row) }
    #expect(throws: ImputationError.tooFewCompleteRows(3, needed: 4)) { try NormalImputation(few) }
    for constant in [true, false] {
      var sample = IncompleteSample(k: 2)
      for row in Self.rows(20, k: 2, seed: 3) { sample.add([row[0], constant ? 4 : row[0]]) }
      sample.add([1, nil])
      let imputation = try NormalImputation(sample)
      #expect(throws: ImputationError.noSpread) { try imputation.forEachFilling { _ in } }
    }
  }
}

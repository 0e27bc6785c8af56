import Benchmarking
import Glibc
import Results

/// Estimates with the variances of their errors, as `Fixtures/benchmarking/pooling` has them.
enum PoolingSets {
  /// Log risk ratios of 13 trials of the BCG vaccine (Colditz et al. 1994).
  static let bcg = (
    estimates: [
      -0.88931133392, -1.58538865720, -1.34807314830, -1.44155119002, -0.21754732221,
      -0.78611558582, -1.62089822360, 0.01195233352, -0.46941764874, -1.37134480347,
      -0.33935882834, 0.44591340057, -0.01731394822,
    ],
    variances: [
      0.325584765004, 0.194581121398, 0.415367965368, 0.020010031902, 0.051210172170,
      0.006905618456, 0.223017247572, 0.003961579298, 0.056434210463, 0.073024793613,
      0.012412213972, 0.532505845200, 0.071404659684,
    ]
  )
  /// Where the BCG trials were: degrees from the equator.
  static let latitude: [Double] = [44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33]
  /// When they began, from 1900.
  static let year: [Double] = [48, 49, 60, 77, 73, 53, 73, 80, 68, 61, 74, 69, 76]
  /// Three services: reference/benchmarking.md §2.5.
  static let three = (estimates: [0.55, 0.80, 0.30], variances: [0.04, 0.02, 0.05])
}

extension PoolingSets {
  /// Log odds ratios of the CLASP group's six trials (DerSimonian & Kacker 2007, table 1).
  static func clasp() throws(Withheld) -> EffectSample {
    let (n1, n2) = ([156.0, 303, 565, 1570, 103, 4659], [74.0, 303, 477, 1565, 105, 4650])
    let (a, c) = ([5.0, 5, 12, 69, 9, 313], [8.0, 17, 9, 94, 11, 352])
    return try EffectSample(
      a.indices.map { log(a[$0] * (n2[$0] - c[$0]) / (c[$0] * (n1[$0] - a[$0]))) },
      variances: a.indices.map {
        1 / a[$0] + 1 / (n1[$0] - a[$0]) + 1 / c[$0] + 1 / (n2[$0] - c[$0])
      })
  }

  /// Standardised mean changes of five pre–post groups (Morris 2008; reference/benchmarking.md §2.1).
  static let morris = (
    estimates: [0.5055527859, 1.0481248983, 1.8054066674, 1.4180817286, 0.0800836143],
    variances: [0.0593895905, 0.0253856580, 0.2321940686, 0.1225477895, 0.0802290495]
  )

  /// Every set of the fixture by name.
  static func samples() throws(Withheld) -> [(String, EffectSample)] {
    [
      ("bcg", try EffectSample(bcg.estimates, variances: bcg.variances)),
      (
        "latitude",
        try EffectSample(
          bcg.estimates, variances: bcg.variances, moderators: [("latitude", latitude)])
      ),
      (
        "two",
        try EffectSample(
          bcg.estimates, variances: bcg.variances,
          moderators: [("latitude", latitude), ("year", year)])
      ),
      ("clasp", try clasp()),
      ("three", try EffectSample(three.estimates, variances: three.variances)),
    ]
  }
}

import Benchmarking
import Results

/// The five studies of Morris (2008), Organizational Research Methods, 11(2), 364–386: two groups each, with one
/// correlation.
///
/// The treated groups' numbers stand in the test of metafor that publishes the values expected here; their
/// second deviations are those that give the printed SMCC to four decimals. The compared groups' numbers were not
/// seen in print: they are held to because they give all ten values that were.
enum MorrisGroups {
  static func treated() throws(Withheld) -> [PairedSummary] {
    try summaries(
      n: [20, 50, 9, 10, 14], first: [30.6, 23.5, 0.5, 53.4, 35.6],
      second: [38.5, 26.8, 0.7, 75.9, 36.0], deviation: [15, 3.1, 0.1, 14.5, 4.7],
      secondDeviation: [11.6, 4.1, 0.1, 4.4, 4.6])
  }

  /// Deviations of their second scores enter nothing here, so the first's stand in.
  static func compared() throws(Withheld) -> [PairedSummary] {
    let deviation = [13.8, 4.1, 0.2, 17.3, 3.1]
    return try summaries(
      n: [20, 42, 9, 11, 14], first: [23.1, 24.9, 0.6, 55.7, 34.8],
      second: [19.7, 25.3, 0.6, 60.7, 33.4], deviation: deviation, secondDeviation: deviation)
  }

  private static func summaries(
    n: [Int], first: [Double], second: [Double], deviation: [Double], secondDeviation: [Double]
  ) throws(Withheld) -> [PairedSummary] {
    let correlation = [0.47, 0.64, 0.77, 0.89, 0.44]
    var result: [PairedSummary] = []
    for j in n.indices {
      result.append(
        try PairedSummary(
          n: n[j], firstMean: first[j], firstDeviation: deviation[j], secondMean: second[j],
          secondDeviation: secondDeviation[j], correlation: correlation[j]))
    }
    return result
  }
}

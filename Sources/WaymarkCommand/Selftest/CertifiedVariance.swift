/// NIST's certified sets for one-way analysis of variance (StRD), typed from
/// <https://www.itl.nist.gov/div898/strd/>. With as many values in every group a mixed model gives, by
/// restricted maximum likelihood,
///
///     σ² = MS within,      σ²_group = (MS between − MS within) / n
///
/// where the mean square between is the larger (Searle, Casella & McCulloch 1992,
/// *Variance components*), so the certified mean squares are those of the model.
struct CertifiedVariance: Sendable {
  let name: String
  /// Values by group.
  let groups: [[Double]]
  let between: Double
  let within: Double

  static let all = [silicon, simon]

  /// Resistivity of silicon, five instruments (Ehrstein and Croarkin).
  private static let silicon = Self(
    name: "SiRstv",
    groups: [
      [196.3052, 196.1240, 196.1890, 196.2569, 196.3403],
      [196.3042, 196.3825, 196.1669, 196.3257, 196.0422],
      [196.1303, 196.2005, 196.2889, 196.0343, 196.1811],
      [196.2795, 196.1748, 196.1494, 196.1485, 195.9885],
      [196.2119, 196.1051, 196.1850, 196.0052, 196.2090],
    ],
    between: 0.127865654000000e-01, within: 0.108318280000000e-01)

  /// Made-up values in nine groups of 21 (Simon & Lesage 1989), the easiest of their sets: each begins
  /// with its middle, then a tenth below and a tenth above in turn.
  private static let simon = Self(
    name: "SmLs01",
    groups: [14.0, 13, 15, 13, 15, 13, 15, 13, 15].map { middle in
      (0..<21).map { ($0 == 0 ? middle : middle + ($0 % 2 == 1 ? -1 : 1)) / 10 }
    }, between: 0.21, within: 0.01)
}

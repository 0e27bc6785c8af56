/// How a parametric bootstrap is drawn.
///
/// | name | default | meaning |
/// |---|---|---|
/// | `replicates` | 1,000 | outcomes drawn and fitted |
/// | `seed` | 1 | names the draws; replicate k has the seed's stream k |
public struct BootstrapOptions: Sendable, Hashable, Codable {
  /// Outcomes drawn and fitted. The default is 1,000.
  public var replicates = 1_000
  /// Names the draws. The default is 1.
  public var seed: UInt64 = 1

  /// The defaults, or others.
  public init(replicates: Int = 1_000, seed: UInt64 = 1) {
    self.replicates = replicates
    self.seed = seed
  }
}

/// What a run is asked for beside what its study file says.
public struct RunOptions: Sendable, Hashable {
  /// The last quarter that counts; rows of later days are left out. Every row by default.
  public var quarter: Quarter?
  /// The folder of an earlier run, against which this one is held; none by default.
  public var since: String?

  /// The defaults.
  public init(quarter: Quarter? = nil, since: String? = nil) {
    (self.quarter, self.since) = (quarter, since)
  }
}

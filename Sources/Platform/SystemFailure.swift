/// What the operating system answered when it refused.
public struct SystemFailure: Error, Sendable, Hashable {
  /// The path that was asked for.
  public var path: String
  /// The system's own words, for example `Permission denied`.
  public var reason: String
  /// Whether the path simply is not there.
  public var meansMissing: Bool
  /// What stands at the path instead of a regular file, for example `a folder`; nil when that is
  /// not the trouble.
  public var standsThere: String?
  /// Whether symbolic links lead in a circle.
  public var meansLinkLoop = false
  /// Whether bytes went to a pipe that nobody reads any more.
  public var meansClosedPipe = false
}

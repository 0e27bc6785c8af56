/// The program: its name and version, as manifests and reports give them.
public enum Program {
  /// The name.
  public static let name = "waymark"
  /// The version, by semantic versioning.
  public static let version = "0.1.0"
}

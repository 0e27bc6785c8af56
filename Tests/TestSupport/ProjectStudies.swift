import Platform
public import Scales

/// The studies of the project.
public enum ProjectStudies {
  /// The scales that are shipped.
  public static let catalog = ScaleCatalog(at: "\(ProjectFiles.root)/Scales")

  /// The path of a study file by the name of its folder.
  public static func path(_ name: String) -> String {
    "\(ProjectFiles.root)/Fixtures/studies/\(name)/study.yml"
  }
}

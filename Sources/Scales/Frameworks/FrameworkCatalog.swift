public import Platform
public import Results

/// The outcomes frameworks of a folder, each file named by the id of its framework.
public struct FrameworkCatalog: Sendable, Hashable {
  /// The scales that the frameworks are made of.
  public let scales: ScaleCatalog
  private let definitions: DefinitionFolder

  /// Looks into the folder `frameworks` of the scales; one that is not there has no frameworks.
  public init(beside scales: ScaleCatalog) {
    self.scales = scales
    definitions = DefinitionFolder(at: "\(scales.folder)/frameworks")
  }

  /// Where the files are.
  public var folder: String { definitions.path }
  /// The ids of the frameworks, sorted.
  public var ids: [String] { definitions.ids }

  /// The file of a framework.
  ///
  /// - Parameters:
  ///   - id: the framework's id.
  ///   - place: where the id was asked for.
  /// - Returns: the file, named by the id.
  /// - Throws: `RefusedInput` with `framework.unknown` when there is no such file, or `file.…`.
  public func file(of id: String, askedAt place: Place) throws(RefusedInput) -> SourceFile {
    try definitions.file(
      of: id, askedAt: place,
      .init(
        code: .frameworkUnknown, one: "outcomes framework", many: "frameworks",
        named: "the folder above 'frameworks'"))
  }

  /// A framework, read and held against the scales it is made of.
  ///
  /// - Parameters:
  ///   - id: the framework's id.
  ///   - place: where the id was asked for.
  /// - Returns: the framework.
  /// - Throws: `RefusedInput` with `framework.…`, `document.…` or `file.…`.
  public func framework(_ id: String, askedAt place: Place) throws(RefusedInput)
    -> OutcomesFramework
  {
    try OutcomesFramework(reading: file(of: id, askedAt: place), with: scales)
  }
}

extension ScaleCatalog {
  /// The outcomes frameworks that stand beside the scales, in the folder `frameworks`.
  public var frameworks: FrameworkCatalog { FrameworkCatalog(beside: self) }
}

import Documents
public import Platform
public import Results

/// The outcomes frameworks of a folder, each file named by the id of its framework.
public struct FrameworkCatalog: Sendable, Hashable {
  /// The scales that the frameworks are made of.
  public let scales: ScaleCatalog
  /// The ids of the frameworks, sorted.
  public let ids: [String]

  /// Looks into the folder `frameworks` of the scales; one that is not there has no frameworks.
  public init(beside scales: ScaleCatalog) {
    self.scales = scales
    ids = ScaleCatalog(at: "\(scales.folder)/frameworks").ids
  }

  /// Where the files are.
  public var folder: String { "\(scales.folder)/frameworks" }

  /// The file of a framework.
  ///
  /// - Parameters:
  ///   - id: the framework's id.
  ///   - place: where the id was asked for.
  /// - Returns: the file, named by the id.
  /// - Throws: `RefusedInput` with `framework.unknown` when there is no such file, or `file.…`.
  public func file(of id: String, askedAt place: Place) throws(RefusedInput) -> SourceFile {
    guard ids.contains(id) else {
      let nearest = NearestName.find(id, among: ids)
      throw RefusedInput([
        Diagnostic(
          .frameworkUnknown, at: place, "There is no outcomes framework '\(id)' in '\(folder)'.",
          help: nearest.map { "Did you mean '\($0)'?" }
            ?? (ids.isEmpty
              ? "There are no frameworks there at all; name the folder above 'frameworks' with --scales."
              : "Frameworks there: \(ids.joined(separator: ", "))."))
      ])
    }
    return try SourceFile(reading: "\(folder)/\(id).json", name: "\(id).json")
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

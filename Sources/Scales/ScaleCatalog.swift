public import Platform
public import Results

/// A folder of scale files, each named by the id of its scale.
public struct ScaleCatalog: Sendable, Hashable {
  private let definitions: DefinitionFolder

  /// Looks into a folder; one that is not there has no scales.
  public init(at folder: String) { definitions = DefinitionFolder(at: folder) }

  /// Where the files are.
  public var folder: String { definitions.path }
  /// The ids of the scales in it, sorted.
  public var ids: [String] { definitions.ids }

  /// The file of a scale.
  ///
  /// - Parameters:
  ///   - id: the scale's id.
  ///   - place: where the id was asked for.
  /// - Returns: the file, named by the id.
  /// - Throws: `RefusedInput` with `scale.unknown` when there is no such file, or `file.…`.
  public func file(of id: String, askedAt place: Place) throws(RefusedInput) -> SourceFile {
    try definitions.file(
      of: id, askedAt: place,
      .init(code: .scaleUnknown, one: "scale", many: "scales", named: "their folder"))
  }
}

public import Platform
public import Results

/// The rule packs of a folder, each file named by the id of its pack.
public struct RulePackCatalog: Sendable, Hashable {
  private let definitions: DefinitionFolder

  /// Looks into a folder; one that is not there has no packs.
  public init(at folder: String) { definitions = DefinitionFolder(at: folder) }

  /// Where the files are.
  public var folder: String { definitions.path }
  /// The ids of the packs in it, sorted.
  public var ids: [String] { definitions.ids }

  /// The file of a pack.
  ///
  /// - Parameters:
  ///   - id: the pack's id.
  ///   - place: where the id was asked for.
  /// - Returns: the file, named by the id.
  /// - Throws: `RefusedInput` with `rules.unknown` when there is no such file, or `file.…`.
  public func file(of id: String, askedAt place: Place) throws(RefusedInput) -> SourceFile {
    try definitions.file(
      of: id, askedAt: place,
      .init(
        code: .rulesUnknown, one: "rule pack", many: "rule packs",
        named: "the folder above 'rules'"))
  }
}

extension ScaleCatalog {
  /// The rule packs that stand beside the scales, in the folder `rules`.
  public var rulePacks: RulePackCatalog { RulePackCatalog(at: "\(folder)/rules") }
}

import Documents
public import Platform
public import Results

/// The rule packs of a folder, each file named by the id of its pack.
public struct RulePackCatalog: Sendable, Hashable {
  /// Where the files are.
  public let folder: String
  /// The ids of the packs in it, sorted.
  public let ids: [String]

  /// Looks into a folder; one that is not there has no packs.
  public init(at folder: String) {
    self.folder = folder
    ids = ScaleCatalog(at: folder).ids
  }

  /// The file of a pack.
  ///
  /// - Parameters:
  ///   - id: the pack's id.
  ///   - place: where the id was asked for.
  /// - Returns: the file, named by the id.
  /// - Throws: `RefusedInput` with `rules.unknown` when there is no such file, or `file.…`.
  public func file(of id: String, askedAt place: Place) throws(RefusedInput) -> SourceFile {
    guard ids.contains(id) else {
      let nearest = NearestName.find(id, among: ids)
      throw RefusedInput([
        Diagnostic(
          .rulesUnknown, at: place, "There is no rule pack '\(id)' in '\(folder)'.",
          help: nearest.map { "Did you mean '\($0)'?" }
            ?? (ids.isEmpty
              ? "There are no rule packs there at all; name the folder above 'rules' with --scales."
              : "Rule packs there: \(ids.joined(separator: ", "))."))
      ])
    }
    return try SourceFile(reading: "\(folder)/\(id).json", name: "\(id).json")
  }
}

extension ScaleCatalog {
  /// The rule packs that stand beside the scales, in the folder `rules`.
  public var rulePacks: RulePackCatalog { RulePackCatalog(at: "\(folder)/rules") }
}

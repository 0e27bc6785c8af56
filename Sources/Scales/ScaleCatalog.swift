import Documents
public import Platform
public import Results

/// A folder of scale files, each named by the id of its scale.
public struct ScaleCatalog: Sendable, Hashable {
  /// Where the files are.
  public let folder: String
  /// The ids of the scales in it, sorted.
  public let ids: [String]

  /// Looks into a folder; one that is not there has no scales.
  public init(at folder: String) {
    self.folder = folder
    ids = (Folder.entries(of: folder) ?? []).compactMap { name in
      name.hasSuffix(".json") && !name.hasSuffix(".schema.json")
        ? String(name.dropLast(".json".count)) : nil
    }
  }

  /// The file of a scale.
  ///
  /// - Parameters:
  ///   - id: the scale's id.
  ///   - place: where the id was asked for.
  /// - Returns: the file, named by the id.
  /// - Throws: `RefusedInput` with `scale.unknown` when there is no such file, or `file.…`.
  public func file(of id: String, askedAt place: Place) throws(RefusedInput) -> SourceFile {
    guard ids.contains(id) else {
      let nearest = NearestName.find(id, among: ids)
      throw RefusedInput([
        Diagnostic(
          .scaleUnknown, at: place, "There is no scale '\(id)' in '\(folder)'.",
          help: nearest.map { "Did you mean '\($0)'?" }
            ?? (ids.isEmpty
              ? "There are no scales there at all; name their folder with --scales."
              : "Scales there: \(ids.joined(separator: ", "))."))
      ])
    }
    return try SourceFile(reading: "\(folder)/\(id).json", name: "\(id).json")
  }
}

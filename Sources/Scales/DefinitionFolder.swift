import Documents
import Platform
import Results

/// A folder of definitions, each file named by the id of what it defines: scales, rule packs, frameworks.
struct DefinitionFolder: Sendable, Hashable {
  /// Where the files are.
  let path: String
  /// The ids of the definitions in it, sorted.
  let ids: [String]

  /// Looks into a folder; one that is not there has no definitions.
  init(at path: String) {
    self.path = path
    ids = (Folder.entries(of: path) ?? []).compactMap { name in
      name.hasSuffix(".json") && !name.hasSuffix(".schema.json")
        ? String(name.dropLast(".json".count)) : nil
    }
  }

  /// What is said where a definition is not there.
  struct Words {
    /// The code.
    var code: DiagnosticCode
    /// One of them, such as `rule pack`.
    var one: String
    /// Several, such as `rule packs`.
    var many: String
    /// What to name with `--scales`.
    var named: String
  }

  /// The file of a definition.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - place: where the id was asked for.
  ///   - words: what is said where there is none.
  /// - Returns: the file, named by the id.
  /// - Throws: `RefusedInput` with the code of the words, or `file.…`.
  func file(
    of id: String, askedAt place: Place, _ words: Words
  ) throws(RefusedInput) -> SourceFile {
    guard ids.contains(id) else {
      let nearest = NearestName.find(id, among: ids)
      let known = ids.joined(separator: ", ")
      let capital = words.many.prefix(1).uppercased() + words.many.dropFirst()
      throw RefusedInput([
        Diagnostic(
          words.code, at: place, "There is no \(words.one) '\(id)' in '\(path)'.",
          help: nearest.map { "Did you mean '\($0)'?" }
            ?? (ids.isEmpty
              ? "There are no \(words.many) there at all; name \(words.named) with --scales."
              : "\(capital) there: \(known)."))
      ])
    }
    return try SourceFile(reading: "\(path)/\(id).json", name: "\(id).json")
  }
}

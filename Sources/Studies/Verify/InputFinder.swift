import Documents
import Platform
import Results
import Scales

/// Where the files are that a run read. A manifest has names and no paths, so they are looked for where
/// the study file names them, and where scales are.
struct InputFinder {
  private let folder: String
  private let catalog: ScaleCatalog
  /// Every text of the study file: paths are among them.
  private let texts: [String]
  private let study: SourceFile
  /// The folder of the earlier run that the run was held against.
  private let since: String?

  init(study: SourceFile, path: String, catalog: ScaleCatalog, since: String?) {
    self.since = since
    self.study = study
    folder = Folder.parent(of: path)
    self.catalog = catalog
    texts = (try? YAMLDocument.parse(study.bytes, file: study.name)).map(Self.texts) ?? []
  }

  /// The file of an entry as it is now; of several, the one that is as it was.
  ///
  /// - Returns: nil when there is none.
  func file(of entry: WrittenManifest.Entry) -> SourceFile? {
    if entry.role == "/inputs/study" { return study }
    let found = paths(of: entry).compactMap { try? SourceFile(reading: $0) }
    return found.first { $0.sha256 == entry.sha256 } ?? found.first
  }

  private func paths(of entry: WrittenManifest.Entry) -> [String] {
    let named = texts.filter { $0 == entry.name || $0.hasSuffix("/\(entry.name)") }.map {
      Folder.resolve($0, from: folder)
    }
    if entry.role.hasPrefix("/inputs/scales") { return ["\(catalog.folder)/\(entry.name)"] + named }
    if entry.role.hasPrefix("/inputs/rules") {
      return named + ["\(catalog.folder)/rules/\(entry.name)"]
    }
    if entry.role.hasPrefix("/inputs/framework") {
      return ["\(catalog.frameworks.folder)/\(entry.name)"]
    }
    if ["/inputs/since", "/inputs/releases"].contains(entry.role) {
      return since.map { ["\($0)/\(entry.name)"] } ?? []
    }
    return named + [Folder.resolve(entry.name, from: folder)]
  }

  private static func texts(_ root: Node) -> [String] {
    var texts: [String] = []
    var waiting = [root]
    while let node = waiting.popLast() {
      switch node.kind {
      case .object(let members): waiting += members.map(\.value)
      case .array(let nodes): waiting += nodes
      case .string(let text): texts.append(text)
      default: break
      }
    }
    return texts.sorted()
  }
}

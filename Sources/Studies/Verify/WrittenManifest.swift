import Documents
import Platform
import Results

/// The manifest of an earlier run, as it stands in the folder of that run.
public struct WrittenManifest: Sendable {
  /// A file that the run read or wrote.
  public struct Entry: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its SHA-256 then, in hexadecimal.
    public var sha256: String
    /// Where it stands in the manifest, such as `/inputs/data`.
    public var role: String
  }

  /// A scale by which the run scored.
  public struct Definition: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its version then.
    public var version: String
    /// The SHA-256 of its file then, in hexadecimal.
    public var sha256: String
  }

  /// The version of the program that wrote it.
  public let version: String
  /// The id of the study.
  public let study: String
  /// The quarter that was asked for, if any.
  public let quarter: Quarter?
  /// The scales by which it scored.
  public let scales: [Definition]
  /// What the run read, the study file among it.
  public let inputs: [Entry]
  /// What the run wrote, without the manifest itself.
  public let outputs: [Entry]
  /// Everything that the run chose, counted and found, as text without names and hashes of files.
  let account: String

  /// Reads a manifest.
  ///
  /// - Throws: `RefusedInput` with `file.…`, `document.…` or `verify.manifest`.
  init(reading file: SourceFile) throws(RefusedInput) {
    let root = try JSONDocument.parse(file.bytes, file: file.name)
    guard root.text("schema") == "waymark-manifest/1",
      let version = root["program"]?.text("version"),
      let study = root["study"]?.text("id"), let inputs = root["inputs"],
      let outputs = root["outputs"]
    else {
      throw RefusedInput([
        Diagnostic(
          .verifyManifest, at: Place(file: file.name),
          "This is not the manifest of a run (waymark-manifest/1).",
          help: "Name the manifest.json in the folder that 'waymark quarterly' wrote.")
      ])
    }
    self.version = version
    quarter = root["options"]?.text("quarter").flatMap { Quarter($0) }
    self.study = study
    scales = Self.definitions(inputs)
    self.inputs = Self.entries(inputs)
    self.outputs = Self.entries(outputs)
    account = root.value(without: ["inputs", "outputs", "program"]).text()
  }

  private static func definitions(_ inputs: Node) -> [Definition] {
    guard case .array(let nodes)? = inputs["scales"]?.kind else { return [] }
    return nodes.compactMap { node in
      guard let id = node.text("id"), let hash = node.text("sha256") else { return nil }
      return Definition(id: id, version: node.text("version") ?? "", sha256: hash)
    }
  }

  /// The SHA-256 of the input of a role, such as `/inputs/study`; nil where the run had none.
  func sha256(of role: String) -> String? { inputs.first { $0.role == role }?.sha256 }

  /// Everything in a part of the manifest that has a name and a hash.
  private static func entries(_ part: Node) -> [Entry] {
    var entries: [Entry] = []
    var waiting = [part]
    while let node = waiting.popLast() {
      switch node.kind {
      case .object(let members):
        if let name = node.text("file"), let hash = node.text("sha256") {
          entries.append(Entry(name: name, sha256: hash, role: node.place.field ?? ""))
        }
        waiting += members.map(\.value).reversed()
      case .array(let nodes): waiting += nodes.reversed()
      default: break
      }
    }
    return entries
  }
}

extension Node {
  /// The value of a key; nil where there is none.
  subscript(key: String) -> Node? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a key; nil where there is none.
  func text(_ key: String) -> String? {
    guard case .string(let text)? = self[key]?.kind else { return nil }
    return text
  }

  /// The tree as a value to be written, without some keys of its outermost object.
  ///
  /// Documents are at most 64 deep, so that this is too.
  func value(without keys: Set<String> = []) -> JSONValue {
    switch kind {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .string(let text): .string(text)
    case .number(let text): NumberText.value(Array(text.utf8)[...]).map { .number($0) } ?? .null
    case .array(let nodes): .array(nodes.map { $0.value() })
    case .object(let members):
      .object(
        members.filter { !keys.contains($0.key) }.map { .init($0.key, $0.value.value()) })
    }
  }
}

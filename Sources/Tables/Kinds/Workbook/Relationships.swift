/// Which part of a workbook belongs to which, by the ids that parts use for others.
///
/// Source: ECMA-376 part 2, 9.3 (relationships). What lies outside the file is left out.
final class Relationships: XMLHandler {
  /// A part, and what it is to the part that names it: the last word of the relationship's type.
  struct Relation {
    var kind: String
    var part: String
  }

  private(set) var byId: [String: Relation] = [:]
  private let folder: [Substring]

  /// Starts the relationships of a part, from whose folder they are seen.
  init(of part: String) {
    folder = part.split(separator: "/").dropLast()
  }

  /// The name of the part that holds the relationships of a part.
  static func part(of part: String) -> String {
    var names = part.split(separator: "/").map(String.init)
    let last = names.popLast() ?? ""
    return (names + ["_rels", last + ".rels"]).joined(separator: "/")
  }

  /// The first part of a kind, such as `styles`.
  func first(_ kind: String) -> String? {
    byId.sorted { $0.key < $1.key }.first { $0.value.kind == kind }?.value.part
  }

  func start(_ name: XMLName, of scanner: XMLScanner) {
    guard name == .relationship, byId.count < WorkbookLimits.entries else { return }
    var (id, type, target, isOutside) = ("", "", "", false)
    scanner.forEachAttribute { name, value in
      switch name {
      case .relationshipId: id = String(value)
      case .type: type = String(value)
      case .target: target = String(value)
      case .targetMode: isOutside = String(value) == "External"
      default: break
      }
    }
    guard !isOutside, let kind = type.split(separator: "/").last else { return }
    byId[id] = Relation(kind: String(kind), part: resolved(target))
  }

  func end(_ name: XMLName, of scanner: XMLScanner) {}

  func text(_ bytes: Span<UInt8>) {}

  private func resolved(_ target: String) -> String {
    var names = target.hasPrefix("/") ? [] : folder
    for name in target.split(separator: "/") {
      switch name {
      case ".": break
      case "..": _ = names.popLast()
      default: names.append(name)
      }
    }
    return names.joined(separator: "/")
  }
}

extension String {
  /// UTF-8, as expat has checked it.
  init(_ bytes: Span<UInt8>) {
    self.init(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
  }
}

import Benchmarking
import Documents
import Platform
import Results
import Studies
import Tables

/// Packets as they are written: a row for each that anybody can read, or a document.
struct PacketText {
  private let entries: [PacketEntry]

  init(_ entries: [PacketEntry]) { self.entries = entries }

  /// Rows under names of columns.
  var csv: String {
    var text = PacketEntry.columns.joined(separator: ",") + "\n"
    for entry in entries {
      let cells = entry.members.map { cell($0.value) } + [entry.hash]
      text += cells.map(CSVWriter.quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  /// The document, `waymark-packet/1`.
  var json: String {
    let packets = entries.map { entry in
      JSONValue.object(entry.members + [.init("sha256", .string(entry.hash))])
    }
    let document = JSONValue.object([
      .init("schema", .string("waymark-packet/1")),
      .init(
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])),
      .init("packets", .array(packets)), .init("sha256", .string(Self.hash(entries.map(\.hash)))),
    ])
    return document.text(digits: entries.digits)
  }

  /// The hash of a whole document: over those of its packets, in their order.
  static func hash(_ hashes: [String]) -> String {
    SHA256.hexadecimal(Array(hashes.joined(separator: "\n").utf8))
  }

  private func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .number(let value): NumberText.text(value, digits: entries.digits)
    case .array(let values) where values.isEmpty: ""
    default: value.text(digits: entries.digits, pretty: false)
    }
  }
}

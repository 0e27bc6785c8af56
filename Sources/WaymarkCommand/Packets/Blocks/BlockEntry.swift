import Benchmarking
import Documents
import Models
import Platform
import Results

/// One packet of a plan in a file: what it says, and by which rules it was let out.
struct BlockEntry: Sendable, Hashable {
  /// What tells it from packets of means.
  static let kind = "blocks"

  /// What it says.
  var packet: BlockPacket
  /// The scores that the scale can give; nil where that is not known.
  var range: PacketRange?
  /// The rules of the gate that it passed.
  var profile: PacketEntry.ProfileName
  /// Where it was read.
  var place = Place(file: "")

  /// Significant digits of its numbers: all of them where no gate was passed, so that nothing is lost.
  var digits: Int { profile.isUngated ? 17 : 12 }

  /// The members of the packet in a file, without its hash.
  var members: [JSONValue.Member] {
    let (plan, moments) = (packet.plan, packet.moments)
    return [
      .init("kind", .string(Self.kind)), .init("services", .strings(packet.services)),
      .init("period", .string(packet.period)), .init("scale", .string(packet.measure.scale)),
      .init("version", .string(packet.measure.version)),
      .init(
        "plan",
        .object([
          .init("formula", .string(plan.formula.text)), .init("service", .string(plan.service)),
          .init("person", .string(plan.person)),
          .init(
            "columns",
            .array(
              plan.columns.map { column in
                .object([
                  .init("name", .string(column.name)),
                  .init("holds", .string(column.isCategories ? "categories" : "numbers")),
                  .init("role", .string(column.role.rawValue)),
                ])
              })),
        ])),
      .init("persons", .integer(moments.persons)), .init("rows", .integer(moments.rows)),
      .init("withheld_fewest", .integer(packet.withheld.lowerBound)),
      .init("withheld_most", .integer(packet.withheld.upperBound)),
      .init("entries_per_person", .strings(moments.plan.entries.perPerson)),
      .init("entries_per_row", .strings(moments.plan.entries.perRow)),
      .init("taken_off", .numbers(moments.plan.shift)),
      .init(
        "levels",
        .object(
          plan.columns.filter(\.isCategories).map { column in
            .init(column.name, .strings(moments.levels[column.name] ?? []))
          })),
      .init(
        "patterns",
        .array(
          moments.patterns.map { pattern in
            .object([
              .init("persons", .integer(pattern.persons)), .init("rows", .integer(pattern.rows)),
              .init("keys", .array(pattern.keys.map { .numbers($0) })),
              .init("moments", .numbers(pattern.moments)),
            ])
          })),
      .init("lowest", .optional(range?.lowest)), .init("highest", .optional(range?.highest)),
      .init("step", .optional(range?.step)), .init("profile", .string(profile.id)),
      .init("profile_version", .string(profile.version)), .init("fewest", .integer(profile.fewest)),
    ]
  }

  /// SHA-256 of the members as one line of JSON: of what it says, not of how it is written.
  ///
  /// It shows that a packet is as it was made. Who wants to deceive can work it out anew: it is no signature.
  var hash: String {
    SHA256.hexadecimal(
      Array(JSONValue.object(members).text(digits: digits, pretty: false).utf8))
  }

  /// The packet with its hash, as it is written.
  var value: JSONValue { .object(members + [.init("sha256", .string(hash))]) }
}

extension JSONValue {
  fileprivate static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }

  fileprivate static func numbers(_ values: [Double]) -> JSONValue {
    .array(values.map { .number($0) })
  }
}

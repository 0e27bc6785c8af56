import Benchmarking
import Disclosure
import Documents
import Models
import Platform
import Results
import Studies

/// Packets of a plan in a document, `waymark-packet/1` like other packets: each of the kind `blocks`.
enum BlockDocument {
  /// The document.
  static func text(_ entries: [BlockEntry]) -> String {
    let hashes = entries.map(\.hash)
    let document = JSONValue.object([
      .init("schema", .string("waymark-packet/1")),
      .init(
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])),
      .init("packets", .array(entries.map(\.value))),
      .init("sha256", .string(PacketText.hash(hashes))),
    ])
    return document.text(digits: entries.map(\.digits).max() ?? 12)
  }

  /// Whether a packet says that it is of a plan.
  static func isOne(_ node: Node) -> Bool {
    guard case .object(let members) = node.kind,
      case .string(BlockEntry.kind)? = members.first(where: { $0.key == "kind" })?.value.kind
    else { return false }
    return true
  }

  /// Reads a packet.
  ///
  /// - Returns: the packet; what is wrong with it; or nil where the reading says so.
  static func entry(_ node: Node, _ reading: Reading) -> Result<BlockEntry, RefusedInput>? {
    guard var object = ObjectReader(node, reading) else { return nil }
    _ = object.string("kind")
    let services = texts(object.array("services"), reading)
    let (period, scale) = (object.string("period"), object.string("scale"))
    let version = object.string("version")
    let plan = BlockPlanReading(object.object("plan"), reading)
    let (persons, rows) = (object.integer("persons"), object.integer("rows"))
    let (fewest, most) = (object.integer("withheld_fewest"), object.integer("withheld_most"))
    let entries = (
      texts(object.array("entries_per_person"), reading),
      texts(object.array("entries_per_row"), reading)
    )
    let shift = numbers(object.array("taken_off"), reading)
    var levels: [String: [String]] = [:]
    for member in object.members("levels") ?? [] {
      levels[member.key] = texts(member.value.arrayValue(reading), reading)
    }
    let patterns = (object.array("patterns") ?? []).compactMap { pattern($0, reading) }
    let range = PacketRange(reading: &object)
    let (profile, profileVersion) = (object.string("profile"), object.string("profile_version"))
    let threshold = object.integer("fewest")
    let hash = object.string("sha256")
    object.finish()
    guard reading.diagnostics.isEmpty, let plan, let period, let scale, let version, let persons,
      let rows, let fewest, let most, let profile, let profileVersion, let threshold, let hash
    else { return nil }
    let place = object.place
    do throws(BlockTrouble) {
      let packet = try plan.packet(
        services: services, period: period,
        measure: ServicePacket.Measure(scale: scale, version: version), shift: shift,
        levels: levels, patterns: patterns)
      var entry = BlockEntry(
        packet: packet, range: range,
        profile: .init(id: profile, version: profileVersion, fewest: threshold), place: place)
      guard 0 <= fewest, fewest <= most else { throw .impossible("has withheld fewer than nobody") }
      entry.packet.withheld = fewest...most
      let sums = entry.packet.moments
      // What stands there a second time, for people to read, says the same.
      guard (sums.persons, sums.rows) == (persons, rows), sums.plan.entries == entries,
        Set(levels.keys) == Set(plan.columns.filter(\.isCategories).map(\.name)),
        entry.hash == hash
      else { return .failure(RefusedInput([PacketReading.edited(at: place)])) }
      if let fault = entry.packet.fault { throw .impossible(fault) }
      return .success(entry)
    } catch {
      // What cannot be, and is not as it was made, was edited.
      let isAsMade = writtenHash(node) == hash
      return .failure(
        RefusedInput([
          isAsMade ? error.diagnostic(at: place) : PacketReading.edited(at: place)
        ]))
    }
  }

  /// The hash of a packet as it stands, whatever it says.
  private static func writtenHash(_ node: Node) -> String? {
    guard case .object(let members) = node.kind else { return nil }
    let isUngated = members.contains {
      $0.key == "profile" && $0.value.kind == .string(DisclosureProfile.ungated.id)
    }
    let value = JSONValue.object(
      members.filter { $0.key != "sha256" }.map { .init($0.key, written($0.value)) })
    return SHA256.hexadecimal(
      Array(value.text(digits: isUngated ? 17 : 12, pretty: false).utf8))
  }

  /// A value as it is written; documents are read to a depth that is bounded.
  private static func written(_ node: Node) -> JSONValue {
    switch node.kind {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let text): .optional(NumberText.value(text)?.finite)
    case .string(let text): .string(text)
    case .array(let nodes): .array(nodes.map(written))
    case .object(let members): .object(members.map { .init($0.key, written($0.value)) })
    }
  }

  private static func pattern(_ node: Node, _ reading: Reading) -> PersonMoments.Pattern? {
    guard var object = ObjectReader(node, reading) else { return nil }
    let (persons, rows) = (object.integer("persons"), object.integer("rows"))
    let keys = (object.array("keys") ?? []).map { numbers($0.arrayValue(reading), reading) }
    let moments = numbers(object.array("moments"), reading)
    object.finish()
    guard let persons, let rows else { return nil }
    return PersonMoments.Pattern(rows: rows, persons: persons, keys: keys, moments: moments)
  }

  static func texts(_ nodes: [Node]?, _ reading: Reading) -> [String] {
    (nodes ?? []).compactMap { $0.stringValue(reading) }
  }

  private static func numbers(_ nodes: [Node]?, _ reading: Reading) -> [Double] {
    (nodes ?? []).compactMap { $0.numberValue(reading) }
  }
}

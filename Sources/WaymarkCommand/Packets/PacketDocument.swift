import Benchmarking
import Disclosure
import Documents
import Platform
import Results

/// Reads a document of packets, `waymark-packet/1`.
enum PacketDocument {
  /// The packets of a document.
  ///
  /// - Throws: `RefusedInput` with `document.…`, `packet.edited` or `packet.impossible`.
  static func packets(_ file: SourceFile) throws(RefusedInput) -> ReadPackets {
    let root = try JSONDocument.parse(file.bytes, file: file.name)
    let reading = Reading(file: file.name)
    guard var document = ObjectReader(root, reading) else {
      return try reading.finish(nil, as: "packets", at: root.place)
    }
    _ = document.choice("schema", Schema.self)
    if var provenance = document.object("provenance") {
      _ = provenance.string("program")
      _ = provenance.string("version")
      provenance.finish()
    }
    var read = ReadPackets()
    var troubles: [Diagnostic] = []
    var hashes: [String] = []
    for node in document.array("packets") ?? [] {
      guard BlockDocument.isOne(node) else {
        guard let (entry, hash) = entry(node, reading) else { continue }
        if let trouble = PacketReading.trouble(entry, hash: hash) { troubles.append(trouble) }
        read.means.append(entry)
        hashes.append(hash)
        continue
      }
      switch BlockDocument.entry(node, reading) {
      case .success(let entry)?:
        read.blocks.append(entry)
        hashes.append(entry.hash)
      case .failure(let refused)?: troubles += refused.diagnostics
      case nil: break
      }
    }
    let hash = document.string("sha256")
    document.finish()
    try reading.finish()
    if troubles.isEmpty, hash != PacketText.hash(hashes) {
      troubles = [PacketReading.edited(at: root.place, "This list of packets is")]
    }
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
    return read
  }

  /// One packet that stands in a row, put together as an object.
  ///
  /// - Parameters:
  ///   - text: the object.
  ///   - place: where the row stands.
  /// - Returns: the packet, or `packet.edited` or `packet.impossible`.
  static func row(_ text: String, at place: Place) -> Result<PacketEntry, RefusedInput> {
    let reading = Reading(file: place.file)
    guard let node = try? JSONDocument.parse(Array(text.utf8), file: place.file),
      var found = entry(node, reading), reading.diagnostics.isEmpty
    else { return .failure(RefusedInput([PacketReading.edited(at: place)])) }
    found.entry.place = place
    if let trouble = PacketReading.trouble(found.entry, hash: found.hash) {
      return .failure(RefusedInput([trouble]))
    }
    return .success(found.entry)
  }

  private enum Schema: String, CaseIterable {
    case first = "waymark-packet/1"
  }

  private enum Kind: String, CaseIterable {
    case moments
  }

  private static func entry(
    _ node: Node, _ reading: Reading
  ) -> (entry: PacketEntry, hash: String)? {
    guard var object = ObjectReader(node, reading) else { return nil }
    let (service, period) = (object.string("service"), object.string("period"))
    let (scale, version) = (object.string("scale"), object.string("version"))
    var packet = ServicePacket(
      ServicePacket.Key(
        service: service ?? "", period: period ?? "",
        measure: ServicePacket.Measure(scale: scale ?? "", version: version ?? "")),
      eligible: object.optionalInteger("eligible"), first: object.optionalInteger("first"),
      n: object.optionalInteger("n"))
    let (meanPre, sdPre) = (object.optionalNumber("mean_pre"), object.optionalNumber("sd_pre"))
    let (meanPost, sdPost) = (object.optionalNumber("mean_post"), object.optionalNumber("sd_post"))
    let correlation = object.optionalNumber("r")
    if let meanPre, let meanPost {
      packet.scores = ServicePacket.Scores(
        meanPre: meanPre, standardDeviationPre: sdPre, meanPost: meanPost,
        standardDeviationPost: sdPost, correlation: correlation)
    }
    let recovered = object.optionalInteger("recovered")
    let (improved, deteriorated) = (
      object.optionalInteger("improved"), object.optionalInteger("deteriorated")
    )
    if let recovered, let improved, let deteriorated {
      packet.changes = ServicePacket.Changes(
        recovered: recovered, improved: improved, deteriorated: deteriorated)
    }
    let columns = (object.array("strata_by") ?? []).compactMap { $0.stringValue(reading) }
    packet.strata = (object.array("strata") ?? []).compactMap { stratum($0, reading) }
    packet.withheld = Set(
      (object.array("withheld") ?? []).compactMap {
        $0.choiceValue(ServicePacket.Part.self, reading)
      })
    let range = PacketRange(reading: &object)
    let (profile, profileVersion) = (object.string("profile"), object.string("profile_version"))
    let fewest = object.integer("fewest")
    _ = object.choice("kind", Kind.self)
    let hash = object.string("sha256")
    object.finish()
    guard let hash, let profile, let profileVersion, let fewest else { return nil }
    let entry = PacketEntry(
      packet: packet, strata: columns, range: range,
      profile: .init(id: profile, version: profileVersion, fewest: fewest), place: object.place)
    return (entry, hash)
  }

  /// `["18-24", "woman", 12]`.
  private static func stratum(_ node: Node, _ reading: Reading) -> ServicePacket.Stratum? {
    guard let cells = node.arrayValue(reading), let last = cells.last,
      let persons = last.integerValue(reading)
    else { return nil }
    return ServicePacket.Stratum(
      levels: cells.dropLast().compactMap { $0.stringValue(reading) }, persons: persons)
  }
}

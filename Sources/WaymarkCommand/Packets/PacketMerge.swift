import Benchmarking
import Results

/// Brings packets of several files together, and finds those that do not go together.
struct PacketMerge {
  /// The packets, in the order of their scales, periods and services.
  private(set) var entries: [PacketEntry]

  /// Brings packets together.
  ///
  /// - Parameters:
  ///   - read: the packets, in the order in which they were read.
  ///   - addsParts: whether packets of the same service, period and scale are of different people, and are
  ///     added up.
  /// - Throws: `RefusedInput` with `packet.version`, `packet.plan`, `packet.duplicate` or
  ///   `packet.gated-part`; all at once.
  init(_ read: [PacketEntry], addsParts: Bool) throws(RefusedInput) {
    var troubles = Self.mismatches(read)
    var first: [ServicePacket.Key: PacketEntry] = [:]
    var hashes: Set<String> = []
    for entry in read {
      guard let known = first[entry.packet.key] else {
        first[entry.packet.key] = entry
        hashes.insert(entry.hash)
        continue
      }
      guard addsParts else {
        troubles.append(Self.duplicate(at: entry.place, known.place))
        continue
      }
      // Two parts with the same people say the same to the last digit.
      guard hashes.insert(entry.hash).inserted || entry.packet.n == 0 else {
        troubles.append(Self.duplicate(at: entry.place, known.place))
        continue
      }
      guard known.profile.isUngated, entry.profile.isUngated,
        let sum = known.packet.adding(entry.packet)
      else {
        troubles.append(Self.gated(at: entry.place))
        continue
      }
      first[entry.packet.key]?.packet = sum
    }
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
    entries = first.values.sorted { $0.packet.key < $1.packet.key }
  }

  /// Packets of the same scale in another version, or made by another plan.
  static func mismatches(_ entries: [PacketEntry]) -> [Diagnostic] {
    var known: [String: PacketEntry] = [:]
    return entries.compactMap { entry in
      let measure = entry.packet.key.measure
      guard let first = known[measure.scale] else {
        known[measure.scale] = entry
        return nil
      }
      if first.packet.key.measure.version != measure.version {
        return otherVersion(
          of: measure, at: entry.place, first.packet.key.measure.version, first.place)
      }
      guard first.strata == entry.strata, first.range == entry.range else {
        return Diagnostic(
          .packetPlan, at: entry.place,
          "This packet of '\(measure.scale)' was made by another plan than another one (\(words(first.place))): "
            + (first.strata == entry.strata
              ? "the scale has another range." : "people are in other strata."),
          help: "Have all packets made with the same --stratum and the same scale.")
      }
      return nil
    }
  }

  /// A packet of a scale in another version than the first one.
  static func otherVersion(
    of measure: ServicePacket.Measure, at place: Place, _ version: String, _ first: Place
  ) -> Diagnostic {
    Diagnostic(
      .packetVersion, at: place,
      "This packet is of '\(measure.scale)' in version \(measure.version), and another one (\(words(first))) in "
        + "version \(version).",
      help: "Scores of different versions are not compared: have all made with the same one.")
  }

  /// A second packet of a service.
  static func duplicate(at place: Place, _ known: Place) -> Diagnostic {
    Diagnostic(
      .packetDuplicate, at: place,
      "There is a packet of this service, period and scale already (\(words(known))).",
      help:
        "Leave one of them out. Where they are of different people, made with --profile none, --parts adds them up."
    )
  }

  /// A part of a service that went through a gate.
  static func gated(at place: Place) -> Diagnostic {
    Diagnostic(
      .packetGatedPart, at: place,
      "This part of a service went through a gate, so that what it leaves out would be missing in the sum.",
      help:
        "Make parts with --profile none, add them up, and let the sum go through the gate: 'waymark packet merge --parts'."
    )
  }

  /// Where a packet stands, in words.
  static func words(_ place: Place) -> String {
    [place.file, place.line.map { "line \($0)" } ?? ""].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}

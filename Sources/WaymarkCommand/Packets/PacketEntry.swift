import Benchmarking
import Disclosure
import Documents
import Platform
import Results

/// One packet of a file: what it says, and by which rules it was let out.
struct PacketEntry: Sendable, Hashable {
  /// What is in the packets of this program so far: six numbers and counts.
  static let kind = "moments"

  /// What it says.
  var packet: ServicePacket
  /// The columns of the strata.
  var strata: [String]
  /// The scores that the scale can give; nil where that is not known.
  var range: PacketRange?
  /// The rules of the gate that it passed.
  var profile: ProfileName
  /// Where it was read.
  var place = Place(file: "")

  /// Rules by name, as far as a reader of the packet needs them.
  struct ProfileName: Sendable, Hashable {
    /// The id of the profile; `none` where no gate was passed.
    var id: String
    /// Which state of the rules.
    var version: String
    /// Counts below this are withheld.
    var fewest: Int

    /// Names a profile.
    init(id: String, version: String, fewest: Int) {
      (self.id, self.version, self.fewest) = (id, version, fewest)
    }

    init(_ profile: DisclosureProfile) {
      self.init(id: profile.id, version: profile.version, fewest: profile.fewestPersons)
    }

    /// Whether no gate was passed.
    var isUngated: Bool { id == DisclosureProfile.ungated.id }
  }

  /// How many people with both scores are not told of; nil where the packet tells its scores, or has none.
  var withheldPersons: ClosedRange<Int>? {
    guard packet.scores == nil, packet.withheld.contains(.scores) || packet.withheld.contains(.n)
    else { return nil }
    if let n = packet.n { return n...n }
    return 0...max(0, profile.fewest - 1)
  }

  /// The members of the packet in a file, without its hash.
  var members: [JSONValue.Member] {
    let scores = packet.scores
    let changes = packet.changes
    return [
      .init("service", .string(packet.key.service)), .init("period", .string(packet.key.period)),
      .init("scale", .string(packet.key.measure.scale)),
      .init("version", .string(packet.key.measure.version)),
      .init("eligible", .optional(packet.eligible)), .init("first", .optional(packet.first)),
      .init("n", .optional(packet.n)),
      .init("mean_pre", .optional(scores?.meanPre)),
      .init("sd_pre", .optional(scores?.standardDeviationPre)),
      .init("mean_post", .optional(scores?.meanPost)),
      .init("sd_post", .optional(scores?.standardDeviationPost)),
      .init("r", .optional(scores?.correlation)),
      .init("recovered", .optional(changes?.recovered)),
      .init("improved", .optional(changes?.improved)),
      .init("deteriorated", .optional(changes?.deteriorated)),
      .init("strata_by", .array(strata.map { .string($0) })),
      .init(
        "strata",
        .array(
          packet.strata.map { stratum in
            .array(stratum.levels.map { .string($0) } + [.integer(stratum.persons)])
          })),
      .init(
        "withheld",
        .array(
          ServicePacket.Part.allCases.filter(packet.withheld.contains).map {
            .string($0.rawValue)
          })),
      .init("lowest", .optional(range?.lowest)), .init("highest", .optional(range?.highest)),
      .init("step", .optional(range?.step)), .init("profile", .string(profile.id)),
      .init("profile_version", .string(profile.version)), .init("fewest", .integer(profile.fewest)),
      .init("kind", .string(Self.kind)),
    ]
  }

  /// The names of the members, and that of the hash, in their order.
  static let columns = [
    "service", "period", "scale", "version", "eligible", "first", "n", "mean_pre", "sd_pre",
    "mean_post", "sd_post", "r", "recovered", "improved", "deteriorated", "strata_by", "strata",
    "withheld", "lowest", "highest", "step", "profile", "profile_version", "fewest", "kind",
    "sha256",
  ]

  /// SHA-256 of the members as one line of JSON with every digit: of what it says, not of how it is written.
  ///
  /// It shows that a packet is as it was made. Who wants to deceive can work it out anew: it is no signature.
  var hash: String {
    SHA256.hexadecimal(Array(JSONValue.object(members).text(digits: 17, pretty: false).utf8))
  }
}

extension [PacketEntry] {
  /// Significant digits of numbers: all of them where no gate was passed, so that nothing is lost.
  var digits: Int { contains { $0.profile.isUngated } ? 17 : 12 }
}

extension ServicePacket.Scores {
  /// The scores as twelve significant digits tell them.
  var told: ServicePacket.Scores {
    func told(_ value: Double) -> Double { NumberText.value(NumberText.text(value)) ?? value }
    return ServicePacket.Scores(
      meanPre: told(meanPre), standardDeviationPre: standardDeviationPre.map(told),
      meanPost: told(meanPost), standardDeviationPost: standardDeviationPost.map(told),
      correlation: correlation.map(told))
  }
}

import Benchmarking
import Disclosure
import Platform
import Results
import Tables

/// Packets that are judged before anything is written, and what is said of it to those who send them.
struct PacketGated {
  /// What may leave.
  private(set) var entries: [PacketEntry] = []
  /// What each packet would reveal: for inside use.
  private(set) var judged: [PacketGate.Judged] = []
  private let profile: DisclosureProfile
  private static let told = 20

  init(_ profile: DisclosureProfile) { self.profile = profile }

  /// Judges a packet that no gate has seen.
  mutating func take(_ entry: PacketEntry) {
    let found = PacketGate(profile, grid: entry.range?.grid).judge(entry.packet)
    var gated = entry
    gated.packet = found.packet
    gated.profile = PacketEntry.ProfileName(profile)
    if !gated.profile.isUngated { gated.packet.scores = gated.packet.scores?.told }
    entries.append(gated)
    judged.append(found)
  }

  /// Passes on a packet that went through a gate before.
  mutating func pass(_ entry: PacketEntry) { entries.append(entry) }

  /// What is said when the packets are written.
  var words: [String] {
    guard !judged.isEmpty else { return [] }
    if PacketEntry.ProfileName(profile).isUngated {
      return [
        "No gate was passed (--profile none): these packets are for use inside, not for sending."
      ]
    }
    let withheld = judged.filter { !$0.packet.withheld.isEmpty }
    var lines = [
      "\(profile.title): of \(Counted.words(judged.count, "packet")) "
        + "\(judged.count - withheld.count) \(judged.count - withheld.count == 1 ? "goes" : "go") out whole, "
        + "\(withheld.count) with something withheld."
    ]
    for found in judged.prefix(Self.told) { lines.append("  " + Self.line(found)) }
    if judged.count > Self.told {
      lines.append("  and \(judged.count - Self.told) more; --account FILE has all")
    }
    let persons = judged.filter { $0.packet.scores == nil }.reduce(0) { $0 + $1.revealed.n }
    if persons > 0 {
      lines.append(
        "Scores of \(Counted.words(persons, "person", "people")) do not go out. (This is for you; the files do not say it.)"
      )
    }
    return lines
  }

  private static func line(_ found: PacketGate.Judged) -> String {
    let (packet, revealed) = (found.packet, found.revealed)
    let name = [packet.key.service, packet.key.period].filter { !$0.isEmpty }
      .joined(separator: ", ")
    var parts = [Counted.words(revealed.n, "person", "people") + " with both scores"]
    if let sets = revealed.preSets { parts.append("\(words(sets)) of earlier scores possible") }
    if let sets = revealed.postSets { parts.append("\(words(sets)) of later") }
    if let smallest = revealed.smallestStratum {
      parts.append(
        "\(Counted.words(revealed.strata, "stratum", "strata")), the smallest of \(smallest)")
    }
    let withheld = ServicePacket.Part.allCases.filter(packet.withheld.contains).map(\.rawValue)
    let verdict = withheld.isEmpty ? "goes out" : "withheld: \(withheld.joined(separator: ", "))"
    return "\(name): \(parts.joined(separator: "; ")): \(verdict)"
  }

  private static func words(_ sets: ScoreSetCount) -> String {
    switch sets {
    case .exactly(let count): Counted.words(count, "set")
    case .atLeast(let count): "\(count) sets or more"
    case .notCounted: "more sets than were counted"
    }
  }

  /// What each packet would reveal, as a table: for inside use.
  var account: String {
    var table = ResultTable(columns: [
      "service", "period", "scale", "n", "sets_pre", "sets_post", "sets_change", "strata",
      "smallest_stratum", "withheld", "reasons",
    ])
    for found in judged {
      let (key, revealed) = (found.packet.key, found.revealed)
      table.rows.append([
        .text(key.service), .text(key.period), .text(key.measure.scale), .integer(revealed.n),
        .text(revealed.preSets.map(Self.words)), .text(revealed.postSets.map(Self.words)),
        .text(revealed.changeSets.map(Self.words)), .integer(revealed.strata),
        revealed.smallestStratum.map { .integer($0) } ?? .missing,
        .text(
          ServicePacket.Part.allCases.filter(found.packet.withheld.contains).map(\.rawValue)
            .joined(separator: " ")),
        .text(found.reasons.map(\.reason).joined(separator: " ")),
      ])
    }
    return CSVWriter.text(table)
  }
}

import Benchmarking
import Disclosure
import Models
import Platform
import Results
import Tables

/// Packets of a plan that are judged before anything is written, and what is said of it to those who send
/// them.
struct BlockGated {
  /// What may leave.
  private(set) var entries: [BlockEntry] = []
  /// What each packet would reveal: for inside use.
  private var judged: [BlockGate.Judged] = []
  private let profile: DisclosureProfile
  private static let told = 20

  init(_ profile: DisclosureProfile) { self.profile = profile }

  /// Judges a packet that no gate has seen.
  ///
  /// - Throws: `RefusedInput` with `packet.impossible` where its sums are not those of its plan.
  mutating func take(_ entry: BlockEntry) throws(RefusedInput) {
    do throws(MomentRefusal) {
      let found = try BlockGate(profile, grid: entry.range?.grid).judge(entry.packet)
      var gated = entry
      gated.packet = found.packet
      gated.profile = PacketEntry.ProfileName(profile)
      entries.append(gated)
      judged.append(found)
    } catch {
      throw RefusedInput([
        PacketReading.impossible("has no sums over people: \(error.message)", at: entry.place)
      ])
    }
  }

  /// Passes on a packet that went through a gate before.
  mutating func pass(_ entry: BlockEntry) { entries.append(entry) }

  private var patterns: [BlockGate.Revealed] { judged.flatMap(\.patterns) }

  /// What is said when the packets are written.
  var words: [String] {
    let patterns = patterns
    guard !judged.isEmpty else { return [] }
    let size =
      "\(Counted.words(patterns.count, "pattern")) of "
      + Counted.words(patterns.reduce(0) { $0 + $1.persons }, "person", "people")
    if PacketEntry.ProfileName(profile).isUngated {
      return [
        "\(size). No gate was passed (--profile none): these packets are for use inside, not for sending."
      ]
    }
    let withheld = patterns.filter { $0.reason != nil }
    var lines = [
      "\(profile.title): of \(size) \(patterns.count - withheld.count) "
        + "\(patterns.count - withheld.count == 1 ? "goes" : "go") out, with the sums of what their people "
        + "have, and \(withheld.count) \(withheld.count == 1 ? "is" : "are") withheld."
    ]
    for pattern in patterns.prefix(Self.told) { lines.append("  " + Self.line(pattern)) }
    if patterns.count > Self.told {
      lines.append("  and \(patterns.count - Self.told) more; --account FILE has all")
    }
    let persons = withheld.reduce(0) { $0 + $1.persons }
    if persons > 0 {
      lines.append(
        "\(Counted.words(persons, "person", "people")) \(persons == 1 ? "is" : "are") withheld. (This is for you; the files say \(Self.said(judged)).)"
      )
    }
    return lines
  }

  private static func said(_ judged: [BlockGate.Judged]) -> String {
    let least = judged.reduce(0) { $0 + $1.packet.withheld.lowerBound }
    let most = judged.reduce(0) { $0 + $1.packet.withheld.upperBound }
    return least == most ? "the same" : "\(least) to \(most)"
  }

  private static func line(_ pattern: BlockGate.Revealed) -> String {
    let name = pattern.keys.isEmpty ? "" : pattern.keys.joined(separator: "; ") + ": "
    let verdict = pattern.reason.map { "withheld, \($0.code)" } ?? "goes out"
    return name + Counted.words(pattern.persons, "person", "people")
      + " with \(Counted.words(pattern.rows, "row")) each; sums of \(pattern.entries - 1) numbers of each, "
      + "and of their products: \(verdict)"
  }

  /// What each pattern would reveal, as a table: for inside use.
  var account: String {
    var table = ResultTable(columns: [
      "service", "pattern", "rows", "n", "numbers", "withheld", "reasons",
    ])
    for pattern in patterns {
      table.rows.append([
        .text(pattern.service), .text(pattern.keys.joined(separator: "; ")),
        .integer(pattern.rows), .integer(pattern.persons), .integer(pattern.entries - 1),
        .text(pattern.reason == nil ? "" : "pattern"), .text(pattern.reason?.reason ?? ""),
      ])
    }
    return CSVWriter.text(table)
  }
}

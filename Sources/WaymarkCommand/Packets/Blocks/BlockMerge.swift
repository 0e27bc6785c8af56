import Benchmarking
import Models
import Results
import Tables

/// Brings packets of a plan together, and finds those that do not go together.
struct BlockMerge {
  /// The packets by scale and period: first the sum of those that passed no gate, then the others.
  private(set) var entries: [BlockEntry] = []

  /// What packets are of that are added.
  private struct Key: Hashable, Comparable {
    var measure: ServicePacket.Measure
    var period: String

    init(_ packet: BlockPacket) { (measure, period) = (packet.measure, packet.period) }

    static func < (left: Key, right: Key) -> Bool {
      (left.measure, left.period) < (right.measure, right.period)
    }
  }

  /// Brings packets together.
  ///
  /// - Parameters:
  ///   - read: the packets, in the order in which they were read.
  ///   - addsParts: whether packets of the same service are of different people.
  /// - Throws: `RefusedInput` with `packet.version`, `packet.plan`, `packet.duplicate`,
  ///   `packet.gated-part` or `packet.not-summed`; all at once but the last.
  init(_ read: [BlockEntry], addsParts: Bool) throws(RefusedInput) {
    var troubles = Self.mismatches(read)
    let groups = Dictionary(grouping: read) { Key($0.packet) }
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      troubles += Self.overlaps(group, addsParts)
    }
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      // Which file came first makes no difference, to the last digit.
      let open = group.filter(\.profile.isUngated).map { ($0.hash, $0) }
        .sorted { $0.0 < $1.0 }.map(\.1)
      if let sum = try Self.sum(open) { entries.append(sum) }
      entries += group.filter { !$0.profile.isUngated }.sorted {
        $0.packet.services.lexicographicallyPrecedes($1.packet.services)
      }
    }
  }

  /// The sum of packets, categories in the order that tables give them; nil for none.
  ///
  /// - Throws: `RefusedInput` with `packet.not-summed` where people differ in too many ways.
  static func sum(_ entries: [BlockEntry]) throws(RefusedInput) -> BlockEntry? {
    guard var sum = entries.first else { return nil }
    for entry in entries.dropFirst() {
      do throws(MomentRefusal) {
        sum.packet = try sum.packet.adding(entry.packet)
      } catch {
        throw RefusedInput([
          Diagnostic(
            .packetNotSummed, at: entry.place,
            "This packet cannot be added to the others: \(error.message).", help: error.help)
        ])
      }
    }
    guard sum.packet.moments.patterns.allSatisfy({ $0.moments.allSatisfy(\.isFinite) }) else {
      throw RefusedInput([
        Diagnostic(
          .packetNotSummed, at: sum.place,
          "This packet cannot be added to the others: their sums are larger than any number that is kept.",
          help: "Look whether a column holds something else than it should, such as 1e300.")
      ])
    }
    for (column, levels) in sum.packet.moments.levels {
      sum.packet.moments.reorder(column, LevelOrder.sorted(levels).map { levels[$0] })
    }
    return sum
  }

  /// Packets of a service that has one already.
  private static func overlaps(_ entries: [BlockEntry], _ addsParts: Bool) -> [Diagnostic] {
    var first: [String: BlockEntry] = [:]
    var hashes: Set<String> = []
    var troubles: [Diagnostic] = []
    for entry in entries {
      let isNew = hashes.insert(entry.hash).inserted
      let known = entry.packet.services.lazy.compactMap { first[$0] }.first
      for service in entry.packet.services where first[service] == nil { first[service] = entry }
      guard let known else { continue }
      // Two parts with the same people say the same to the last digit.
      if !addsParts || (!isNew && entry.packet.moments.persons > 0) {
        troubles.append(PacketMerge.duplicate(at: entry.place, known.place))
      } else if !known.profile.isUngated || !entry.profile.isUngated {
        troubles.append(PacketMerge.gated(at: entry.place))
      }
    }
    return troubles
  }

  /// Packets of the same scale in another version, or made by another plan.
  private static func mismatches(_ entries: [BlockEntry]) -> [Diagnostic] {
    var known: [String: BlockEntry] = [:]
    return entries.compactMap { entry in
      let measure = entry.packet.measure
      guard let first = known[measure.scale] else {
        known[measure.scale] = entry
        return nil
      }
      if first.packet.measure.version != measure.version {
        return PacketMerge.otherVersion(
          of: measure, at: entry.place, first.packet.measure.version, first.place)
      }
      guard let difference = difference(entry, first) else { return nil }
      return Diagnostic(
        .packetPlan, at: entry.place,
        "This packet of '\(measure.scale)' was made by another plan than another one (\(PacketMerge.words(first.place))): "
          + "\(difference).",
        help:
          "Have all packets made with the same --plan, --time, --constant and --factor, and the same scale."
      )
    }
  }

  /// What is another in two plans, in words; nil where they are the same.
  private static func difference(_ entry: BlockEntry, _ first: BlockEntry) -> String? {
    let (plan, other) = (entry.packet.plan, first.packet.plan)
    if plan.formula.text != other.formula.text {
      return "its formula is '\(plan.formula.text)', and not '\(other.formula.text)'"
    }
    if plan.service != other.service || plan.person != other.person {
      return "services or people are named in other columns"
    }
    for (one, another) in zip(plan.columns, other.columns) where one != another {
      return one.isCategories == another.isCategories
        ? "'\(one.name)' is \(words(one.role)) here, and \(words(another.role)) there"
        : "'\(one.name)' holds \(one.isCategories ? "categories" : "numbers") here, and \(another.isCategories ? "categories" : "numbers") there"
    }
    return entry.range == first.range ? nil : "the scale has another range"
  }

  private static func words(_ role: MomentPlan.Role) -> String {
    switch role {
    case .key: "a time"
    case .constant: "constant"
    case .free: "a number of each row"
    }
  }
}

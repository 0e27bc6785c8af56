public import Disclosure
public import Models
public import Results

/// Judges blocks before they leave: pattern by pattern, by one profile.
///
/// A pattern goes out whole or not at all, because sums that are rounded or withheld in part are those of
/// other people. It goes where `DisclosureGate.moments` lets it: enough people, at least three for each
/// entry, enough in each group that its sums imply, enough sets of scores behind each mean; and where no
/// score and no constant is the same for everybody in it, which would be a score of each.
///
/// - Note: The categories of a pattern and its occasions are told for all of its people together. That all
///   people of a service are of one category is not withheld.
public struct BlockGate: Sendable, Hashable {
  /// A packet as it may leave, and what it would have revealed.
  public struct Judged: Sendable, Hashable {
    /// The packet without the patterns that are withheld.
    public var packet: BlockPacket
    /// What each pattern would reveal. For inside use.
    public var patterns: [Revealed]

    /// People of the patterns that are withheld. For inside use.
    public var withheldPersons: Int {
      patterns.reduce(0) { $0 + ($1.reason == nil ? 0 : $1.persons) }
    }
  }

  /// What a pattern would reveal, as told: for inside use, it is judged and not sent.
  public struct Revealed: Sendable, Hashable {
    /// Its service; nil where patterns are of all services together.
    public var service: String?
    /// Rows of each person.
    public var rows: Int
    /// What is the same for its people, row by row: a text for each key column.
    public var keys: [String]
    /// People.
    public var persons: Int
    /// Entries of v: means, and as many variances and products of each two.
    public var entries: Int
    /// Why it is withheld; nil where it goes out.
    public var reason: Withheld?
  }

  /// The rules.
  public let gate: DisclosureGate
  /// The scores that the scale can give; nil where that is not known.
  public let grid: ScoreGrid?

  /// Sets of scores are counted up to so many people: beyond, nobody could count them through.
  private static let mostCounted = 60

  /// Makes a gate.
  public init(_ profile: DisclosureProfile, grid: ScoreGrid?) {
    gate = DisclosureGate(profile)
    self.grid = grid
  }

  /// What may leave of a packet.
  ///
  /// - Throws: `MomentRefusal` where the packet's sums are not those of its plan.
  public func judge(_ packet: BlockPacket) throws(MomentRefusal) -> Judged {
    // Sums of the numbers themselves, as whoever reads them would work them out.
    let plain = try packet.moments.taking(packet.plan.moments())
    let revealed = plain.patterns.map { reveal($0, packet, plain) }
    var judged = Judged(packet: packet, patterns: revealed)
    guard gate.profile.id != DisclosureProfile.ungated.id else { return judged }
    let kept = zip(plain.patterns, revealed).filter { $0.1.reason == nil }.map(\.0)
    judged.packet.moments = try Self.pruned(plain, kept)
    judged.packet.withheld = told(judged.withheldPersons)
    return judged
  }

  /// How many people are withheld, as far as that is a count that may be told.
  private func told(_ persons: Int) -> ClosedRange<Int> {
    let fewest = gate.profile.fewestPersons
    if persons >= fewest || (persons == 0 && gate.profile.zeros == .shown) {
      return persons...persons
    }
    return (gate.profile.zeros == .shown ? 1 : 0)...max(1, fewest - 1)
  }

  private func reveal(
    _ pattern: PersonMoments.Pattern, _ packet: BlockPacket, _ plain: PersonMoments
  ) -> Revealed {
    let plan = plain.plan
    let place = plan.keys.firstIndex { $0.name == packet.plan.service }
    func name(_ column: MomentPlan.Column, _ value: Double) -> String {
      let levels = plain.levels[column.name] ?? []
      guard column.isCategories, let code = Int(exactly: value), levels.indices.contains(code)
      else { return Int(exactly: value).map(String.init) ?? "\(value)" }
      return levels[code]
    }
    let keys = zip(plan.keys, pattern.keys).map { column, values in
      let texts = values.map { name(column, $0) }
      return Set(texts).count == 1 ? texts[0] : texts.joined(separator: ", ")
    }
    return Revealed(
      service: place.map { keys[$0] }, rows: pattern.rows, keys: keys, persons: pattern.persons,
      entries: pattern.entries, reason: obstacle(pattern, plan))
  }

  /// Why a pattern is withheld; nil where it may go.
  private func obstacle(_ pattern: PersonMoments.Pattern, _ plan: MomentPlan) -> Withheld? {
    guard gate.profile.id != DisclosureProfile.ungated.id else { return nil }
    let size = pattern.entries
    var columns = [CrossProducts.Column.intercept]
    columns += plan.entries.perPerson.map { .number($0, nil) }
    let grid = pattern.persons <= Self.mostCounted ? grid : nil
    for (place, name) in plan.entries.perRow.enumerated() {
      let isOutcome = place == plan.entries.perRow.count - 1
      columns += (1...pattern.rows).map { .number("\(name), row \($0)", isOutcome ? grid : nil) }
    }
    var products = [Double](repeating: 0, count: size * size)
    var next = 0
    for row in 0..<size {
      for column in 0...row {
        products[row * size + column] = pattern.moments[next]
        products[column * size + row] = pattern.moments[next]
        next += 1
      }
    }
    do throws(Withheld) {
      if let reason = gate.moments(try CrossProducts(columns, products: products)).reason {
        return reason
      }
    } catch {
      return error
    }
    let constants = plan.entries.perPerson.count
    let judged = Array(1..<1 + constants) + Array((size - pattern.rows)..<size)
    let isAlike = judged.contains { place in
      let (sum, squares) = (products[place], products[place * size + place])
      let n = Double(pattern.persons)
      return n * squares - sum * sum <= 1e-9 * n * squares
    }
    return isAlike && gate.profile.alikeGroups != .shown ? Self.alike : nil
  }

  private static let alike = Withheld(
    "disclosure.all-alike",
    "Not shown: everybody of a group has the same score, so the sums would tell it of each.",
    help: "Put groups together, or wait until there are more people.")

  /// Some of the patterns, without the levels that nobody of them has, less numbers that they give away
  /// themselves.
  private static func pruned(
    _ moments: PersonMoments, _ kept: [PersonMoments.Pattern]
  ) throws(MomentRefusal) -> PersonMoments {
    var patterns = kept
    var levels: [String: [String]] = [:]
    for (place, column) in moments.plan.keys.enumerated() where column.isCategories {
      let names = moments.levels[column.name] ?? []
      let used = Set(patterns.flatMap { $0.keys[place] }.map { Int($0) }).sorted()
      let places = Dictionary(uniqueKeysWithValues: zip(used, used.indices.map(Double.init)))
      levels[column.name] = used.map { names[$0] }
      for k in patterns.indices {
        patterns[k].keys[place] = patterns[k].keys[place].map { places[Int($0)] ?? 0 }
      }
    }
    let plain = try PersonMoments(checking: moments.plan, levels: levels, patterns: patterns)
    let plan = plain.plan
    return try plain.taking(
      MomentPlan(
        plan.formula, grouping: plan.grouping, columns: plan.columns,
        shift: MomentShift.nearest(to: plain)))
  }
}

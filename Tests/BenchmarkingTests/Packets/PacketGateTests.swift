import Benchmarking
import Disclosure
import Distributions
import Results
import TestSupport
import Testing

@Suite("What may leave in a packet")
struct PacketGateTests {
  static let key = ServicePacket.Key(
    service: "north", period: "2026Q3",
    measure: ServicePacket.Measure(scale: "phq-9", version: "1"))

  /// A packet of people whose scores run through a range.
  static func packet(
    _ n: Int, eligible: Int? = nil, first: Int? = nil, changes: ServicePacket.Changes? = nil,
    strata: [Int] = []
  ) -> ServicePacket {
    var moments = BivariateMoments()
    for person in 0..<n { moments.add(Double(person * 7 % 23), Double(person * 5 % 19)) }
    return ServicePacket(
      key, eligible: eligible, first: first, n: n, scores: ServicePacket.Scores(moments),
      changes: changes,
      strata: strata.enumerated().map {
        ServicePacket.Stratum(levels: ["\($0.offset)"], persons: $0.element)
      })
  }

  static func judge(
    _ packet: ServicePacket, _ profile: DisclosureProfile = .thresholdTen
  ) -> PacketGate.Judged {
    PacketGate(profile, grid: ScoreGrid(0...27)).judge(packet)
  }

  @Test("fewer people than the rules ask for: nothing is left but the name", arguments: 1...9)
  func tooFew(_ n: Int) {
    let found = Self.judge(
      Self.packet(n, eligible: 40, first: 20, changes: .init(improved: 1), strata: [n]))
    let packet = found.packet
    #expect(packet.key == Self.key)
    #expect(
      packet.n == nil && packet.scores == nil && packet.first == nil && packet.eligible == nil)
    #expect(packet.changes == nil && packet.strata.isEmpty)
    #expect(packet.withheld == Set(ServicePacket.Part.allCases))
    #expect(found.revealed.n == n && found.reasons.map(\.code) == ["disclosure.too-few"])
  }

  @Test("n + mean + deviation of a 0–27 scale: how many sets of scores are possible is told")
  func sets() {
    // Three scores 0, 7, 14: sum 21, squares 245. Sets of three from 0 to 27 with both: by hand, deviations from
    // 7 sum to 0 and their squares to 98: (−7, 0, 7) and (−5, −3, 8); (5, 3, −8) would be below 0.
    let found = PacketGate(.ungated, grid: ScoreGrid(0...27)).judge(Self.packet(3))
    #expect(found.revealed.preSets == .exactly(2))
    #expect(found.packet == Self.packet(3))
    #expect(Self.judge(Self.packet(12)).revealed.preSets?.isBelow(10) == false)
  }

  @Test("counts whose difference is small are not told beside each other")
  func differences() {
    let shown = Self.judge(Self.packet(30, eligible: 60, first: 45)).packet
    #expect(shown.n == 30 && shown.first == 45 && shown.eligible == 60)
    let close = Self.judge(Self.packet(30, eligible: 60, first: 33)).packet
    #expect(close.n == 30 && close.first == nil && close.eligible == 60)
    #expect(close.withheld == [.first])
    let both = Self.judge(Self.packet(30, eligible: 36, first: 33)).packet
    #expect(both.first == nil && both.eligible == nil && both.withheld == [.first, .eligible])
    // That nobody is missing is told by rules that tell zeros, and not by others.
    #expect(Self.judge(Self.packet(30, first: 30)).packet.first == nil)
    #expect(Self.judge(Self.packet(30, first: 30), .openSAFELY).packet.first == 30)
  }

  @Test("below 30 people scores go out to a tenth, and the correlation to two places")
  func rounded() throws {
    let packet = Self.judge(Self.packet(12)).packet
    let scores = try #require(packet.scores)
    for value in [scores.meanPre, scores.meanPost]
      + [
        scores.standardDeviationPre, scores.standardDeviationPost,
      ].compactMap(\.self)
    {
      #expect(agrees(value * 10, (value * 10).rounded(), relative: 1e-12))
    }
    let r = try #require(scores.correlation)
    #expect(agrees(r * 100, (r * 100).rounded(), relative: 1e-12))
    let exact = try #require(Self.packet(30).scores)
    #expect(Self.judge(Self.packet(30)).packet.scores == exact)
  }

  @Test("everybody changed by the same: the change gives it away, so scores are withheld")
  func alike() {
    var moments = BivariateMoments()
    for person in 0..<20 { moments.add(Double(person), Double(person + 3)) }
    let packet = ServicePacket(Self.key, n: 20, scores: ServicePacket.Scores(moments))
    let found = Self.judge(packet)
    #expect(found.packet.scores == nil && found.packet.n == 20)
    #expect(found.packet.withheld == [.scores] && !found.reasons.isEmpty)
  }

  @Test("counts of change and strata go out whole or not at all")
  func wholes() {
    let changes = ServicePacket.Changes(recovered: 10, improved: 25, deteriorated: 12)
    let shown = Self.judge(Self.packet(50, changes: changes, strata: [20, 30])).packet
    #expect(shown.changes == changes && shown.strata.map(\.persons) == [20, 30])
    let few = ServicePacket.Changes(recovered: 10, improved: 25, deteriorated: 3)
    let withheld = Self.judge(Self.packet(50, changes: few, strata: [6, 24, 20])).packet
    #expect(withheld.changes == nil && withheld.strata.isEmpty)
    #expect(withheld.withheld == [.changes, .strata] && withheld.scores != nil)
  }

  @Test(
    "no profile but none lets fewer people out than it says, whatever the packet",
    arguments: DisclosureProfile.all.filter { $0.id != "none" })
  func property(_ profile: DisclosureProfile) {
    var generator = Xoshiro256(seed: 11)
    for _ in 0..<300 {
      let n = Int(generator.next() % 60)
      let first = n + Int(generator.next() % 20)
      let eligible = first + Int(generator.next() % 20)
      let improved = n > 0 ? Int(generator.next() % UInt64(n + 1)) : 0
      let one = n > 0 ? Int(generator.next() % UInt64(n + 1)) : 0
      let packet = Self.judge(
        Self.packet(
          n, eligible: eligible, first: first,
          changes: ServicePacket.Changes(recovered: 0, improved: improved, deteriorated: 0),
          strata: [one, n - one]), profile
      ).packet
      let base = profile.roundingBase ?? 1
      for count in [packet.n, packet.first, packet.eligible].compactMap(\.self) {
        #expect(count == 0 || count + base / 2 >= profile.fewestPersons)
      }
      if packet.scores != nil { #expect(n >= profile.fewestForMeans) }
      if let told = packet.first, packet.n != nil {
        #expect(told - (packet.n ?? 0) == 0 || first - n >= profile.fewestPersons)
      }
      for stratum in packet.strata where stratum.persons > 0 {
        #expect(stratum.persons + base / 2 >= profile.fewestPersons)
      }
      #expect(packet.fault == nil || profile.roundingBase != nil)
    }
  }
}

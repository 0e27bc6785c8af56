import Disclosure
import Studies
import TestSupport
import Testing

@Suite("Parts of a total that is told")
struct ReleasePartsTests {
  static func told(
    _ counts: [Int], _ profile: DisclosureProfile = .thresholdTen
  ) -> [Int?] {
    ReleaseGate(profile).parts(counts).map(\.value)
  }

  @Test("small parts take the next smallest with them until ten or more are left to guess")
  func nextSmallest() {
    #expect(Self.told([30, 25, 12]) == [30, 25, 12])
    #expect(Self.told([30, 25, 3]) == [30, nil, nil])
    #expect(Self.told([30, 25, 6, 4]) == [30, 25, nil, nil])
    #expect(Self.told([30, 25, 4, 4]) == [30, nil, nil, nil])
    #expect(Self.told([30, 9]) == [nil, nil])
  }

  @Test("nought is told or not as the profile says, and everybody in one part is not")
  func noughts() {
    #expect(Self.told([40, 25, 0]) == [40, nil, nil])
    #expect(Self.told([40, 25, 0], .openSAFELY) == [40, 25, 0])
    #expect(Self.told([40, 0]) == [nil, nil])
    #expect(Self.told([40, 0], .openSAFELY) == [nil, nil])
    #expect(Self.told([]) == [])
    #expect(Self.told([0, 0]) == [nil, nil])
  }

  @Test(
    "whatever the parts, a withheld one could be any of as many numbers as the profile asks for")
  func width() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let counts = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        Int.random(in: 0...40, using: &random)
      }
      let total = counts.reduce(0, +)
      guard total >= 10 else { continue }
      let told = Self.told(counts)
      let hidden = told.indices.filter { told[$0] == nil }
      let rest = total - told.compactMap(\.self).reduce(0, +)
      #expect(hidden.isEmpty || (hidden.count > 1 && rest >= 10), "\(counts)")
      #expect(told.allSatisfy { ($0 ?? 10) >= 10 })
    }
  }
}

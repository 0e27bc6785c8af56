import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Matched comparators")
struct MatchedComparatorsTests {
  static let services: [MatchedComparators.Service] = [
    .init("Fen", [12, 52, 0.9]), .init("Ash", [31, 38, 0.1]), .init("Bay", [22.5, 41, 0.3]),
    .init("Cob", [40, 36.5, 0]), .init("Dell", [28, 44, 0.25]), .init("Eave", [35.5, 37, 0.05]),
  ]
  static let characteristics = ["deprivation", "age", "rural"]

  @Test(
    "distances agree with R's scale(), the farthest is 1, the nearest comes first",
    arguments: [("plain", nil), ("weighted", [4, 1, 0.5])] as [(String, [Double]?)])
  func distances(_ kind: String, _ weights: [Double]?) throws {
    let expected = try Expected("Fixtures/benchmarking/rates/expected.csv")
    let matched = try MatchedComparators(
      of: "Ash", among: Self.services, by: Self.characteristics, count: 5, weights: weights)
    for neighbour in matched.nearest {
      #expect(
        agrees(neighbour.distance, expected["near_\(kind)_\(neighbour.name)"], relative: 1e-12))
    }
    #expect(matched.nearest.first?.name == "Eave")
    #expect(matched.nearest.last?.name == "Fen" && matched.nearest.last?.distance == 1)
  }

  @Test("neither the order of services nor the unit matters; ties go by name")
  func properties() throws {
    let plain = try MatchedComparators(
      of: "Ash", among: Self.services, by: Self.characteristics, count: 3)
    let other = try MatchedComparators(
      of: "Ash",
      among: Self.services.reversed().map {
        .init($0.name, [$0.values[0] * 1000 + 5, $0.values[1], -$0.values[2]])
      }, by: Self.characteristics, count: 3)
    #expect(plain.nearest.map(\.name) == other.nearest.map(\.name))
    for (left, right) in zip(plain.nearest, other.nearest) {
      #expect(agrees(left.distance, right.distance, relative: 1e-12))
    }
    let tied = try MatchedComparators(
      of: "o", among: [.init("o", [0]), .init("z", [1]), .init("b", [-1])], by: ["x"], count: 2)
    #expect(tied.nearest.map(\.name) == ["b", "z"])
  }

  @Test(
    "what cannot be matched is refused",
    arguments: [
      ("Nowhere", services, 2, "comparators.unknown"),
      ("Ash", services, 0, "comparators.too-few-services"),
      ("Ash", services, 6, "comparators.too-few-services"),
      ("Ash", services + [.init("Bay", [1, 2, 3])], 2, "comparators.repeated"),
      ("Ash", services + [.init("Gap", [1, 2])], 2, "comparators.value"),
      ("Ash", services + [.init("Gap", [1, 2, .nan])], 2, "comparators.value"),
      ("Ash", services.map { .init($0.name, [1, $0.values[1], 2]) }, 2, "comparators.no-spread"),
      ("Ash", [], 1, "comparators.unknown"),
    ] as [(String, [MatchedComparators.Service], Int, String)])
  func refusals(
    _ name: String, _ services: [MatchedComparators.Service], _ count: Int, _ code: String
  ) {
    do throws(Withheld) {
      _ = try MatchedComparators(of: name, among: services, by: Self.characteristics, count: count)
      Issue.record("matched")
    } catch {
      #expect(error.code == code)
    }
  }
}

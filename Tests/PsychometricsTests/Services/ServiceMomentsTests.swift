import Distributions
import LinearAlgebra
import Psychometrics
import TestSupport
import Testing

@Suite("Moments of people, service by service")
struct ServiceMomentsTests {
  @Test("everybody: the same covariances and means as from rows")
  func all() throws {
    let (rows, services) = MadeUpServices.ruled
    let found = try #require(ServiceMoments(rows, services: services).all)
    try Self.expect(found, rows)
  }

  @Test("a service drawn three times is its people three times, one not drawn is nobody")
  func drawn() throws {
    let (rows, services) = MadeUpServices.ruled
    var random = Xoshiro256(seed: 3)
    let moments = ServiceMoments(rows, services: services)
    for _ in 0..<20 {
      let times = (0..<24).map { _ in Int(random.next(upperBound: UInt64(4))) }
      let copies = zip(rows, services).flatMap { row, service in
        [[Double]](repeating: row, count: times[service])
      }
      try Self.expect(try #require(moments.drawn(times)), copies)
    }
  }

  @Test("an item that all drawn answered alike has no variance at all, not even rounding")
  func constant() throws {
    let rows = (0..<60).map { i in [i < 40 ? 0.1 : 0.7, Double(i % 7) / 3] }
    let moments = ServiceMoments(rows, services: (0..<60).map { $0 / 20 })
    let last = try #require(moments.drawn([0, 0, 3]))
    #expect(last.covariance[0, 0] == 0 && last.covariance[0, 1] == 0)
    #expect(last.covariance[1, 1] > 0 && abs(last.means[0] - 0.7) < 1e-15)
    #expect(last.n == 60)
  }

  @Test(
    "far from 0 nothing is lost: a constant of a million changes no covariance by a part in 10¹⁰")
  func far() throws {
    let (rows, services) = MadeUpServices.ruled
    let near = try #require(ServiceMoments(rows, services: services).all)
    let far = try #require(
      ServiceMoments(rows.map { $0.map { $0 + 1e6 } }, services: services).all)
    for (a, b) in zip(near.covariance.elements, far.covariance.elements) {
      #expect(abs(a - b) < 1e-10)
    }
  }

  @Test("nobody, one person, services without people")
  func edges() throws {
    #expect(ServiceMoments([], services: []).all == nil)
    #expect(ServiceMoments([[1]], services: [0]).all == nil)
    let gaps = ServiceMoments([[1], [3]], services: [1, 4])
    #expect(gaps.filled == [1, 4] && gaps.counts == [0, 1, 0, 0, 1])
    #expect(gaps.all?.covariance.elements == [2])
    #expect(gaps.drawn([9, 1, 9, 9, 0]) == nil)
  }

  @Test("a million people of ten items in one sweep", .enabled(if: Slow.isAskedFor))
  func million() throws {
    var random = Xoshiro256(seed: 8)
    let kinds = (0..<5000).map { _ in
      (0..<10).map { _ in Double(Int(random.next(upperBound: UInt64(5)))) }
    }
    let clock = ContinuousClock()
    var moments = ServiceMoments(columns: 10, services: 300)
    let took = clock.measure {
      for i in 0..<1_000_000 { moments.add(kinds[i % 5000], service: i % 300) }
    }
    let drawing = clock.measure {
      _ = try? ServiceResampling.of(moments, ServiceFigure.consistency(items: 0..<10))
    }
    print("services: a million rows of ten \(took), intervals of 21 figures \(drawing)")
    #expect(moments.people == 1_000_000 && took < .seconds(10))
  }

  private static func expect(_ found: DrawnMoments, _ rows: [[Double]]) throws {
    let expected = ItemDeviations(rows).covariance
    #expect(found.n == rows.count)
    for (a, b) in zip(found.covariance.elements, expected.matrix.elements) {
      #expect(abs(a - b) < 1e-12)
    }
    for (j, mean) in found.means.enumerated() {
      #expect(abs(mean - rows.reduce(0) { $0 + $1[j] } / Double(rows.count)) < 1e-12)
    }
  }
}

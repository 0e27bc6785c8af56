import Models

/// Small tables of invented rows, the same for the same seed.
struct RandomTable {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  /// A number in [0, 1), by a linear congruential generator: enough for invented rows.
  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  /// About standard normal: twelve uniform numbers less six.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }

  /// Rows of persons within services, seen by practitioners, over irregular times.
  mutating func rows(_ n: Int, persons: Int = 12, services: Int = 3, practitioners: Int = 4)
    -> [String: ModelFrame.Column]
  {
    let personEffects = (0..<persons).map { _ in (normal(), 0.5 * normal()) }
    let serviceEffects = (0..<services).map { _ in normal() }
    let practitionerEffects = (0..<practitioners).map { _ in normal() }
    var columns: (y: [Double], t: [Double], x: [Double]) = ([], [], [])
    var groups: (person: [Int], service: [Int], practitioner: [Int]) = ([], [], [])
    for row in 0..<n {
      let person = row % persons
      let service = person % services
      let practitioner = Int(uniform() * Double(practitioners))
      let (t, x) = (Double(row / persons) + 0.3 * uniform(), normal())
      groups.person.append(person)
      groups.service.append(service)
      groups.practitioner.append(practitioner)
      columns.t.append(t)
      columns.x.append(x)
      let random = personEffects[person].0 + personEffects[person].1 * t
      columns.y.append(
        10 + 0.7 * t - x + random + serviceEffects[service] + practitionerEffects[practitioner]
          + normal())
    }
    return [
      "y": .numeric(columns.y), "t": .numeric(columns.t), "x": .numeric(columns.x),
      "person": .factor(groups.person.map { "p\($0)" }),
      "service": .factor(groups.service.map { "s\($0)" }),
      "practitioner": .factor(groups.practitioner.map { "w\($0)" }),
      "arm": .factor(groups.person.map { $0 % 2 == 0 ? "A" : "B" }),
    ]
  }
}

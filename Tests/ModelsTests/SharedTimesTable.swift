import Models
import TestSupport

/// Invented rows of persons seen at common occasions, some of whom leave early or miss one.
///
/// | column | what it is |
/// |---|---|
/// | `y` | the outcome |
/// | `t`, `year` | the occasion from 0, and from 2020 |
/// | `own` | a time that no two persons share |
/// | `x` | a covariate that changes within persons |
/// | `age`, `arm` | one number and one of two categories for each person |
/// | `person`, `service`, `worker` | persons nest in services, and change workers |
struct SharedTimesTable {
  private var random: RandomTable

  init(seed: UInt64) { random = RandomTable(seed: seed) }

  /// The columns by name; `shuffled` has rows in no order instead of person by person.
  mutating func columns(
    persons: Int = 40, occasions: Int = 6, shuffled: Bool = false
  ) -> [String: ModelFrame.Column] {
    var numbers: [String: [Double]] = [:]
    var labels: [String: [String]] = [:]
    let services = (0..<5).map { _ in random.normal() }
    let workers = (0..<7).map { _ in random.normal() }
    for person in 0..<persons {
      let (level, slope) = (2 * random.normal(), 0.5 * random.normal())
      let age = 40 + 10 * random.normal()
      let isTreated = random.uniform() < 0.5
      let last = random.uniform() < 0.6 ? occasions : 2 + person % (occasions - 1)
      var worker = person % 7
      for occasion in 0..<last where occasion == 0 || random.uniform() > 0.12 {
        if random.uniform() < 0.3 { worker = (worker + 1 + person % 3) % 7 }
        let (t, x) = (Double(occasion), random.normal())
        let groups = services[person % 5] + workers[worker]
        let fixed = 10 + 0.7 * t - x + 0.05 * age + (isTreated ? -0.4 * t : 0)
        numbers["y", default: []].append(fixed + level + slope * t + groups + random.normal())
        numbers["t", default: []].append(t)
        numbers["year", default: []].append(2020 + t)
        numbers["own", default: []].append(t + 0.4 * random.uniform())
        numbers["x", default: []].append(x)
        numbers["age", default: []].append(age)
        labels["arm", default: []].append(isTreated ? "B" : "A")
        labels["person", default: []].append("p\(person)")
        labels["service", default: []].append("s\(person % 5)")
        labels["worker", default: []].append("w\(worker)")
      }
    }
    var order = Array((numbers["y"] ?? []).indices)
    if shuffled {
      var generator = SeededGenerator(seed: 4)
      order.shuffle(using: &generator)
    }
    let sorted = numbers.mapValues { values in ModelFrame.Column.numeric(order.map { values[$0] }) }
    let texts = labels.mapValues { values in ModelFrame.Column.factor(order.map { values[$0] }) }
    return sorted.merging(texts) { first, _ in first }
  }

  mutating func frame(
    persons: Int = 40, occasions: Int = 6, shuffled: Bool = false
  ) throws -> ModelFrame {
    try ModelFrame(columns(persons: persons, occasions: occasions, shuffled: shuffled))
  }
}

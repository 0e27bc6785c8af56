import Distributions
import Models

/// A made-up cohort in classes that differ in level and slope: their steps are a standard deviation and a half of
/// a person's level, or a third of a point an occasion.
struct Cohort {
  var person: [Double] = []
  var time: [Double] = []
  var score: [Double] = []

  init(persons: Int, occasions: Int, classes: Int) {
    var random = Xoshiro256(seed: 2026)
    for i in 0..<persons {
      let g = Double(Int(random.next(upperBound: UInt64(classes))))
      let start = 10 + 3 * g + 1.5 * random.normal()
      let slope = 0.6 - 0.35 * g + 0.2 * random.normal()
      for j in 0..<occasions {
        person.append(Double(i))
        time.append(Double(j))
        score.append(start + slope * Double(j) + random.normal())
      }
    }
  }

  func frame() throws -> ModelFrame {
    try ModelFrame([
      "person": .numeric(person), "time": .numeric(time), "score": .numeric(score),
    ])
  }

  /// The rows as text, for a peer.
  func write() {
    print("person,time,score")
    for row in person.indices { print("\(Int(person[row]) + 1),\(time[row]),\(score[row])") }
  }
}

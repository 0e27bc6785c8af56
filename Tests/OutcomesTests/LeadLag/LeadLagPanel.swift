import Distributions
import Glibc
import Outcomes

/// Made-up people whose scores and outcomes are known to go before each other, or not to.
///
///     score_k = a + 0.2 k + γ · held_k + e_k,        e_k = ρ e_(k−1) + √(1 − ρ²) z
///     log odds(outcome in period k) = start + 0.2 k + ω · held_k + b + β · (score_k − 0.2 k)
///
/// with a and b, what is stable in a person, correlated at ½: people with high scores are people with more
/// outcomes, whatever goes before what; and everybody's scores and odds rise together.
struct LeadLagPanel: Sendable {
  var people = 300
  var periods = 6
  /// β.
  var forward = 0.0
  /// γ.
  var reverse = 0.0
  /// ρ.
  var carryOver = 0.0
  /// Standard deviation of b.
  var readiness = 1.0
  /// The log odds at the start.
  var start = -1.0
  /// ω.
  var persistence = 1.0
  /// Whether the outcome stays once it has come.
  var onlyFirst = false
  /// Whether outcomes are things that happen on a day, and ω is of having come before.
  var happens = false

  /// One panel, the same for the same seed and stream.
  func draw(seed: UInt64, stream: UInt64) -> [LeadLagPerson] {
    var generator = Xoshiro256(seed: seed, stream: stream)
    return (0..<people).map { person($0, &generator) }
  }

  private func person(_ position: Int, _ generator: inout Xoshiro256) -> LeadLagPerson {
    let length = 91
    let a = generator.normal()
    let b = readiness * (0.5 * a + 0.75.squareRoot() * generator.normal())
    var e = generator.normal()
    var held = !onlyFirst && !happens && generator.uniform() < chance(start + b)
    var days: [Int] = []
    var scores: [LeadLagPerson.Score] = []
    var spells = [LeadLagPerson.Spell(from: -length, standing: held ? .holds : .absent)]
    for k in 0...periods {
      if k > 0 { e = carryOver * e + (1 - carryOver * carryOver).squareRoot() * generator.normal() }
      let trend = 0.2 * Double(k)
      let score = a + trend + (k > 0 && held ? reverse : 0) + e
      let first = scores.first?.value ?? score
      scores.append(
        LeadLagPerson.Score(
          day: length * k, value: score,
          change: score > first + 1.5
            ? .higher : score < first - 1.5 ? .lower : LeadLagPerson.Change.none))
      guard k < periods else { break }
      let odds =
        start + trend + ((happens ? !days.isEmpty : held && !onlyFirst) ? persistence : 0) + b
        + forward * (score - trend)
      let next = generator.uniform() < chance(odds) || (onlyFirst && held)
      if next { days.append(length * k + 45) }
      if next != held {
        let day = length * k + 45
        spells[spells.count - 1].to = day - 1
        spells.append(LeadLagPerson.Spell(from: day, standing: next ? .holds : .absent))
        held = next
      }
    }
    return LeadLagPerson(
      id: "p\(position)", scores: scores,
      outcome: happens ? .events(days, unknown: []) : .states(spells),
      until: length * periods)
  }

  private func chance(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
}

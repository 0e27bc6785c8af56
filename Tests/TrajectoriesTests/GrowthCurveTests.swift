import Journeys
import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Growth curves")
struct GrowthCurveTests {
  static let target = ScoreTarget(scale: 0, score: 0, metric: 0)

  /// sleepstudy as a panel: subjects are persons, days are occasions.
  static func sleepstudy() throws -> Panel {
    let table = try Fixture("models/sleepstudy").table("input.csv")
    let rows = zip(
      table.column("Subject"), zip(table.column("Days"), table.column("Reaction")))
    var journeys: [String: [Journey.Entry]] = [:]
    for (subject, (day, reaction)) in rows {
      journeys[subject, default: []].append(entry(Double(day) ?? .nan, Double(reaction) ?? .nan))
    }
    return Panel(
      journeys: journeys.sorted { $0.key < $1.key }.map {
        Journey(person: Person(service: "lab", id: $0.key), entries: $0.value)
      })
  }

  static func entry(_ position: Double, _ value: Double, worker: String? = nil) -> Journey.Entry {
    Journey.Entry(
      occasion: Occasion(position: position, label: "\(position)"), worker: worker, line: 0,
      responses: [],
      scores: [[Score(status: .scored, values: [value], answered: 1, items: 1)]])
  }

  @Test("a panel gives lme4's sleepstudy: criterion, slope, and 17 degrees of freedom")
  func sleepstudyFit() throws {
    // lme4 1.1-31 and lmerTest 3.1-3, reaction ~ days + (days | subject), REML.
    let growth = try GrowthCurve(
      Formula("total ~ occasion + (occasion | person)"), Self.sleepstudy(), of: Self.target)
    #expect(agrees(growth.fit.criterion, 1743.62827196, relative: 1e-10))
    #expect(agrees(growth.fit.fixedEffects[1].estimate.value, 10.4672859596, relative: 1e-9))
    #expect(agrees(growth.fit.fixedEffects[1].estimate.standardError, 1.54578893, relative: 1e-7))
    #expect(agrees(growth.fit.fixedEffects[1].degreesOfFreedom, 17, relative: 1e-5))
    #expect(growth.fit.convergence.certified)
  }

  @Test("occasions without a worker are left out and counted; few workers are said to be few")
  func workers() throws {
    func entry(_ person: Int, _ time: Int) -> Journey.Entry {
      let value = Double((person * 5 + time * 7) % 11 + person % 3)
      let worker = "W\((person + time) % 3)"
      return Self.entry(Double(time), value, worker: person + time == 0 ? nil : worker)
    }
    let journeys = (0..<12).map { person in
      Journey(
        person: Person(service: "", id: "\(person)"), entries: (0..<4).map { entry(person, $0) })
    }
    let growth = try GrowthCurve(
      Formula("total ~ occasion + (1 | person) + (1 | worker)"), Panel(journeys: journeys),
      of: Self.target)
    #expect(growth.fit.rows == 47)
    #expect(growth.notes.map(\.code).contains("trajectory.no-worker"))
    #expect(growth.notes.map(\.code).contains("trajectory.few-levels"))
  }

  @Test("data that cannot carry the model withhold it", arguments: [0, 1, 2])
  func withheld(_ persons: Int) throws {
    let journeys = (0..<persons).map {
      Journey(person: Person(service: "", id: "\($0)"), entries: [Self.entry(0, Double($0))])
    }
    let formula = try Formula("total ~ occasion + (1 | person)")
    do {
      _ = try GrowthCurve(formula, Panel(journeys: journeys), of: Self.target)
      Issue.record("a model was fitted")
    } catch {
      #expect(error.code == "trajectory.not-fitted")
    }
  }
}

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

  @Test("people whose service and id read alike together stay two people")
  func peopleAreNotMerged() throws {
    let people = (0..<30).flatMap { n in
      [Person(service: "A", id: "B \(n)"), Person(service: "A B", id: "\(n)")]
    }
    let journeys = people.enumerated().map { number, person in
      Journey(
        person: person,
        entries: (0..<3).map { Self.entry(Double($0), Double((number * 7 + $0 * 5) % 13)) })
    }
    let growth = try GrowthCurve(
      Formula("total ~ occasion + (1 | person)"), Panel(journeys: journeys), of: Self.target)
    #expect(growth.fit.groups.map(\.levels) == [60])
  }

  @Test("the line passes through the table's intercept, with a band no narrower")
  func line() throws {
    let growth = try GrowthCurve(
      Formula("total ~ occasion + (occasion | person)"), Self.sleepstudy(), of: Self.target)
    let line = try #require(FittedLine(growth, at: [0, 9]))
    let intercept = growth.fit.fixedEffects[0].estimate
    let width = { (interval: ConfidenceInterval?) in
      interval.map { $0.upper - $0.lower } ?? .nan
    }
    #expect(agrees(line.values[0].value, intercept.value, relative: 1e-12))
    #expect(width(line.values[0].interval) >= width(intercept.interval) * (1 - 1e-12))
    // b0 + 9 b1 with lme4's estimates 251.405104848 and 10.4672859596.
    #expect(agrees(line.values[1].value, 251.405104848 + 9 * 10.4672859596, relative: 1e-9))
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

  @Test(
    "a curve that the occasions cannot carry is withheld with the reason",
    arguments: [
      ("ns(occasion, df = 3)", 1, "different values of 'occasion'"),
      ("poly(occasion, 2)", 2, "different values of 'occasion'"),
      ("piecewise(occasion, 9)", 3, "the knot 9"),
      ("factor(service)", 3, "same value of 'service'"),
    ])
  func tooFewOccasions(_ term: String, _ occasions: Int, _ reason: String) throws {
    let journeys = (0..<12).map { person in
      Journey(
        person: Person(service: "", id: "\(person)"),
        entries: (0..<occasions).map {
          Self.entry(Double($0), Double((person * 5 + $0 * 7) % 11))
        })
    }
    let formula = try Formula("total ~ \(term) + (1 | person)")
    do throws(Withheld) {
      _ = try GrowthCurve(
        formula, Panel(journeys: journeys), of: Self.target)
      Issue.record("a model was fitted")
    } catch {
      #expect(error.code == "trajectory.not-fitted")
      #expect(error.reason.contains(reason), "\(error.reason)")
    }
  }
}

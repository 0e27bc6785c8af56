import Journeys
import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Time since each person's first score")
struct GrowthTimeTests {
  /// Twelve people, each from a day of their own, seen about every thirty days; `undated` of their
  /// occasions without a day.
  static func panel(undated: Int = 0) -> Panel {
    var count = 0
    return Panel(
      journeys: (0..<12).map { person in
        Journey(
          person: Person(service: "", id: "\(person)"),
          entries: (0..<4).map { time in
            var entry = GrowthCurveTests.entry(
              Double(time), Double((person * 5 + time * 7) % 11 + time))
            count += 1
            if count > undated {
              entry.occasion.day = 18_000 + 40 * person + 30 * time + person % 3
            }
            return entry
          })
      })
  }

  @Test(
    "weeks and months are days divided; the start does not matter",
    arguments: [("days", 1.0), ("weeks", 7), ("months", 30.4375)])
  func units(_ name: String, _ length: Double) throws {
    func slope(_ time: String) throws -> TermEstimate {
      let formula = try Formula("total ~ \(time) + (1 | person)")
      let growth = try GrowthCurve(formula, Self.panel(), of: GrowthCurveTests.target)
      #expect(growth.time.column == time && growth.isStraight)
      #expect(FittedLine(growth, at: [0, 1]) == nil, "it is not over occasions")
      return growth.fit.fixedEffects[1]
    }
    let (days, other) = (try slope("days"), try slope(name))
    #expect(agrees(other.estimate.value, length * days.estimate.value, relative: 1e-8))
    #expect(agrees(other.statistic, days.statistic ?? .nan, relative: 1e-6))
    // Thirty days apart, whatever the day people began.
    let occasions = try GrowthCurve(
      Formula("total ~ occasion + (1 | person)"), Self.panel(), of: GrowthCurveTests.target)
    #expect(
      agrees(
        30 * days.estimate.value, occasions.fit.fixedEffects[1].estimate.value, relative: 1e-8))
  }

  @Test("occasions without a date are left out and counted; without any, the model is withheld")
  func undated() throws {
    let formula = try Formula("total ~ weeks + (1 | person)")
    let growth = try GrowthCurve(
      formula, Self.panel(undated: 5), of: GrowthCurveTests.target)
    #expect(growth.fit.rows == 43)
    #expect(growth.notes.first { $0.code == "trajectory.no-date" }?.message.hasPrefix("5 ") == true)
    do {
      _ = try GrowthCurve(formula, Self.panel(undated: 48), of: GrowthCurveTests.target)
      Issue.record("a model was fitted")
    } catch {
      #expect(error.code == "trajectory.no-dates")
    }
  }

  @Test("a curve over occasions is a line of the report too, at R's figures")
  func curve() throws {
    let sleep = try SleepCurves("spline")
    let growth = try GrowthCurve(
      Formula("total ~ ns(occasion, df = 3) + (occasion | person)"),
      GrowthCurveTests.sleepstudy(), of: GrowthCurveTests.target)
    let line = try #require(FittedLine(growth, at: SleepCurves.days))
    #expect(!growth.isStraight)
    for (day, value) in zip(SleepCurves.days, line.values) {
      let key = "value.all.\(SleepCurves.text(day))"
      #expect(agrees(value.value, sleep.figure(key), relative: 1e-6))
    }
  }
}

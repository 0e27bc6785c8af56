import Distributions
import Models
import Results
import TestSupport
import Testing
import Trajectories

@Suite("What a typical journey looks like (Laird & Ware 1982)")
struct TypicalJourneyTests {
  // Iterative fits agree to 1e-6; people's spread is made of variances, to 1e-5.
  @Test(
    "averages, their bands and people's spread are those of R's predict and vcov",
    arguments: [
      ("line", nil), ("spline", nil), ("quadratic", nil), ("bend", "arm"), ("adjusted", nil),
    ] as [(String, String?)])
  func agreesWithR(_ name: String, _ groups: String?) throws {
    let sleep = try SleepCurves(name)
    let typical = try TypicalJourney(
      sleep.model, by: groups, at: SleepCurves.days, share: 0.9)
    #expect(typical.curves.map(\.group) == (groups == nil ? [nil] : ["even", "odd"]))
    for curve in typical.curves {
      #expect(curve.points.map(\.time) == SleepCurves.days)
      #expect((curve.first, curve.last) == (0, 9))
      for point in curve.points {
        let key = "\(curve.group ?? "all").\(SleepCurves.text(point.time))"
        let (value, error) = (sleep.figure("value.\(key)"), sleep.figure("error.\(key)"))
        #expect(agrees(point.value.value, value, relative: 1e-6), "value.\(key)")
        #expect(agrees(point.value.standardError, error, relative: 1e-6), "error.\(key)")
        // lmerTest's degrees of freedom of the row; its derivatives are numeric, to 1e-5.
        let student = StudentT(degreesOfFreedom: sleep.figure("df.\(key)"))
        let half = student.quantile(0.975) * error
        #expect(agrees(point.value.interval?.lower, value - half, relative: 1e-6))
        #expect(agrees(point.value.interval?.upper, value + half, relative: 1e-6))
        // 1.6448536269514722: the normal quantile of 95 %, for nine in ten people.
        let people = 1.6448536269514722 * sleep.figure("between.\(key)")
        #expect(agrees(point.people?.lower, value - people, relative: 1e-5))
        #expect(agrees(point.people?.upper, value + people, relative: 1e-5))
        #expect(point.people?.level == 0.9)
      }
    }
  }

  @Test("nine in ten of drawn people's own lines run inside their band")
  func share() throws {
    let sleep = try SleepCurves("line")
    let curve = try #require(
      try TypicalJourney(sleep.model, at: [0, 9], share: 0.9).curves.first)
    let components = sleep.model.fit.varianceComponents
    let (level, slope) = (components[0].standardDeviation, components[1].standardDeviation)
    let rho = try #require(components[1].correlations.first?.value)
    var generator = SeededGenerator(seed: 5)
    func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
    }
    let cases = Slow.cases(20_000, 200_000)
    var inside = 0
    for _ in 0..<cases {
      let (a, b) = (normal(), normal())
      let own = level * a + 9 * slope * (rho * a + (1 - rho * rho).squareRoot() * b)
      let value = curve.points[1].value.value + own
      if let people = curve.points[1].people, value >= people.lower, value <= people.upper {
        inside += 1
      }
    }
    // Twelve uniform numbers have slightly lighter tails; three standard errors are 0.006.
    #expect(abs(Double(inside) / Double(cases) - 0.9) < 0.01)
  }

  @Test("another origin of time moves the curve along and changes nothing else")
  func shift() throws {
    let here = try SleepCurves.frame()
    guard case .numeric(let days)? = here.columns["Days"] else {
      Issue.record("the table has days")
      return
    }
    let there = try ModelFrame(
      here.columns.merging(["Days": .numeric(days.map { $0 + 100 })]) { $1 })
    func curve(_ frame: ModelFrame, _ times: [Double]) throws -> [TypicalJourney.Point] {
      let fit = try MixedModel("Reaction ~ ns(Days, df = 3) + (1 | Subject)").fit(frame)
      let model = try GrowthModel(fit, frame, time: "Days")
      return try TypicalJourney(model, at: times).curves.flatMap(\.points)
    }
    let (one, other) = (try curve(here, [0, 2, 9]), try curve(there, [100, 102, 109]))
    for (a, b) in zip(one, other) {
      #expect(agrees(a.value.value, b.value.value, relative: 1e-8))
      #expect(agrees(a.value.standardError, b.value.standardError ?? .nan, relative: 1e-6))
      #expect(agrees(a.people?.lower, b.people?.lower ?? .nan, relative: 1e-6))
    }
  }

  @Test("a mean for every time gives the groups' means where nobody is missing")
  func means() throws {
    let frame = try SleepCurves.frame()
    let formula = try GrowthShape.means.formula(
      "Reaction", over: "Days", by: "arm", of: "Subject", varying: .level)
    let model = try GrowthModel(MixedModel(formula).fit(frame), frame, time: "Days")
    let curves = try TypicalJourney(model, by: "arm").curves
    guard case .numeric(let y)? = frame.columns["Reaction"],
      case .numeric(let days)? = frame.columns["Days"],
      case .factor(let arm, _)? = frame.columns["arm"]
    else {
      Issue.record("the table has its columns")
      return
    }
    for (code, curve) in curves.enumerated() {
      #expect(curve.points.count == 10)
      for point in curve.points {
        let rows = y.indices.filter { arm[$0] == code && days[$0] == point.time }
        let mean = rows.reduce(0) { $0 + y[$1] } / Double(rows.count)
        #expect(agrees(point.value.value, mean, relative: 1e-9))
      }
    }
  }

  @Test("each group's curve ends where the group was last seen; many times become an even grid")
  func grid() throws {
    var (t, y, person, arm): ([Double], [Double], [String], [String]) = ([], [], [], [])
    var generator = SeededGenerator(seed: 2)
    for p in 0..<20 {
      for k in 0..<(p % 2 == 0 ? 4 : 6) {
        t.append(Double(k) + Double.random(in: 0..<0.5, using: &generator))
        y.append(Double(p % 5) + t[t.count - 1] + Double.random(in: -1...1, using: &generator))
        person.append("p\(p)")
        arm.append(p % 2 == 0 ? "short" : "long")
      }
    }
    let frame = try ModelFrame([
      "t": .numeric(t), "y": .numeric(y), "person": .factor(person), "arm": .factor(arm),
    ])
    let model = try GrowthModel(
      MixedModel("y ~ t * arm + (1 | person)").fit(frame), frame, time: "t")
    let curves = try TypicalJourney(model, by: "arm").curves
    #expect(curves.map(\.group) == ["long", "short"])
    for curve in curves {
      #expect(curve.points.allSatisfy { $0.time >= curve.first && $0.time <= curve.last })
      let steps = zip(curve.points, curve.points.dropFirst()).map { $1.time - $0.time }
      #expect(steps.allSatisfy { agrees($0, steps[0], relative: 1e-9) })
    }
    #expect(curves[0].points.count > curves[1].points.count)
    #expect(throws: ModelError.absentColumn("site")) {
      try TypicalJourney(model, by: "site")
    }
    #expect(throws: ModelError.absentColumn("week")) {
      try GrowthModel(model.fit, frame, time: "week")
    }
    #expect(throws: ModelError.notNumeric("arm")) {
      try GrowthModel(model.fit, frame, time: "arm")
    }
  }

  @Test("without anything that varies over time alone there is no band of people")
  func noPeople() throws {
    let frame = try SleepCurves.frame()
    let rows = frame.rows
    let other = (0..<rows).map { Double(($0 * 7) % 5) }
    let more = try ModelFrame(frame.columns.merging(["x": .numeric(other)]) { $1 })
    let fit = try MixedModel("Reaction ~ Days + x + (x | Subject)").fit(more)
    let curve = try TypicalJourney(GrowthModel(fit, more, time: "Days")).curves.first
    #expect(curve?.points.allSatisfy { $0.people == nil } == true)
  }
}

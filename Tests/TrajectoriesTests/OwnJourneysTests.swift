import Models
import Results
import TestSupport
import Testing
import Trajectories

@Suite("Each person's own curve (Laird & Ware 1982)")
struct OwnJourneysTests {
  // Iterative fits: differences between people are small numbers made of large ones, 1e-5 of the largest.
  @Test(
    "curves, differences and reliabilities are those of R's ranef, lines alone those of lm",
    arguments: ["line", "spline", "quadratic"])
  func agreesWithR(_ name: String) throws {
    let sleep = try SleepCurves(name)
    let own = try #require(try OwnJourneys(sleep.model, at: SleepCurves.days))
    #expect(own.people.count == 18)
    for person in own.people {
      for (place, effect) in person.effects.enumerated() {
        let key = "\(person.label).\(place + 1)"
        #expect(
          agrees(
            effect.difference, sleep.figure("difference.\(key)"), relative: 1e-5, absolute: 1e-3))
        #expect(
          agrees(effect.reliability, sleep.figure("reliability.\(key)"), relative: 1e-5), "\(key)")
      }
      for (time, value) in zip(own.times, person.values) {
        let key = "own.\(person.label).\(SleepCurves.text(time))"
        #expect(agrees(value, sleep.figure(key), relative: 1e-5), "\(key)")
      }
      // Closed form.
      #expect(
        agrees(person.alone?.level, sleep.figure("alone.\(person.label).1"), relative: 1e-10))
      #expect(
        agrees(person.alone?.slope, sleep.figure("alone.\(person.label).2"), relative: 1e-10))
      #expect((person.first, person.last, person.scores) == (0, 9, 10))
    }
  }

  /// People with 1, 2, … 6 scores on lines of their own, and `times` of others beside.
  static func uneven(_ formula: String) throws -> GrowthModel {
    var generator = SeededGenerator(seed: 8)
    func noise() -> Double { Double.random(in: -1...1, using: &generator) }
    var (t, y, person): ([Double], [Double], [String]) = ([], [], [])
    for p in 0..<60 {
      let (level, slope) = (3 * noise(), noise())
      for k in 0...(p % 6) {
        t.append(Double(k))
        y.append(10 + level + (1 + slope) * Double(k) + noise())
        person.append(p < 10 ? "p0\(p)" : "p\(p)")
      }
    }
    let frame = try ModelFrame(["t": .numeric(t), "y": .numeric(y), "person": .factor(person)])
    return try GrowthModel(MixedModel(formula).fit(frame), frame, time: "t")
  }

  @Test(
    "the more scores a person has, the more their slope rests on them; with one there is no line alone"
  )
  func reliability() throws {
    let own = try #require(try OwnJourneys(Self.uneven("y ~ t + (t | person)")))
    let bySize = (1...6).map { size in own.people.filter { $0.scores == size } }
    #expect(bySize.allSatisfy { $0.count == 10 })
    let slopes = bySize.map { $0.compactMap { $0.effects[1].reliability } }
    for (fewer, more) in zip(slopes, slopes.dropFirst()) {
      #expect((fewer.max() ?? 1) < (more.min() ?? 0))
    }
    #expect(bySize[0].allSatisfy { $0.alone == nil })
    #expect(bySize[1].allSatisfy { $0.alone?.scores == 2 })
    #expect(own.people.allSatisfy { $0.effects.allSatisfy { $0.words.hasSuffix("%).") } })
  }

  @Test("people's slopes lie nearer together than the lines of their scores alone")
  func nearer() throws {
    let model = try Self.uneven("y ~ t + (t | person)")
    let own = try #require(try OwnJourneys(model))
    let average = model.fit.fixedEffects[1].estimate.value
    for size in 2...6 {
      let people = own.people.filter { $0.scores == size }
      let shrunk = people.reduce(0) { $0 + $1.effects[1].difference * $1.effects[1].difference }
      let alone = people.reduce(0) { sum, person in
        let distance = (person.alone?.slope ?? .nan) - average
        return sum + distance * distance
      }
      #expect(shrunk < alone, "of \(size) scores")
    }
  }

  @Test("two people who read alike keep their own rows")
  func alike() throws {
    let codes = (0..<40).map { $0 / 4 }
    let frame = try ModelFrame([
      "t": .numeric((0..<40).map { Double($0 % 4) }),
      "y": .numeric((0..<40).map { Double(($0 / 4) * 3 + ($0 * 7) % 5) }),
      "person": .factor(codes: codes, levels: Array(repeating: "same", count: 10)),
    ])
    let model = try GrowthModel(
      MixedModel("y ~ t + (1 | person)").fit(frame), frame, time: "t")
    let own = try #require(try OwnJourneys(model))
    #expect(own.people.map(\.scores) == Array(repeating: 4, count: 10))
    #expect(Set(own.people.map(\.values)).count == 10)
  }

  @Test("a group within another is told apart by both")
  func nested() throws {
    let frame = try SleepCurves.frame()
    let fit = try MixedModel("Reaction ~ Days + (1 | arm:Subject)").fit(frame)
    let plain = try MixedModel("Reaction ~ Days + (1 | Subject)").fit(frame)
    let a = try #require(
      try OwnJourneys(GrowthModel(fit, frame, time: "Days", person: "arm:Subject")))
    let b = try #require(try OwnJourneys(GrowthModel(plain, frame, time: "Days")))
    let byLabel = Dictionary(uniqueKeysWithValues: b.people.map { ($0.label, $0) })
    #expect(a.people.count == 18)
    for person in a.people {
      let same = try #require(byLabel[String(person.label.split(separator: ":")[1])])
      #expect(person.scores == same.scores && person.alone == same.alone)
      #expect(agrees(person.values[5], same.values[5], relative: 1e-6))
    }
  }

  @Test("where people do not differ, there is no reliability but words")
  func noDifferences() throws {
    // Every person has the same scores in the same order, so nothing varies between them.
    let y = [1.0, 3, 2, 5]
    let frame = try ModelFrame([
      "t": .numeric((0..<40).map { Double($0 % 4) }), "y": .numeric((0..<40).map { y[$0 % 4] }),
      "person": .factor((0..<40).map { "p\($0 / 4)" }),
    ])
    let model = try GrowthModel(
      MixedModel("y ~ t + (1 | person)").fit(frame), frame, time: "t")
    let own = try #require(try OwnJourneys(model))
    for effect in own.people.flatMap(\.effects) {
      #expect(effect.reliability == nil && effect.difference == 0)
      #expect(effect.words.contains("no differences"))
    }
  }

  @Test("a line of scores alone needs two times, and is exact on a line")
  func alone() throws {
    #expect(LeastSquaresLine([], []) == nil)
    #expect(LeastSquaresLine([3], [1]) == nil)
    #expect(LeastSquaresLine([3, 3], [1, 2]) == nil)
    let line = try #require(LeastSquaresLine([1_000, 1_001, 1_003], [5, 7, 11]))
    #expect(agrees(line.slope, 2, relative: 1e-12))
    #expect(agrees(line.value(at: 1_002), 9, relative: 1e-9))
    #expect(line.words.contains("3 scores"))
    #expect(LeastSquaresLine([0, 1], [2, 2])?.words.contains("Two scores") == true)
  }
}

import Distributions
import LinearAlgebra
import Models
import Results
import Testing

@Suite("Latent classes: what the journeys of a class look like")
struct ClassProfileTests {
  static let cohort = Result {
    try ClassCohort(kind: .twoKinds, persons: 200, leaving: 0.08).frame(seed: 2).frame
  }

  static func numbers(_ name: String, _ frame: ModelFrame) throws -> [Double] {
    guard case .numeric(let values) = try frame.column(name) else { return [] }
    return values
  }

  @Test(
    "a typical journey is the line of the estimates; its error at a time is that of a start put there"
  )
  func typical() throws {
    let frame = try Self.cohort.get()
    let model = try ClassCohort.model()
    let found = try model.fit(frame, classes: 2...2)
    let profiles = try #require(try found.profiles(frame).first)
    #expect(profiles.time == "time" && !profiles.isGathered)
    // Time counted from 3: the same mixture, whose intercepts are the means at time 3, with errors by differences.
    var columns = frame.columns
    columns["time"] = .numeric(try Self.numbers("time", frame).map { $0 - 3 })
    let moved = try #require(try model.fit(ModelFrame(columns), classes: 2...2).models.first)
    for (g, profile) in profiles.profiles.enumerated() {
      func estimate(_ fit: LatentClassFit, _ term: String) throws -> Estimate {
        try #require(
          fit.estimates.first { $0.part == .fixed && $0.classNumber == g + 1 && $0.term == term }
        ).estimate
      }
      let fit = try #require(found.models.first)
      let (start, slope) = (
        try estimate(fit, "(Intercept)").value, try estimate(fit, "time").value
      )
      for point in profile.points {
        // Rounding only: the same sum in another order.
        #expect(abs(point.typical.value - start - slope * point.time) < 1e-9)
      }
      let there = try estimate(moved, "(Intercept)")
      let point = profile.points[3]
      #expect(abs(point.typical.value - there.value) < 1e-5)
      // Both informations are by differences of the score, right to some 1e-6.
      let (one, other) = (
        try #require(point.typical.standardError), try #require(there.standardError)
      )
      #expect(abs(one / other - 1) < 1e-4)
      let interval = try #require(point.typical.interval)
      // 1.959964: the normal quantile of 0.975.
      #expect(abs(interval.upper - point.typical.value - 1.959964 * one) < 1e-6)
    }
  }

  @Test("a composite journey is everybody's scores, weighted by how likely they are in the class")
  func composite() throws {
    let frame = try Self.cohort.get()
    let found = try ClassCohort.model().fit(frame, classes: 2...2)
    let fit = try #require(found.models.first)
    let profile = try #require(try found.profiles(frame).first?.profiles.last)
    let (person, time, score) = (
      try Self.numbers("person", frame), try Self.numbers("time", frame),
      try Self.numbers("score", frame)
    )
    for point in profile.points {
      let rows = time.indices.filter { time[$0] == point.time }
      let weights = try rows.map { row in
        fit.posteriors[try #require(found.labels.firstIndex(of: "\(Int(person[row]))")), 1]
      }
      let all = weights.reduce(0, +)
      let mean = zip(rows, weights).reduce(0) { $0 + $1.1 * score[$1.0] } / all
      #expect(abs(point.weight - all) < 1e-9)
      #expect(abs(try #require(point.composite) - mean) < 1e-9)
      let square = zip(rows, weights).reduce(0) {
        $0 + $1.1 * (score[$1.0] - mean) * (score[$1.0] - mean)
      }
      let left = all - weights.reduce(0) { $0 + $1 * $1 } / all
      #expect(abs(try #require(point.deviation) - (square / left).squareRoot()) < 1e-9)
    }
  }

  @Test("columns beside time are at their mean over all rows")
  func covariate() throws {
    let frame = try Self.cohort.get()
    let age = try Self.numbers("person", frame).map { 30 + Double((Int($0) * 7) % 11) }
    let wider = try ModelFrame(frame.columns.merging(["age": .numeric(age)]) { $1 })
    var options = LatentClassModel.Options()
    (options.starts, options.hits) = (10, 2)
    let found = try LatentClassModel(
      try Formula("score ~ time + age + (1 | person)"), options: options
    ).fit(wider, classes: 2...2)
    let fit = try #require(found.models.first)
    func fixed(_ term: String, _ g: Int?) throws -> Double {
      try #require(
        fit.estimates.first { $0.part == .fixed && $0.classNumber == g && $0.term == term }
      ).estimate.value
    }
    let profile = try #require(try found.profiles(wider).first?.profiles.first)
    let mean = age.reduce(0, +) / Double(age.count)
    for point in profile.points {
      let byHand =
        try fixed("(Intercept)", 1) + fixed("time", 1) * point.time + fixed("age", nil) * mean
      #expect(abs(point.typical.value - byHand) < 1e-9)
    }
  }

  /// Kinds of which the first goes 10, 13, 14, 13, 10 and the second 0, 1, 2, 3, 4, with noise of one.
  static func bent(_ first: Int, _ second: Int) throws -> ModelFrame {
    var random = Xoshiro256(seed: 3, stream: 1)
    var (person, time, score): ([Double], [Double], [Double]) = ([], [], [])
    for i in 0..<(first + second) {
      for t in (0..<5).map(Double.init) {
        person.append(Double(i))
        time.append(t)
        score.append((i < first ? 10 + 4 * t - t * t : t) + random.normal())
      }
    }
    return try ModelFrame([
      "person": .numeric(person), "time": .numeric(time), "score": .numeric(score),
    ])
  }

  static func bentModel() throws -> LatentClassModel {
    var options = LatentClassModel.Options()
    (options.starts, options.hits, options.within) = (10, 2, "person")
    return LatentClassModel(try Formula("score ~ time + I(time^2)"), options: options)
  }

  @Test("shapes: one begins low and rises, one begins high, rises and falls")
  func shapes() throws {
    let frame = try Self.bent(30, 30)
    let found = try Self.bentModel().fit(frame, classes: 1...2)
    let all = try found.profiles(frame)
    #expect(all.map(\.classes) == [1, 2])
    let shapes = try all[1].profiles.map { try #require($0.shape) }
    #expect(shapes.map(\.start) == [.lower, .higher])
    #expect(shapes.map(\.movement) == [.rises, .risesThenFalls])
    #expect(shapes[1].turn == 2 && shapes[0].turn == nil)
    // 4 and 0 by construction; the error of a mean of 30 is 0.18, that of a difference at most 0.37.
    #expect(abs(shapes[0].change.value - 4) < 1 && abs(shapes[1].change.value) < 1)
    #expect(shapes[0].words == "starts lower than the average and rises")
    #expect(try #require(all[0].profiles.first?.shape).start == nil)
  }

  @Test("where fewer people than asked for stand behind a composite, there is none")
  func few() throws {
    let frame = try Self.bent(6, 40)
    let found = try Self.bentModel().fit(frame, classes: 2...2)
    let ten = try #require(try found.profiles(frame).first)
    #expect(ten.profiles[1].points.allSatisfy { $0.composite == nil && $0.deviation == nil })
    #expect(ten.profiles[1].shape == nil)
    #expect(ten.profiles[0].points.allSatisfy { $0.composite != nil })
    let five = try #require(try found.profiles(frame, fewest: 5).first)
    #expect(five.profiles[1].points.allSatisfy { $0.composite != nil })
  }

  @Test("rows of one person at one time count as one person")
  func repeated() throws {
    let frame = try Self.bent(30, 30)
    let twice = try ModelFrame(
      frame.columns.mapValues { column in
        guard case .numeric(let values) = column else { return column }
        return .numeric(values + values)
      })
    let found = try Self.bentModel().fit(twice, classes: 2...2)
    let profile = try #require(try found.profiles(twice).first?.profiles.first)
    #expect(profile.points.allSatisfy { abs($0.weight - profile.persons) < 1e-9 })
  }

  @Test("the alternatives of a checklist are fitted, or say why not")
  func otherwise() throws {
    let frame = try Self.cohort.get()
    let model = try ClassCohort.model()
    let rows = model.otherwise(frame, classes: 2, time: "time")
    #expect(rows.map(\.choice) == [.within, .between, .between, .shape])
    #expect(rows.allSatisfy { $0.bic != nil || $0.trouble != nil })
    var options = model.options
    options.within = "person"
    let lines = try LatentClassModel(try Formula("score ~ time"), options: options).fit(
      frame, classes: 2...2)
    let bic = try #require(lines.models.first).indices.bic
    #expect(abs(try #require(rows[0].bic) - bic) < 1e-3)
  }
}

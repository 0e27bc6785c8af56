import Distributions
import Psychometrics
import Results
import Scoring
import TestSupport
import Testing

@Suite("The same ruler for groups of people, and on both occasions")
struct RulerTests {
  /// Six items, 0 to 4, of people in two groups half a standard deviation apart; `shift` is what item 3 adds in the
  /// second group, beyond what the factor does.
  static func groups(
    _ people: Int, shift: Double, seed: UInt64, small: Int = 0
  ) throws -> AppraisedAnswers {
    var random = Xoshiro256(seed: seed, stream: 5)
    let scale = try ScaleAppraisalTests.scale(6)
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    for person in 0..<2 * people + small {
      let isSecond = person % 2 == 1
      let level = random.normal() + (isSecond ? 0.5 : 0)
      let row = (0..<6).map { item in
        let latent = 0.8 * level + 0.6 * random.normal() + (isSecond && item == 2 ? shift : 0)
        return Response.answered(min(4, max(0, Int((2 + 1.1 * latent).rounded()))))
      }
      var beside = AppraisedAnswers.Beside()
      beside.group = person >= 2 * people ? "third" : isSecond ? "second" : "first"
      answers.add("p\(person)", .first, row[...], beside: beside)
    }
    return answers
  }

  @Test("groups that differ in what is measured and in nothing else have one ruler")
  func alike() throws {
    let appraisal = ScaleAppraisal(try Self.groups(600, shift: 0, seed: 21))
    let found = try appraisal.groups.get()
    #expect(found.names == ["first", "second"] && found.sizes == [600, 600])
    let functioning = try found.functioning.get()
    #expect(functioning.important.isEmpty)
    let row = try ScaleAppraisalTests.row(.invariance, appraisal)
    #expect(row.grade == .sufficient && row.people == 1_200 && row.next == nil)
    for test in functioning.items.compactMap(\.tests) {
      #expect(test.importance.lower >= 0 && test.importance.upper >= test.total.explained - 1e-12)
    }
  }

  @Test("an item that one group answers otherwise is found by both ways, and named")
  func shifted() throws {
    let appraisal = ScaleAppraisal(try Self.groups(600, shift: 1.2, seed: 22))
    let found = try appraisal.groups.get()
    #expect(try found.functioning.get().important == [2])
    #expect(found.breaking.first?.place.row == 2)
    #expect(found.breaking.first?.place.kind == .intercept)
    let scalar = try #require(found.ladder.get().plain.get().steps.first { $0.level == .scalar })
    #expect(try #require(scalar.change?.p) < 1e-6)
    let row = try ScaleAppraisalTests.row(.invariance, appraisal)
    #expect(row.grade == .insufficient && row.evidence.contains("q3's"))
    // The one item is let go, and without it the groups' means are as far apart as people are.
    let ladder = try found.ladder.get()
    let partial = try ladder.partial.get()
    #expect(Set(partial.freed.map(\.item)) == [2] && partial.heldItems == [0, 1, 3, 4, 5])
    #expect(row.evidence.contains("items let go because they differ: q3;"))
    let mean = try #require(partial.means.first)
    let (full, own) = (try #require(mean.full), try #require(mean.partial))
    // Half a standard deviation, within four errors; the item alone makes it more.
    #expect(abs(own.value - 0.5) < 4 * (own.standardError ?? 0) && full.value > own.value)
    #expect(row.evidence.contains("scaled, in each"))
    #expect(try ladder.scaled.get().steps.count == 4 && ladder.ordered == nil)
  }

  @Test("a group that was not looked at item by item is not cleared by the others")
  func partly() throws {
    // The third group is too small for items one by one.
    let appraisal = ScaleAppraisal(try Self.groups(400, shift: 0, seed: 25, small: 150))
    let found = try appraisal.groups.get()
    #expect(found.names == ["first", "second", "third"] && found.large == [0, 1])
    let row = try ScaleAppraisalTests.row(.invariance, appraisal)
    #expect(row.evidence.contains("item by item in first, second:"))
  }

  @Test("groups of fewer than a hundred are left out, items one by one wait for two hundred")
  func small() throws {
    let some = ScaleAppraisal(try Self.groups(150, shift: 0, seed: 23, small: 20))
    let found = try some.groups.get()
    #expect(found.names == ["first", "second"] && found.leftOut == 1)
    guard case .failure(let reason) = found.functioning else {
      Issue.record("items one by one in groups of 150")
      return
    }
    #expect(reason.reason.contains("200") && reason.reason.contains("150"))
    #expect(!(try ScaleAppraisalTests.row(.invariance, some).evidence.contains("third")))
    let few = ScaleAppraisal(try Self.groups(60, shift: 0, seed: 24))
    guard case .failure(let none) = few.groups else {
      Issue.record("groups of 60")
      return
    }
    #expect(none.reason.contains("100") && none.reason.contains("60"))
    let nobody = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(ScaleAppraisalTests.rows(120, seed: 4)[0]))
    #expect(try ScaleAppraisalTests.row(.invariance, nobody).sentence.contains("not compared"))
  }

  /// Two occasions of 600 people; on the second, items 1 and 2 take on a meaning of their own where `isTurned`.
  static func twice(_ people: Int, isTurned: Bool, seed: UInt64) throws -> AppraisedAnswers {
    var random = Xoshiro256(seed: seed, stream: 6)
    let scale = try ScaleAppraisalTests.scale(6)
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    for person in 0..<people {
      let level = random.normal()
      let own = (0..<6).map { _ in 0.4 * random.normal() }
      for occasion in [AppraisedAnswers.Occasion.first, .second] {
        let isLater = occasion == .second
        let now = level + (isLater ? 0.3 + 0.5 * random.normal() : 0)
        let row = (0..<6).map { item in
          let isOther = isTurned && isLater && item < 3
          let latent =
            (isOther ? 0.2 : 0.8) * now + own[item] + 0.5 * random.normal()
            + (isTurned && isLater ? [1.2, -1.2, 0.8, 0, 0, 0][item] : 0)
          return Response.answered(min(4, max(0, Int((2 + 1.1 * latent).rounded()))))
        }
        answers.add("p\(person)", occasion, row[...])
      }
    }
    return answers
  }

  @Test("a ruler that stays the same is told from one that turns")
  func overTime() throws {
    let same = ScaleAppraisal(try Self.twice(700, isTurned: false, seed: 31))
    let row = try ScaleAppraisalTests.row(.invarianceOverTime, same)
    #expect(row.grade == .sufficient && row.people == 700 && row.next == nil)
    let turned = ScaleAppraisal(try Self.twice(700, isTurned: true, seed: 32))
    #expect(
      try ScaleAppraisalTests.row(.invarianceOverTime, turned).grade == .insufficient)
    let few = ScaleAppraisal(try Self.twice(499, isTurned: false, seed: 33))
    let waiting = try ScaleAppraisalTests.row(.invarianceOverTime, few)
    #expect(waiting.grade == .indeterminate && waiting.sentence.contains("500"))
    #expect(waiting.next?.contains("1 more") == true)
  }

  @Test("what is expected of the score and of its change is held against the whole interval")
  func expectations() throws {
    var random = Xoshiro256(seed: 41, stream: 7)
    let scale = try ScaleAppraisalTests.scale(6)
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    for person in 0..<300 {
      let levels = [random.normal(), random.normal()]
      for (occasion, level) in zip([AppraisedAnswers.Occasion.first, .second], levels) {
        let row = (0..<6).map { _ in
          Response.answered(
            min(4, max(0, Int((2 + 0.9 * level + 0.6 * random.normal()).rounded()))))
        }
        var beside = AppraisedAnswers.Beside()
        beside.numbers = [-level + 0.5 * random.normal(), random.normal()]
        if occasion == .second { beside.isBetter = levels[1] - levels[0] > 0 }
        answers.add("p\(person)", occasion, row[...], beside: beside)
      }
    }
    var options = ScaleAppraisal.Options()
    options.expectations = [
      Expectation("lonely", -1...(-0.5)), Expectation("shoe", -0.3...0.3),
    ]
    let met = ScaleAppraisal(answers, options: options)
    #expect(met.hypotheses.map(\.verdict) == [.met, .met])
    #expect(try ScaleAppraisalTests.row(.hypotheses, met).grade == .sufficient)
    #expect(try ScaleAppraisalTests.row(.responsiveness, met).grade == .sufficient)
    #expect(try met.better.get().area.value > 0.9)
    options.expectations = [
      Expectation("lonely", 0.3...1), Expectation("shoe", 0.5...1, kind: .change),
    ]
    let missed = ScaleAppraisal(answers, options: options)
    #expect(try ScaleAppraisalTests.row(.hypotheses, missed).grade == .insufficient)
    let moved = try ScaleAppraisalTests.row(.responsiveness, missed)
    #expect(moved.grade == .insufficient && moved.evidence.contains("shoe"))
    options.expectations = [
      Expectation("lonely", -1...(-0.3), kind: .change), Expectation("shoe", -0.3...0.3),
    ]
    #expect(ScaleAppraisal(answers, options: options).changeHypotheses.map(\.verdict) == [.met])
  }

  @Test("what the scale's file declares stands as declared, and is never a grade of what it asks")
  func declared() throws {
    let answers = try ScaleAppraisalTests.gathered(ScaleAppraisalTests.rows(60, seed: 4)[0])
    var options = ScaleAppraisal.Options()
    var said = ScaleDeclaration(try ScaleAppraisalTests.scale(6), score: 0)
    #expect(said.norms == 0 && said.thresholds == 0 && said.agreedBy.isEmpty)
    options.declaration = said
    let bare = try ScaleAppraisalTests.row(
      .interpretability, ScaleAppraisal(answers, options: options))
    #expect(bare.grade == .indeterminate && bare.next?.contains("norms") == true)
    // A published threshold may be of error: it does not say what matters.
    (said.norms, said.thresholds) = (4, 1)
    options.declaration = said
    let threshold = try ScaleAppraisalTests.row(
      .interpretability, ScaleAppraisal(answers, options: options))
    #expect(threshold.grade == .indeterminate && threshold.next?.contains("--mic") == true)
    (said.agreedBy, said.agreedOn, said.norms) = (["people of the service"], "2026-01-01", 4)
    options.declaration = said
    options.importantChange = 3
    let whole = ScaleAppraisal(answers, options: options)
    let content = try ScaleAppraisalTests.row(.content, whole)
    #expect(content.grade == .indeterminate && content.evidence.contains("people of the service"))
    #expect(try ScaleAppraisalTests.row(.interpretability, whole).grade == .sufficient)
  }

  /// Six items of three answers of people in two groups, or on two occasions of one; `shift` is what item 3 adds in the
  /// second.
  static func ordered(
    _ people: Int, shift: Double, seed: UInt64, isTwice: Bool = false, mostOfSecond: Int = 2
  ) throws -> AppraisedAnswers {
    var random = Xoshiro256(seed: seed, stream: 6)
    let ids = (1...6).map { "q\($0)" }
    let scale = try TestScale(
      6, codes: 0...2,
      scores: [TestScale.score("s", "sum", TestScale.items(ids), range: "[0, 12]")]
    ).scale()
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    for person in 0..<people {
      let level = random.normal()
      for isSecond in isTwice ? [false, true] : [person % 2 == 1] {
        let here = 0.8 * level + (isTwice ? 0.3 * random.normal() : 0) + (isSecond ? 0.3 : 0)
        let row = (0..<6).map { item in
          let latent = here + 0.6 * random.normal() + (isSecond && item == 2 ? shift : 0)
          let code = latent < -0.3 ? 0 : latent < 0.7 ? 1 : 2
          return Response.answered(isSecond ? min(mostOfSecond, code) : code)
        }
        var beside = AppraisedAnswers.Beside()
        beside.group = isSecond ? "second" : "first"
        answers.add(
          "p\(person)", isTwice && isSecond ? .second : .first, row[...], beside: beside)
      }
    }
    return answers
  }

  @Test(
    "three answers an item: groups are compared beneath them, and the item that differs is named")
  func orderedGroups() throws {
    let alike = ScaleAppraisal(try Self.ordered(1_200, shift: 0, seed: 31))
    let row = try ScaleAppraisalTests.row(.invariance, alike)
    #expect(row.evidence.contains("beneath ordered answers, in each"))
    #expect(row.grade == .sufficient)
    #expect(try #require(try alike.groups.get().ladder.get().ordered).get().breaking()?.items == [])
    let shifted = ScaleAppraisal(try Self.ordered(1_200, shift: 0.9, seed: 32))
    let ladder = try #require(try shifted.groups.get().ladder.get().ordered).get()
    #expect(ladder.breaking()?.items.map(\.item) == [2])
    #expect(try ScaleAppraisalTests.row(.invariance, shifted).grade == .insufficient)
    // Answers that one group never gives are joined, and clear nothing.
    let fewer = ScaleAppraisal(try Self.ordered(1_200, shift: 0, seed: 36, mostOfSecond: 1))
    let joined = try ScaleAppraisalTests.row(.invariance, fewer)
    #expect(
      joined.grade != .sufficient && joined.evidence.contains("joined with their neighbours: q1,"))
    // Fewer than two hundred of each are told of as numbers.
    let few = ScaleAppraisal(try Self.ordered(300, shift: 0, seed: 33))
    guard case .failure(let reason)? = try few.groups.get().ladder.get().ordered else {
      Issue.record("ordered answers of groups of 150")
      return
    }
    #expect(reason.code == "appraisal.too-few-people")
    #expect(try ScaleAppraisalTests.row(.invariance, few).evidence.contains("scaled, in each"))
  }

  @Test("three answers an item on two occasions: the ruler is looked at beneath them")
  func orderedOccasions() throws {
    let appraisal = ScaleAppraisal(try Self.ordered(600, shift: 0, seed: 34, isTwice: true))
    let row = try ScaleAppraisalTests.row(.invarianceOverTime, appraisal)
    #expect(row.people == 600 && row.evidence.contains("beneath ordered answers"))
    #expect(row.grade != .insufficient)
    let shifted = ScaleAppraisal(try Self.ordered(600, shift: 0.9, seed: 35, isTwice: true))
    let ladder = try #require(try shifted.overTime.get().ordered).get()
    #expect(ladder.breaking()?.items.map(\.item) == [2])
    #expect(try ScaleAppraisalTests.row(.invarianceOverTime, shifted).grade == .insufficient)
  }
}

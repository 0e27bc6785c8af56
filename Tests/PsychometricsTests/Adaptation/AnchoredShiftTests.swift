import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Which items of an adapted scale moved")
struct AnchoredShiftTests {
  private static let same: [Int?] = [0, 1, 2, 3, 4, 5]

  @Test("one item .8 logits harder, people half a logit higher: that item and no other")
  func shifted() throws {
    var thresholds = MadeUpAdaptation.thresholds
    thresholds[3] = thresholds[3].map { $0 + 0.8 }
    let parent = MadeUpAdaptation.answers(700, seed: 3)
    let adapted = MadeUpAdaptation.answers(700, thresholds, mean: 0.5, seed: 4)
    let found = try AnchoredShift.of(adapted, parent: parent, parentItems: Self.same)
    #expect(found.moved == [3] && found.anchors == [0, 1, 2, 4, 5])
    let item = found.items[3]
    #expect(abs(item.shift.value - 0.8) < 3 * (try #require(item.shift.standardError)))
    #expect(try #require(item.shift.interval).lower > 0.4)
    // Of an item of two points, .8 logits near its middle are some thirds of a point less.
    #expect(item.points < -0.2 && item.points > -0.6)
    #expect(found.items[0].points.magnitude < 0.2)
    let tests = found.differential(adapted, parent: parent)
    #expect(tests.filter { $0.tests?.isDetected == true }.map(\.item) == [3])
    // Harder: lower odds of a higher category in the adapted sample.
    #expect(try #require(tests[3].tests).groups[0].value < -0.4)
  }

  @Test("the shift is the difference of mean thresholds less that of the anchors")
  func definition() throws {
    let parent = MadeUpAdaptation.answers(300, seed: 13)
    let adapted = MadeUpAdaptation.answers(300, seed: 14)
    let found = try AnchoredShift.of(adapted, parent: parent, parentItems: Self.same)
    func places(_ answers: CategoryAnswers) throws -> [Double] {
      try RaschFit.of(RaschCounts(answers), by: .conditional).items.map { item in
        let own = item.thresholds.compactMap { $0?.value }
        return own.reduce(0, +) / Double(own.count)
      }
    }
    let differences = zip(try places(adapted), try places(parent)).map { $0 - $1 }
    let anchors = found.anchors
    let mean = anchors.reduce(0) { $0 + differences[$1] } / Double(anchors.count)
    for item in found.items {
      #expect(abs(item.shift.value - (differences[item.item] - mean)) < 1e-9)
    }
    // Against another order of items nothing changes but the names.
    let turned = try AnchoredShift.of(
      MadeUpAdaptation.reordered(adapted, [4, 0, 5, 1, 2, 3]), parent: parent,
      parentItems: [4, 0, 5, 1, 2, 3])
    for item in turned.items {
      let other = try #require(found.items.first { $0.parentItem == item.parentItem })
      #expect(agrees(item.shift.value, other.shift.value, relative: 1e-7, absolute: 1e-9))
      #expect(
        agrees(item.shift.standardError, try #require(other.shift.standardError), relative: 1e-7))
      #expect(agrees(item.points, other.points, relative: 1e-6, absolute: 1e-9))
    }
  }

  @Test("the parent against itself: no shift at all")
  func itself() throws {
    let parent = MadeUpAdaptation.answers(300, seed: 15)
    let found = try AnchoredShift.of(parent, parent: parent, parentItems: Self.same)
    #expect(found.items.allSatisfy { abs($0.shift.value) < 1e-9 && abs($0.points) < 1e-9 })
    #expect(found.moved.isEmpty && found.anchors == [0, 1, 2, 3, 4, 5])
  }

  @Test("all items harder alike: none moved")
  func alike() throws {
    let thresholds = MadeUpAdaptation.thresholds.map { $0.map { $0 + 0.7 } }
    let found = try AnchoredShift.of(
      MadeUpAdaptation.answers(600, thresholds, seed: 17),
      parent: MadeUpAdaptation.answers(600, seed: 16), parentItems: Self.same)
    #expect(found.moved.isEmpty)
  }

  @Test("nothing moved: any item is called moved in about one of twenty comparisons")
  func chance() throws {
    let count = Slow.cases(60, 1000)
    var (called, held) = (0, 0)
    for seed in 0..<UInt64(count) {
      let found = try AnchoredShift.of(
        MadeUpAdaptation.answers(300, mean: 0.3, seed: 2000 + seed),
        parent: MadeUpAdaptation.answers(300, seed: 3000 + seed), parentItems: Self.same)
      if !found.moved.isEmpty { called += 1 }
      held += found.items.count { item in
        item.shift.interval.map { $0.lower < 0 && 0 < $0.upper } ?? false
      }
    }
    if Slow.isAskedFor { print("shifts, nothing moved: \(called) of \(count), 0 held in \(held)") }
    let most = 0.05 * Double(count) + 3 * (0.05 * 0.95 * Double(count)).squareRoot()
    #expect(Double(called) <= most)
    #expect(Double(held) > 0.92 * 6 * Double(count))
  }

  @Test("half of the items moved: fewer than three stay, which is said")
  func many() throws {
    let off = [1.5, -1.5, 3, -3, 0, 0]
    let thresholds = zip(MadeUpAdaptation.thresholds, off).map { own, by in own.map { $0 + by } }
    expectWithheld("adaptation.too-few-anchors") { () throws(Withheld) in
      _ = try AnchoredShift.of(
        MadeUpAdaptation.answers(900, thresholds, seed: 19),
        parent: MadeUpAdaptation.answers(900, seed: 18), parentItems: Self.same)
    }
  }

  @Test("a category chosen in one sample only; an item all alike; few shared items; few people")
  func odd() throws {
    let parent = MadeUpAdaptation.answers(400, seed: 20)
    let codes = MadeUpAdaptation.codes(400, seed: 21)
    func answers(_ rows: [[Int?]]) -> CategoryAnswers {
      CategoryAnswers(rows, categories: Array(repeating: 3, count: rows[0].count))
    }
    let unused = try AnchoredShift.of(
      answers(codes.map { row in row.enumerated().map { $0 == 1 ? $1.map { min($0, 1) } : $1 } }),
      parent: parent, parentItems: Self.same)
    #expect(unused.items.count == 6 && unused.notes.map(\.code) == ["adaptation.unused-category"])
    let constant = try AnchoredShift.of(
      answers(codes.map { row in row.enumerated().map { $0 == 1 ? 2 : $1 } }), parent: parent,
      parentItems: Self.same)
    #expect(constant.items.map(\.item) == [0, 2, 3, 4, 5])
    #expect(constant.notes.map(\.code) == ["adaptation.item-not-placed"])
    // An item coded the other way round is found, or leaves no scale in common.
    let turned = answers(
      codes.map { row in row.enumerated().map { $0 == 4 ? $1.map { 2 - $0 } : $1 } })
    let found = try AnchoredShift.of(turned, parent: parent, parentItems: Self.same)
    #expect(found.moved.contains(4))
    let difference = try #require(found.differential(turned, parent: parent)[4].tests)
    #expect(difference.isImportant)
    let part = try AnchoredShift.of(
      answers(codes.map { Array($0.prefix(4)) }), parent: parent, parentItems: [0, 1, 2, nil])
    #expect(part.items.map(\.item) == [0, 1, 2])
    for (rows, items, code) in [
      (codes, [nil, nil, nil, nil, nil, nil], "adaptation.no-shared-item"),
      (codes, [0, nil, nil, nil, nil, nil], "adaptation.too-few-anchors"),
      (Array(codes.prefix(199)), Self.same, "adaptation.small-sample"),
    ] as [([[Int?]], [Int?], String)] {
      expectWithheld(code) { () throws(Withheld) in
        _ = try AnchoredShift.of(answers(rows), parent: parent, parentItems: items)
      }
    }
    for note in unused.notes + constant.notes {
      #expect(RefusedWords.found(in: note.message).isEmpty)
    }
  }
}

extension MadeUpAdaptation {
  /// The same answers with the items in another order.
  static func reordered(_ answers: CategoryAnswers, _ order: [Int]) -> CategoryAnswers {
    CategoryAnswers(
      answers.patterns.map { row in order.map { row[$0] } },
      categories: order.map { answers.categories[$0] }, counts: answers.counts)
  }
}

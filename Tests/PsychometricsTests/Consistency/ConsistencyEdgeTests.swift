import Distributions
import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Internal consistency where data are odd")
struct ConsistencyEdgeTests {
  @Test("one item, one person, nobody, people all alike: withheld with their own reasons")
  func withheld() {
    for (answers, code) in [
      ([[1], [2], [3]], "alpha.one-item"), ([[1, 2]], "alpha.too-few-persons"),
      ([], "alpha.too-few-persons"), ([[3, 3], [3, 3]], "alpha.no-spread"),
      ([[1, 3], [3, 1], [2, 2]], "alpha.no-spread"),
      ([[nil, 1], [1, nil]], "alpha.too-few-persons"),
    ] as [([[Double?]], String)] {
      #expect {
        try Consistency.of(ItemCovariance.complete(answers))
      } throws: {
        ($0 as? Withheld)?.code == code
      }
    }
  }

  @Test("two items: alpha is 2 r / (1 + r) on correlations, and nothing without an item")
  func twoItems() throws {
    let answers = ItemDeviations(MadeUpItems.answers(40, items: 2, seed: 4))
    let found = try Consistency.of(answers.covariance, answers: answers)
    let r = try #require(found.meanCorrelation)
    #expect(agrees(found["alpha.standardised"]?.estimate?.value, 2 * r / (1 + r), relative: 1e-13))
    #expect(found.items.allSatisfy { $0.alphaWithout == nil })
    // One cut only: every bound by cuts is 4 C_12 / s, which of two items is alpha.
    let alpha = found["alpha.raw"]?.estimate?.value
    #expect(agrees(found["lambda4.exact"]?.estimate?.value, alpha ?? .nan, relative: 1e-13))
    #expect(found.splits?.worst == found.splits?.best)
  }

  @Test("a constant item: raw coefficients stand, correlations are withheld and say which")
  func constantItem() throws {
    let answers = MadeUpItems.answers(30, items: 3, seed: 5).map { $0 + [2] }
    let found = try Consistency.of(ItemDeviations(answers).covariance)
    #expect(found["alpha.raw"]?.estimate != nil && found["lambda4.exact"]?.estimate != nil)
    #expect(found["alpha.standardised"]?.withheld?.code == "consistency.constant-item")
    #expect(found["alpha.standardised"]?.withheld?.reason.contains("item 4") == true)
    #expect(found["glb"]?.withheld?.code == "consistency.constant-item")
    #expect(found.items[3].itemRest == nil && found.items[3].standardDeviation == 0)
    #expect(found.meanCorrelation == nil)
    #expect(found.notes.map(\.code) == ["consistency.constant-item"])
  }

  @Test("more items than persons, and an item entered twice: no SMC, no λ6, no glb")
  func singular() throws {
    let few = try Consistency.of(
      ItemDeviations(MadeUpItems.answers(5, items: 8, seed: 6)).covariance)
    #expect(few["lambda6"]?.withheld?.code == "consistency.more-items-than-persons")
    #expect(few["glb"]?.withheld?.code == "consistency.more-items-than-persons")
    #expect(few["alpha.raw"]?.estimate != nil)
    #expect(few.notes.contains { $0.code == "consistency.more-items-than-persons" })
    let twice = MadeUpItems.answers(30, items: 3, seed: 7).map { $0 + [$0[0]] }
    let found = try Consistency.of(ItemDeviations(twice).covariance)
    #expect(found["lambda6"]?.withheld?.code == "consistency.singular")
    #expect(found["glb"]?.withheld?.code == "consistency.singular")
    #expect(found["lambda2"]?.estimate != nil)
    #expect(found.notes.map(\.code) == ["consistency.copied-items"])
    #expect(found.notes.first?.message.contains("items 1 and 4") == true)
  }

  @Test(
    "items against the others are named and not turned round", arguments: [[2], [0, 4], [1, 3]])
  func keying(_ turned: [Int]) throws {
    let answers = MadeUpItems.answers(200, items: 6, seed: 8).map { row in
      row.indices.map { turned.contains($0) ? 6 - row[$0] : row[$0] }
    }
    let straight = try Consistency.of(
      ItemDeviations(MadeUpItems.answers(200, items: 6, seed: 8)).covariance)
    let found = try Consistency.of(ItemDeviations(answers).covariance)
    #expect(straight.keying.items.isEmpty)
    #expect(found.keying.againstFirstComponent == turned)
    #expect(found.keying.items.contains(turned))
    #expect(found.notes.map(\.code) == ["consistency.item-against-rest"])
    // Left as it is, alpha falls.
    let before = try #require(straight["alpha.raw"]?.estimate?.value)
    let after = try #require(found["alpha.raw"]?.estimate?.value)
    #expect(after < before - 0.1)
    if turned.count == 1 { #expect(found.keying.clearlyAgainstRest == turned) }
  }

  @Test("identifiers are each their own, and every one has a value or a reason")
  func identifiers() throws {
    let found = try Consistency.of(MadeUpItems.covariance(6, seed: 9))
    let ids = found.coefficients.map(\.id)
    #expect(Set(ids).count == ids.count && ids.count == 28)
    #expect(ids.first == "alpha.raw" && ids.contains("lambda4.exact") && ids.contains("glb"))
    for row in found.coefficients { #expect((row.estimate == nil) != (row.withheld == nil)) }
  }

  @Test(
    "alpha without an item is alpha of the others; an item moved or scaled leaves correlations alone"
  )
  func properties() throws {
    let items = MadeUpItems.covariance(7, seed: 10)
    for item in ItemConsistency.every(items) {
      let others = try GuttmanLambdas.lambda3(items.without(item.item))
      #expect(agrees(item.alphaWithout, others, relative: 1e-12))
    }
    var scaled = items.matrix
    for i in 0..<7 {
      scaled[2, i] *= 10
      scaled[i, 2] *= 10
    }
    let before = try Consistency.of(items)
    let after = try Consistency.of(ItemCovariance(scaled, n: 100))
    for row in before.coefficients where row.scaling == .standardised {
      let value = try #require(row.estimate?.value)
      #expect(agrees(after[row.id]?.estimate?.value, value, relative: 3e-9))
    }
  }

  @Test("Fisher's interval has no width where items are copies, and none is given for three people")
  func correlations() throws {
    let copies = ItemDeviations([[1, 1], [2, 2], [4, 4], [5, 5]])
    let item = try Consistency.of(copies.covariance).items[0]
    #expect(item.itemRest?.value == 1 && item.itemRest?.interval?.lower == 1)
    let three = ItemDeviations([[1, 2], [2, 1], [4, 4]])
    #expect(try Consistency.of(three.covariance).items[0].itemRest?.interval == nil)
  }

  @Test(
    "pairs: without gaps the same as complete answers; two items nobody answered both are named")
  func pairs() throws {
    let answers = MadeUpItems.answers(20, items: 3, seed: 11)
    let pairs = try ItemCovariance.pairwise(answers)
    let complete = ItemDeviations(answers).covariance
    #expect(pairs.n == 20)
    for (a, b) in zip(pairs.matrix.elements, complete.matrix.elements) {
      #expect(agrees(a, b, relative: 1e-13, absolute: 1e-14))
    }
    do {
      _ = try ItemCovariance.pairwise([[1, 2, nil], [2, 1, nil], [3, nil, 2], [nil, 4, 1]])
      Issue.record("a covariance of one pair")
    } catch {
      #expect(error.code == "consistency.too-few-pairs")
      #expect(error.reason.contains("items 1 and 3"))
    }
  }

  @Test("the error of the sum is SD √(1 − alpha)")
  func measurementError() throws {
    let found = try Consistency.of(MadeUpItems.covariance(5, seed: 12))
    let alpha = try #require(found["alpha.raw"]?.estimate?.value)
    #expect(
      agrees(
        found.measurementError.standardError.value,
        found.standardDeviation * (1 - alpha).squareRoot(), relative: 1e-13))
  }

  @Test("items that have nothing to do with each other are not called against each other")
  func unrelated() throws {
    let answers = MadeUpItems.answers(60, items: 5, seed: 13).enumerated().map { i, row in
      // A sixth item by chance alone.
      row + [Double((i * 7919) % 13)]
    }
    let found = KeyingSigns(ItemDeviations(answers).covariance)
    #expect(found.againstFirstComponent.isEmpty)
  }
}

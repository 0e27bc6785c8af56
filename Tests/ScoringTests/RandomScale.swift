import Platform
import Scales
import Scoring
import TestSupport

/// A sum or mean of a few items, made from a seed, with what it should come to worked out by hand.
struct RandomScale {
  /// How one item counts.
  struct Keyed {
    var isReversed: Bool
    var weight: Int
  }

  var codes: [Int]
  var items: [Keyed]
  var isMean: Bool
  /// How many answers may be missing; nil where none may.
  var prorates: Int?
  /// Further metrics as JSON objects.
  var metrics: [String] = []
  /// Wording for the answers, by code; none where it is empty.
  var wording: [Int: String] = [:]

  var lowest: Int { codes.first ?? 0 }
  var highest: Int { codes.last ?? 0 }

  /// Makes a scale.
  ///
  /// - Parameters:
  ///   - numbers: where the randomness comes from.
  ///   - weighted: whether items of a sum may have weights, negative ones too.
  ///   - prorated: whether the score is prorated.
  init(_ numbers: inout SeededGenerator, weighted: Bool = true, prorated: Bool? = nil) {
    let start = Int.random(in: -3...2, using: &numbers)
    let width = Int.random(in: 1...9, using: &numbers)
    // Some scales leave out codes in the middle.
    codes = (start...start + width).filter { code in
      code == start || code == start + width || Int.random(in: 0..<5, using: &numbers) > 0
    }
    isMean = Bool.random(using: &numbers)
    let count = Int.random(in: 1...9, using: &numbers)
    let prorated = (prorated ?? Bool.random(using: &numbers)) && count > 1
    prorates = prorated ? Int.random(in: 1..<count, using: &numbers) : nil
    let isWeighted = weighted && !isMean && !prorated && Bool.random(using: &numbers)
    let weights = isWeighted ? [-2, -1, 1, 2, 3] : [1]
    items = (0..<count).map { _ in
      Keyed(
        isReversed: Bool.random(using: &numbers),
        weight: weights.randomElement(using: &numbers) ?? 1)
    }
  }

  /// What an item's answer counts.
  func counted(_ code: Int, _ item: Keyed) -> Int {
    item.weight * (item.isReversed ? lowest + highest - code : code)
  }

  /// The lowest and highest raw score.
  var range: (Double, Double) {
    let ends = items.map { [counted(lowest, $0), counted(highest, $0)].sorted() }
    let sums = (Double(ends.reduce(0) { $0 + $1[0] }), Double(ends.reduce(0) { $0 + $1[1] }))
    return isMean ? (sums.0 / Double(items.count), sums.1 / Double(items.count)) : sums
  }

  /// The raw score of complete answers, by addition.
  func plain(_ answers: [Int]) -> Double {
    let sum = zip(answers, items).reduce(0) { $0 + counted($1.0, $1.1) }
    return isMean ? Double(sum) / Double(items.count) : Double(sum)
  }

  /// Answers of one person.
  func answers(_ numbers: inout SeededGenerator) -> [Int] {
    items.map { _ in codes.randomElement(using: &numbers) ?? 0 }
  }

  /// Its file.
  var text: String {
    let ids = items.indices.map { "q\($0 + 1)" }
    let keyed = zip(ids, items).map { id, item in
      let key = item.isReversed ? "reverse" : "forward"
      return item.weight == 1
        ? #""\#(id)": "\#(key)""# : #""\#(id)": {"key": "\#(key)", "weight": \#(item.weight)}"#
    }
    let ends = [range.0, range.1].map { NumberText.text($0, digits: 17) }
    let raw = #"{"id": "raw", "range": [\#(ends.joined(separator: ", "))]}"#
    var scale = TestScale(
      items: ids, codes: 0...0,
      scores: [
        TestScale.score(
          "s", isMean ? "mean" : "sum", #""items": {\#(keyed.joined(separator: ", "))}"#,
          metrics: ([raw] + metrics).joined(separator: ", "),
          missing: prorates.map { #""rule": "prorate", "maxMissing": \#($0)"# }
            ?? #""rule": "complete""#)
      ])
    scale.codes = codes
    if !wording.isEmpty {
      let options = codes.map { #"{"code": \#($0), "label": "\#(wording[$0] ?? "")"}"# }
      for id in ids { scale.answers[id] = "[\(options.joined(separator: ", "))]" }
    }
    return scale.text
  }

  /// The scale, read and audited.
  func scorer() throws -> Scorer { Scorer(try Scale(reading: ProjectFiles.text(text))) }
}

extension Scorer {
  /// The first score of answers, where nil is a blank.
  func first(_ answers: [Int?]) -> Score {
    scores(answers.map { $0.map { .answered($0) } ?? .missing })[0]
  }
}

import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

/// Relations between scores that hold whatever the scale, reference/reliability.md §1.5. What concerns
/// files, S1, S2, S7, S10, S11 and S14, is in `ScoreStreamPropertyTests`.
@Suite("Relations that hold of every scale")
struct RelationTests {
  static func each(
    _ relation: UInt64, weighted: Bool = true, prorated: Bool? = nil,
    _ check: (RandomScale, inout SeededGenerator) throws -> Void
  ) throws {
    for number in 0..<Slow.cases() {
      var numbers = SeededGenerator(seed: relation << 32 + UInt64(number))
      let scale = RandomScale(&numbers, weighted: weighted, prorated: prorated)
      try check(scale, &numbers)
    }
  }

  @Test("a score is what addition by hand gives")
  func addition() throws {
    try Self.each(0) { scale, numbers in
      let scorer = try scale.scorer()
      for _ in 0..<5 {
        let answers = scale.answers(&numbers)
        #expect(agrees(scorer.first(answers).values[0], scale.plain(answers), relative: 1e-15))
      }
    }
  }

  @Test("S3: reversing twice changes nothing, in the key and in the answer")
  func doubleReversal() throws {
    try Self.each(3) { scale, numbers in
      var reversed = scale
      for item in reversed.items.indices { reversed.items[item].isReversed.toggle() }
      var twice = reversed
      for item in twice.items.indices { twice.items[item].isReversed.toggle() }
      #expect(twice.text == scale.text)
      let answers = scale.answers(&numbers)
      let turned = answers.map { scale.lowest + scale.highest - $0 }
      let both = turned.map { scale.lowest + scale.highest - $0 }
      let scorer = try scale.scorer()
      #expect(scorer.first(both) == scorer.first(answers))
    }
  }

  @Test("S4: every answer reversed and every key reversed give the same score")
  func reversedItemsAndKeys() throws {
    try Self.each(4) { scale, numbers in
      var reversed = scale
      // Codes that are left out are left out on the other side.
      reversed.codes = scale.codes.map { scale.lowest + scale.highest - $0 }.reversed()
      for item in reversed.items.indices { reversed.items[item].isReversed.toggle() }
      let (scorer, other) = (try scale.scorer(), try reversed.scorer())
      for _ in 0..<5 {
        let answers = Self.withBlanks(scale.answers(&numbers), &numbers)
        let turned = answers.map { $0.map { scale.lowest + scale.highest - $0 } }
        #expect(scorer.first(answers) == other.first(turned))
      }
    }
  }

  @Test(
    "S5: a higher answer never lowers a score by an item that counts forward, nor raises it else")
  func monotone() throws {
    try Self.each(5) { scale, numbers in
      let scorer = try scale.scorer()
      let answers = scale.answers(&numbers)
      for (item, keyed) in scale.items.enumerated() {
        var values = scale.codes.map { code in
          var answers = answers
          answers[item] = code
          return scorer.first(answers).values[0]
        }
        if keyed.isReversed != (keyed.weight < 0) { values.reverse() }
        #expect(values == values.sorted())
      }
    }
  }

  @Test("S6: every score lies in the range that its definition gives, whatever is answered")
  func range() throws {
    try Self.each(6) { scale, numbers in
      var scale = scale
      scale.metrics = [
        #"{"id": "percent", "range": [0, 100], "transform": {"from": "raw", "kind": "percent"}}"#
      ]
      try Self.staysInRange(scale.scorer(), &numbers)
    }
    let shipped = ScoreStreamTests.scales.map { Scorer($0) }
    for number in 0..<Slow.cases() {
      var numbers = SeededGenerator(seed: 66 << 32 + UInt64(number))
      Self.staysInRange(shipped[number % shipped.count], &numbers)
    }
  }

  /// Holds the scores of random answers, some of them blank, against the ranges of their metrics.
  static func staysInRange(_ scorer: Scorer, _ numbers: inout SeededGenerator) {
    let responses = scorer.scale.items.map { item -> Response in
      Int.random(in: 0..<12, using: &numbers) == 0
        ? .missing : .answered(item.options.randomElement(using: &numbers)?.code ?? 0)
    }
    for (definition, score) in zip(scorer.scale.scores, scorer.scores(responses)) {
      // The ends of goal attainment are written in files to four decimals.
      let slack = definition.kind == .goalAttainment ? 5e-5 : 1e-9
      for (position, metric) in definition.metrics.enumerated() {
        guard let value = score.value(metric: position) else { continue }
        #expect(value >= metric.lowest - slack && value <= metric.highest + slack)
      }
    }
  }

  @Test(
    "S8: prorated with nothing missing is the plain sum; up to the limit the mean stands in; beyond it nothing"
  )
  func prorating() throws {
    try Self.each(8, prorated: true) { scale, numbers in
      guard let most = scale.prorates else { return }
      let scorer = try scale.scorer()
      let answers = scale.answers(&numbers)
      #expect(agrees(scorer.first(answers).values[0], scale.plain(answers), relative: 1e-15))
      for missing in 1...answers.count {
        let blank = Set(answers.indices.shuffled(using: &numbers).prefix(missing))
        let given = answers.indices.map { blank.contains($0) ? nil : answers[$0] }
        let score = scorer.first(given)
        guard missing <= most else {
          #expect(score.values.isEmpty && score.status == .missing && score.reason != nil)
          continue
        }
        let counts = answers.indices.filter { !blank.contains($0) }
          .map { Double(scale.counted(answers[$0], scale.items[$0])) }
        let mean = counts.reduce(0, +) / Double(counts.count)
        let expected = scale.isMean ? mean : mean * Double(answers.count)
        #expect(score.status == .prorated)
        #expect(agrees(score.values[0], expected, relative: 1e-14, absolute: 1e-14))
      }
    }
  }

  @Test("S9: answers given by their wording, their codes or both give the same scores")
  func wordings() throws {
    try Self.each(9) { scale, numbers in
      var scale = scale
      for code in scale.codes { scale.wording[code] = "Answer n\u{FA}mero \(code - scale.lowest)" }
      let given = try Scale(reading: ProjectFiles.text(scale.text))
      let columns = given.items.map(\.id)
      let people = (0..<4).map { _ in Self.withBlanks(scale.answers(&numbers), &numbers) }
      func scores(_ cell: (Int) -> String) throws -> StreamOutcome {
        let rows = people.enumerated().map { person, answers in
          (["\(person)"] + answers.map { $0.map(cell) ?? "" }).joined(separator: ",") + "\n"
        }
        return try StreamOutcome(
          (["id"] + columns).joined(separator: ",") + "\n" + rows.joined(),
          [SurveyMapping.ScaleColumns(scale: given, columns: columns)], ScoreStream.Options())
      }
      let coded = try scores { "\($0)" }
      let worded = try scores { scale.wording[$0] ?? "" }
      let mixed = try scores { code in
        let wording = scale.wording[code] ?? ""
        // In capitals, with the accent stored apart, with spaces around it, or the code itself.
        let forms = [
          wording.uppercased(), wording.replacing("\u{FA}", with: "u\u{301}"), " \(wording)\t",
          "\(code)",
        ]
        return forms[(code - scale.lowest) % forms.count]
      }
      #expect(coded.rows == 4 && coded.setAside.isEmpty && coded.notes.isEmpty)
      for other in [worded, mixed] {
        #expect(other.text == coded.text && other.rows == 4 && other.setAside.isEmpty)
      }
      // Every wording that was read is told.
      let read = worded.notes.filter { $0.code == .responseLabelRead }.reduce(0) { $0 + $1.count }
      #expect(read == people.flatMap(\.self).count { $0 != nil } && !worded.notes.isEmpty)
    }
  }

  @Test(
    "S12: codes a·x + b give a·score + b for each item; per cent stay; a multiple is a multiple")
  func rescaling() throws {
    try Self.each(12, weighted: false) { scale, numbers in
      let a = Int.random(in: 1...4, using: &numbers)
      let b = Int.random(in: -5...5, using: &numbers)
      let by = [0.5, 2.0, 4.0, 10.0].randomElement(using: &numbers) ?? 1.0
      func scorer(_ scale: RandomScale) throws -> Scorer {
        var scale = scale
        let range = scale.range
        let ends = [range.0 * by, range.1 * by].map { "\($0)" }.joined(separator: ", ")
        scale.metrics = [
          #"{"id": "percent", "range": [0, 100], "transform": {"from": "raw", "kind": "percent"}}"#,
          #"{"id": "times", "range": [\#(ends)], "transform": {"from": "raw", "kind": "times", "by": \#(by)}}"#,
        ]
        return try scale.scorer()
      }
      var other = scale
      other.codes = scale.codes.map { a * $0 + b }
      let answers = Self.withBlanks(scale.answers(&numbers), &numbers)
      let score = try scorer(scale).first(answers)
      let found = try scorer(other).first(answers.map { $0.map { a * $0 + b } })
      #expect(found.status == score.status && found.reason == score.reason)
      guard let raw = score.value(metric: 0) else { return }
      let shift = Double(b * (scale.isMean ? 1 : scale.items.count))
      #expect(agrees(found.values[0], Double(a) * raw + shift, relative: 1e-13, absolute: 1e-12))
      #expect(agrees(found.values[1], score.values[1], relative: 1e-12, absolute: 1e-11))
      #expect(agrees(score.values[2], by * raw, relative: 1e-14))
    }
  }

  @Test(
    "S13: T scores made from a norm sample have the mean 50 and the standard deviation 10 in it")
  func norms() throws {
    try Self.each(13, weighted: false, prorated: false) { scale, numbers in
      var scale = scale
      scale.isMean = false
      scale.codes = Array(scale.lowest...scale.highest)
      let sample = (0..<40).map { _ in scale.answers(&numbers) }
      let raw = sample.map(scale.plain)
      let mean = raw.reduce(0, +) / Double(raw.count)
      let sd = (raw.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(raw.count - 1))
        .squareRoot()
      guard sd > 0 else { return }
      // T = 50 + 10 · (raw − mean) / sd, one row for each score that can come out.
      let rows = stride(from: scale.range.0, through: scale.range.1, by: 1)
        .map { [$0, 50 + 10 * ($0 - mean) / sd] }
      let ends = "[\(rows.first?[1] ?? 0), \(rows.last?[1] ?? 0)]"
      scale.metrics = [
        #"{"id": "t", "range": \#(ends), "table": {"from": "raw", "source": "us", "rows": \#(rows)}}"#
      ]
      let scorer = try scale.scorer()
      let t = sample.compactMap { scorer.first($0).value(metric: 1) }
      #expect(t.count == sample.count)
      let meanT = t.reduce(0, +) / Double(t.count)
      let variance = t.reduce(0) { $0 + ($1 - meanT) * ($1 - meanT) } / Double(t.count - 1)
      #expect(agrees(meanT, 50, relative: 1e-12))
      #expect(agrees(variance.squareRoot(), 10, relative: 1e-12))
    }
  }

  /// Some of the answers left blank.
  static func withBlanks(_ answers: [Int], _ numbers: inout SeededGenerator) -> [Int?] {
    answers.map { Int.random(in: 0..<6, using: &numbers) == 0 ? nil : $0 }
  }
}

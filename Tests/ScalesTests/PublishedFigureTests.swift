import Results
import Scales
import TestSupport
import Testing

@Suite("Every published figure belongs to a metric")
struct PublishedFigureTests {
  static func problems(_ keys: String, lowerIsBetter: Bool = false) -> [DiagnosticCode] {
    var scale = TestScale(
      2, codes: 0...3,
      scores: [
        TestScale.score("s", "sum", TestScale.items(["q1", "q2"]), range: "[0, 6]", keys: keys)
      ])
    if lowerIsBetter {
      scale.scores[0] = scale.scores[0].replacing("higherIsBetter", with: "lowerIsBetter")
    }
    return scale.problems.map(\.code)
  }

  static func norm(_ members: String) -> String {
    #""norms": [{"population": "adults", "country": "England", "n": 100, "source": "us", \#(members)}]"#
  }

  @Test("a norm says when it was found, and lies in the range of its metric")
  func norms() {
    #expect(Self.problems(Self.norm(#""metric": "raw", "year": 2011, "mean": 3, "sd": 1.5"#)) == [])
    #expect(Self.problems(Self.norm(#""metric": "raw", "year": "2010-2013", "mean": 3"#)) == [])
    #expect(Self.problems(Self.norm(#""metric": "raw", "mean": 3"#)) == [.documentMissingKey])
    #expect(
      Self.problems(Self.norm(#""metric": "raw", "year": 11, "mean": 3"#)) == [.documentValue])
    #expect(
      Self.problems(Self.norm(#""metric": "raw", "year": 2011, "mean": 7"#)) == [.scaleFigure])
    #expect(
      Self.problems(Self.norm(#""metric": "raw", "year": 2011, "mean": 3, "sd": 4"#)) == [
        .scaleFigure
      ])
    #expect(
      Self.problems(Self.norm(#""metric": "t", "year": 2011, "mean": 3"#)) == [
        .scaleUnknownReference
      ])
  }

  @Test("a threshold of change can be crossed, and says how and at what level")
  func changeThresholds() {
    func change(_ members: String) -> String {
      #""change": [{"metric": "raw", "method": "Jacobson and Truax", "source": "us", \#(members)}]"#
    }
    #expect(Self.problems(change(#""value": 2, "boundary": "exceeds", "level": 0.9"#)) == [])
    #expect(Self.problems(change(#""value": 7, "boundary": "exceeds""#)) == [.scaleFigure])
    #expect(
      Self.problems(change(#""value": 2, "boundary": "reaches", "level": 90"#)) == [.scaleFigure])
    #expect(Self.problems(change(#""value": 2"#)) == [.documentMissingKey])
  }

  @Test("a cut-off divides the range, and its side is the one that is worse")
  func cutOffs() {
    func cutOff(_ value: Double, _ boundary: String, _ side: String) -> String {
      #""cutOffs": [{"id": "c", "metric": "raw", "value": \#(value), "boundary": "\#(boundary)", "#
        + #""side": "\#(side)", "source": "us"}]"#
    }
    #expect(Self.problems(cutOff(3, "reaches", "below")) == [])
    #expect(Self.problems(cutOff(3, "reaches", "above"), lowerIsBetter: true) == [])
    #expect(Self.problems(cutOff(3, "reaches", "above")) == [.scaleFigure])
    #expect(Self.problems(cutOff(6, "reaches", "below")) == [.scaleFigure])
    #expect(Self.problems(cutOff(0, "exceeds", "below")) == [.scaleFigure])
  }

  @Test("a score on a cut-off lies where its boundary says")
  func boundaries() throws {
    let keys =
      #""cutOffs": [{"id": "c", "metric": "raw", "value": 3, "boundary": "exceeds", "#
      + #""side": "below", "source": "us"}]"#
    let scale = TestScale(
      2, codes: 0...3,
      scores: [
        TestScale.score("s", "sum", TestScale.items(["q1", "q2"]), range: "[0, 6]", keys: keys)
      ])
    var cutOff = try scale.scale().scores[0].cutOffs[0]
    #expect([2, 3, 4].map(cutOff.includes) == [true, false, false])
    cutOff.boundary = .reaches
    #expect([2, 3, 4].map(cutOff.includes) == [true, true, false])
  }

  @Test("reliabilities keep their kind, interval and people apart")
  func reliabilities() throws {
    func scale(_ members: String) -> TestScale {
      let keys =
        #""reliability": [{"metric": "raw", "population": "students", "source": "us", \#(members)}]"#
      return TestScale(
        2, codes: 0...3,
        scores: [
          TestScale.score("s", "sum", TestScale.items(["q1", "q2"]), range: "[0, 6]", keys: keys)
        ])
    }
    let retest = try scale(#""kind": "icc", "value": 0.83, "n": 100, "interval": "one week""#)
      .scale().scores[0].reliabilities[0]
    #expect(retest.kind == .intraclassCorrelation)
    #expect(retest.interval == "one week")
    #expect(retest.reliability.n == 100)
    let alpha = try scale(#""kind": "cronbach-alpha", "value": 0.9"#).scale()
    #expect(alpha.scores[0].reliabilities[0].reliability.n == nil)
    #expect(scale(#""kind": "icc", "value": 1.2"#).problems.map(\.code) == [.scaleRange])
  }

  @Test("sets of bands may compete, each with a name of its own")
  func competingBands() throws {
    func bands(_ ids: [String]) -> TestScale {
      let sets = zip(ids, [2, 3]).map { id, cut in
        #"{\#(id)"metric": "raw", "cuts": [\#(cut)], "labels": ["low", "high"], "source": "us", "#
          + #""country": "England", "year": 2015, "status": "expert-opinion"}"#
      }
      return TestScale(
        2, codes: 0...3,
        scores: [
          TestScale.score(
            "s", "sum", TestScale.items(["q1", "q2"]), range: "[0, 6]",
            keys: #""bands": [\#(sets.joined(separator: ", "))]"#)
        ])
    }
    let two = try bands([#""id": "a", "#, #""id": "b", "#]).scale().scores[0].bands
    #expect(two.map { $0.label(for: 2) } == ["high", "low"])
    #expect(two[0].status == .expertOpinion)
    #expect(bands(["", ""]).problems.map(\.code) == [.scaleDuplicateId])
    #expect(try bands([""]).scale().scores[0].bands[0].id == "us")
  }
}

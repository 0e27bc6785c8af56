import Distributions
import Foundation
import LinearAlgebra
import Models
import TestSupport
import Testing

@Suite("What goes with a class: any input ends in an answer or a refusal")
struct ClassRelationEdgeTests {
  /// Something random that may be anything: few persons, many ties, classes of nobody, constants, gaps.
  private struct Draw {
    var posteriors: Matrix
    var x: [Double?]
    var y: [Double?]

    init(_ generator: inout Xoshiro256) {
      let persons = Int.random(in: 1...12, using: &generator)
      let classes = Int.random(in: 1...4, using: &generator)
      let isKnown = generator.uniform() < 0.3
      posteriors = Matrix(rows: persons, columns: classes)
      for i in 0..<persons {
        var row = (0..<classes).map { _ in Double(Int.random(in: 0...3, using: &generator)) }
        if isKnown || row.allSatisfy({ $0 == 0 }) {
          row = row.map { _ in 0 }
          row[Int.random(in: 0..<classes, using: &generator)] = 1
        }
        let sum = row.reduce(0, +)
        for t in 0..<classes { posteriors[i, t] = row[t] / sum }
      }
      let unit = [1e-200, 1.0, 1e100][Int.random(in: 0..<3, using: &generator)]
      let most = Int.random(in: 0...4, using: &generator)
      func column(_ generator: inout Xoshiro256) -> [Double?] {
        var values: [Double?] = []
        for _ in 0..<persons {
          let value = unit * Double(Int.random(in: 0...most, using: &generator))
          values.append(generator.uniform() < 0.1 ? nil : value)
        }
        return values
      }
      x = column(&generator)
      y = column(&generator)
    }
  }

  @Test("never a trap, never a number that is none, and what is said survives being written down")
  func anything() throws {
    var generator = Xoshiro256(seed: 77)
    var (answers, refusals) = (0, 0)
    func take(_ answer: () throws -> some Codable & Equatable) throws {
      do {
        let value = try answer()
        // The encoder throws for NaN and infinity.
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(type(of: value), from: data) == value)
        answers += 1
      } catch let error as ClassRelationError {
        #expect(!error.message.isEmpty)
        refusals += 1
      }
    }
    for _ in 0..<Slow.cases(400, 20_000) {
      let draw = Draw(&generator)
      guard let assignment = try? ClassAssignment(posteriors: draw.posteriors) else { continue }
      try take { try ClassMembership(assignment, columns: [draw.x], terms: ["x"]) }
      try take { try ClassOutcome.means(draw.y, by: assignment) }
      try take { try ClassOutcome.shares(draw.y.map { $0.map { $0 > 0 } }, by: assignment) }
      try take { try ClassOutcome.modelledMeans(draw.y, by: assignment) }
    }
    #expect(answers > 200 && refusals > 200, "\(answers) and \(refusals)")
  }
}

import LinearAlgebra
import Models
import TestSupport
import Testing

@Suite("Properties of curves in a formula")
struct DesignPropertyTests {
  /// Irregular times of `n` rows, with a factor of three levels.
  static func frame(_ n: Int, seed: UInt64, shift: Double = 0) throws -> ModelFrame {
    var table = RandomTable(seed: seed)
    let t = (0..<n).map { Double($0) / 3 + table.uniform() + shift }
    return try ModelFrame([
      "t": .numeric(t), "g": .factor((0..<n).map { "g\($0 % 3)" }), "y": .numeric(t),
    ])
  }

  static func columns(_ text: String, _ frame: ModelFrame) throws -> [[Double]] {
    try Design(Formula("y ~ \(text)").fixed, frame).columns(in: frame)
  }

  static func rank(_ columns: [[Double]]) -> Int {
    PivotedQR(Matrix(columns: columns, rows: columns.first?.count ?? 0), tolerance: 1e-9).rank
  }

  @Test(
    "two ways to write a curve span the same columns",
    arguments: [
      ("poly(t, 2)", "t + I(t^2)"), ("poly(t, 3)", "poly(t, 3, raw = TRUE)"),
      ("ns(t, df = 1)", "t"), ("piecewise(t, 4)", "t + piecewise(t, 4)"),
      ("poly(t, 2) * g", "t * g + I(t^2) * g"), ("0 + g + g:t", "g * t"),
      ("ns(t, 3) + t", "ns(t, 3)"), ("piecewise(t, 3, 6)", "piecewise(t, 6, 9) + piecewise(t, 3)"),
    ])
  func sameSpace(_ one: String, _ other: String) throws {
    let frame = try Self.frame(40, seed: 3)
    let (a, b) = (try Self.columns(one, frame), try Self.columns(other, frame))
    let rank = Self.rank(a)
    #expect(rank == a.count || one.contains("+"))
    // The last pair differs by the knot at 9.
    let more = other.contains("9") ? 1 : 0
    #expect(Self.rank(b) == rank + more)
    #expect(Self.rank(a + b) == rank + more)
  }

  @Test("orthogonal polynomials are orthogonal, of length 1, and sum to zero", arguments: 1...6)
  func orthogonal(_ degree: Int) throws {
    let frame = try Self.frame(50, seed: UInt64(degree))
    let columns = try Self.columns("poly(t, \(degree))", frame)
    for (i, a) in columns.enumerated() {
      for (j, b) in columns.enumerated() where i > 0 || j > 0 {
        let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        let expected = i == 0 ? 0 : i == j ? 1.0 : 0
        #expect(agrees(product, j == 0 ? 0 : expected, relative: 1e-12, absolute: 1e-12))
      }
    }
  }

  @Test("another day as the origin of time leaves the columns of a curve as they are")
  func shift() throws {
    for (here, there) in [
      ("poly(t, 3)", "poly(t, 3)"), ("ns(t, df = 4)", "ns(t, df = 4)"),
      ("ns(t, knots = c(4, 8))", "ns(t, knots = c(1004, 1008))"),
    ] {
      let a = try Self.columns(here, Self.frame(30, seed: 9))
      let b = try Self.columns(there, Self.frame(30, seed: 9, shift: 1_000))
      for (x, y) in zip(a, b) {
        for (left, right) in zip(x, y) {
          #expect(agrees(left, right, relative: 1e-9, absolute: 1e-9))
        }
      }
    }
  }

  @Test("a natural spline is smooth at its knots and straight beyond its ends")
  func natural() throws {
    let frame = try Self.frame(30, seed: 5)
    guard case .numeric(let times)? = frame.columns["t"], let low = times.min(),
      let high = times.max()
    else { return #expect(Bool(false), "the table has times") }
    let design = try Design(Formula("y ~ ns(t, knots = c(3, 7))").fixed, frame)
    func at(_ t: [Double]) throws -> [[Double]] {
      try design.columns(in: ModelFrame(["t": .numeric(t), "y": .numeric(t)]))
    }
    let h = 1e-3
    for place in [low, 3, 7, high] {
      for column in try at([-2, -1, 0, 1, 2].map { place + h * $0 }) {
        // Second differences from the left and from the right, over h².
        let left = (column[0] - 2 * column[1] + column[2]) / (h * h)
        let right = (column[2] - 2 * column[3] + column[4]) / (h * h)
        #expect(agrees(left, right, relative: 0, absolute: 0.02))
      }
    }
    for start in [low - 10, high] {
      for column in try at([0, 2, 4, 6].map { start + $0 }) {
        #expect(
          agrees(column[0] - column[1], column[1] - column[2], relative: 1e-9, absolute: 1e-9))
        #expect(
          agrees(column[1] - column[2], column[2] - column[3], relative: 1e-9, absolute: 1e-9))
      }
    }
  }

  @Test("each row's columns depend on that row alone once a design is made")
  func rowByRow() throws {
    let frame = try Self.frame(400, seed: 11)
    let design = try Design(Formula("y ~ ns(t, 4) * g + piecewise(t, 20)").fixed, frame)
    let all = try design.columns(in: frame)
    guard case .numeric(let t)? = frame.columns["t"],
      case .factor(let codes, let levels)? = frame.columns["g"]
    else { return #expect(Bool(false), "the table has both columns") }
    for row in [0, 1, 257, 399] {
      let one = try design.columns(
        in: ModelFrame([
          "t": .numeric([t[row]]), "g": .factor([levels[codes[row]]]), "y": .numeric([0]),
        ]))
      #expect(one.map { $0[0] } == all.map { $0[row] })
      let some = try design.columns(in: frame, rows: row..<400)
      #expect(some == all.map { Array($0[row...]) })
    }
  }
}

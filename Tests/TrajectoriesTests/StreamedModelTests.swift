import Models
import Optimization
import Platform
import Results
import Tables
import TestSupport
import Testing
import Trajectories

/// A model of a table that came by in stretches held against that of the table in memory.
@Suite("A streamed model is that of the rows")
struct StreamedModelTests {
  /// People at up to five occasions, in one of three services and of two arms, with an age each and a
  /// covariate of every row. Invented.
  static func text(people: Int = 240, seed: UInt64 = 11) -> String {
    var generator = SeededGenerator(seed: seed)
    func normal() -> Double {
      (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
    }
    func shown(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
    var text = "service,person,t,arm,age,x,y\n"
    for person in 0..<people {
      let service = person * 3 / people
      let (level, slope, age) = (2 * normal(), 0.4 * normal(), 40 + 9 * normal())
      let isNew = Bool.random(using: &generator)
      let last = Int.random(in: 2...5, using: &generator)
      for t in 0..<last where t == 0 || Int.random(in: 0..<8, using: &generator) > 0 {
        let x = normal()
        var y = 20 + Double(service) + level + slope * Double(t) - 0.5 * Double(t) + 0.3 * x
        y += 0.05 * age + (isNew ? 0.4 * Double(t) : 0) + normal()
        let cell = Int.random(in: 0..<25, using: &generator) == 0 ? "" : shown(y)
        text += "\(["north", "\"south\"", "west"][service]),\(1000 + person),\(t),"
        text += "\(isNew ? "new" : "usual"),\(shown(age)),\(shown(x)),\(cell)\n"
      }
    }
    return text
  }

  static let formulas = [
    "y ~ t * arm + (t | person)", "y ~ t * age + arm + x + (1 + t || person)",
    "y ~ factor(t) * arm + (1 | person)", "y ~ t * arm + I(age^2) + (t | service/person)",
    "y ~ service + piecewise(t, 2):arm + (t | person)", "y ~ t + (1 | person) + (1 | service)",
  ]

  static func asked(_ formula: Formula, chunk: Int = 256 << 10) -> ColumnsAsked {
    var asked = ColumnsAsked(TableFrame.columns(formula, factors: []))
    asked.chunkSize = chunk
    asked.blockSize = max(20_000, 10 * chunk)
    return asked
  }

  static func agree(_ found: [Double], _ expected: [Double], _ relative: Double) -> Bool {
    let largest = expected.reduce(0) { max($0, abs($1)) }
    return found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= relative * largest }
  }

  @Test("estimates, errors and variances, wherever the text is cut", arguments: formulas)
  func same(_ text: String) throws {
    let file = ProjectFiles.text(Self.text())
    let formula = try Formula(text)
    var model = MixedModel(formula)
    model.options.search.gradientTolerance = 1e-12
    let columns = try DataColumns(file, Self.asked(formula))
    let whole = try model.fit(TableFrame.frame(columns))
    for chunk in [37, 1_000, 256 << 10] {
      let streamed = try StreamedMoments(file, formula, Self.asked(formula, chunk: chunk))
      let fit = try model.fit(streamed.moments)
      #expect(fit.rows == columns.rows && fit.groups == whole.groups)
      #expect(streamed.facts.columns.rowsRead == columns.rowsRead)
      #expect(agrees(fit.criterion, whole.criterion, relative: 1e-10))
      // Sums in another order: where the optimum is flat theta is known to half the digits.
      #expect(Self.agree(fit.theta, whole.theta, 1e-8))
      #expect(fit.fixedEffects.map(\.term) == whole.fixedEffects.map(\.term))
      for (a, b) in zip(fit.fixedEffects, whole.fixedEffects) {
        let error = b.estimate.standardError ?? .nan
        #expect(abs(a.estimate.value - b.estimate.value) <= 1e-8 * error)
        #expect(agrees(a.estimate.standardError, error, relative: 1e-8))
        #expect(agrees(a.degreesOfFreedom, b.degreesOfFreedom ?? .nan, relative: 1e-6))
      }
    }
  }

  @Test("the same file gives the same sums, bit for bit")
  func repeats() throws {
    let formula = try Formula(Self.formulas[1])
    let file = ProjectFiles.text(Self.text())
    let asked = Self.asked(formula, chunk: 500)
    let first = try StreamedMoments(file, formula, asked).moments
    for _ in 0..<5 { #expect(try StreamedMoments(file, formula, asked).moments == first) }
  }

  @Test("parts of a table, by a plan that is agreed on, merge to the whole")
  func parts() throws {
    let formula = try Formula("y ~ t * arm + age + (t | service/person)")
    let lines = Self.text().split(separator: "\n", omittingEmptySubsequences: false)
    let asked = Self.asked(formula, chunk: 700)
    let whole = try StreamedMoments(
      ProjectFiles.text(lines.joined(separator: "\n")), formula, asked)
    var merged: PersonMoments?
    for service in ["west", "north", "\"south\""] {
      let own = lines.filter { $0.hasPrefix("service") || $0.hasPrefix(service) }
      let stream = try ColumnStream(
        ProjectFiles.text(own.joined(separator: "\n") + "\n"), asked)
      let part = try StreamedMoments(stream, whole.moments.plan).moments
      if merged == nil { merged = part } else { try merged?.add(part) }
    }
    var all = try #require(merged)
    for (column, order) in whole.facts.sorted { all.reorder(column, order) }
    let model = MixedModel(formula)
    let (one, other) = (try model.fit(all), try model.fit(whole.moments))
    #expect(agrees(one.criterion, other.criterion, relative: 1e-10))
    #expect(
      Self.agree(
        one.fixedEffects.map(\.estimate.value), other.fixedEffects.map(\.estimate.value), 1e-8))
  }

  @Test(
    "persons are whole, wherever the text is cut: nobody has rows in two services",
    arguments: [20, 37, 700, 256 << 10])
  func wholePersons(_ chunk: Int) throws {
    let formula = try Formula("y ~ t + (1 | person)")
    var asked = ColumnsAsked(
      [.init("service", .categories), .init("person", .categories)]
        + TableFrame.columns(formula, factors: []).filter { $0.name != "person" })
    asked.chunkSize = chunk
    asked.blockSize = max(20_000, 10 * chunk)
    let columns = [MomentPlan.Column("t", isCategories: false, role: .key)]
    let plan = try MomentPlan(formula, grouping: ["person"], columns: columns)
    func gathered(_ text: String) throws -> PersonMoments {
      let stream = try ColumnStream(ProjectFiles.text(text), asked)
      return try StreamedMoments(stream, person: "person", service: "service") { _ in plan }.moments
    }
    let header = "service,person,t,y\n"
    let rows = (0..<40).flatMap { person in
      (0..<3).map {
        "\(person % 2 == 0 ? "north" : "south"),\(100 + person),\($0),\(person % 7 + $0)"
      }
    }
    let whole = try gathered(header + rows.joined(separator: "\n") + "\n")
    #expect(whole.persons == 40 && whole.rows == 120 && whole.patterns.count == 1)
    for place in [0, 1, 2, 60, 119] {
      var other = rows
      other[place] = other[place].replacing(
        place / 3 % 2 == 0 ? "north" : "south", with: place / 3 % 2 == 0 ? "south" : "north")
      let text = header + other.joined(separator: "\n") + "\n"
      #expect {
        _ = try gathered(text)
      } throws: { error in
        guard case StreamEnd<ModelError>.stopped(let reason) = error else { return false }
        return reason == .crossedCluster("service", group: "person")
      }
    }
  }

  @Test("an age that changes where the first rows did not say so is taken row by row")
  func varies() throws {
    // More people than are looked at first.
    let file = ProjectFiles.text(
      Self.text(people: 4_000) + "west,9999,0,new,41,0,1\nwest,9999,1,new,42,0,2\n")
    let formula = try Formula("y ~ t + age + (1 | person)")
    let asked = Self.asked(formula, chunk: 20_000)
    let streamed = try StreamedMoments(file, formula, asked)
    #expect(streamed.moments.plan.columns.map(\.role) == [.key, .free])
    let model = MixedModel(formula)
    let whole = try model.fit(TableFrame.frame(DataColumns(file, asked)))
    #expect(agrees(try model.fit(streamed.moments).criterion, whole.criterion, relative: 1e-10))
  }

  static func end(_ text: String, _ formula: String) throws -> StreamEnd<ModelError>? {
    let formula = try Formula(formula)
    do {
      _ = try StreamedMoments(ProjectFiles.text(text), formula, asked(formula, chunk: 200))
      return nil
    } catch {
      return error
    }
  }

  @Test("what cannot be summed says why")
  func refuses() throws {
    let text = Self.text()
    func refusal(_ formula: String, _ text: String) throws -> MomentRefusal? {
      guard case .stopped(.notSummed(let refusal)) = try Self.end(text, formula) else { return nil }
      return refusal
    }
    #expect(try refusal("y ~ x + (x | person)", text) == .ownTimes("x"))
    #expect(try refusal("y ~ poly(t, 2) + (1 | person)", text) == .curveOfAllRows("poly(t, 2)"))
    let long = text + (0..<400).map { "west,9999,\($0),new,41,0,1\n" }.joined()
    #expect(try refusal("y ~ t + (1 | person)", long) == .personTooLong(limit: 319))
    guard case .apart = try Self.end(text + "north,1003,4,new,41,0,1\n", "y ~ t + (1 | person)")
    else {
      Issue.record("rows that stand apart were not found")
      return
    }
    guard case .notCategories = try Self.end(text, "y ~ person + (1 | person)") else {
      Issue.record("a person's number is an effect")
      return
    }
  }
}

import Journeys
import Platform
import Results
import Scoring
import TestSupport
import Testing

@Suite("Agreement of two views (Cohen 1960, 1968; Gwet 2008)")
struct AgreementTableTests {
  /// A row of `Fixtures/journeys/agreement/expected.csv`.
  struct Expectation: Sendable, CustomTestStringConvertible {
    var name: String
    var counts: [[Int]]
    var coefficient: String
    var value: Double
    var error: Double

    var testDescription: String { "\(name) \(coefficient)" }

    static func all() throws -> [Self] {
      try Expected.rows("Fixtures/journeys/agreement/expected.csv").map { row in
        let counts = (row["counts"] ?? "").split(separator: " ").compactMap { Int($0) }
        let k = counts.count == 4 ? 2 : counts.count == 9 ? 3 : 4
        return Self(
          name: row["table"] ?? "",
          counts: (0..<k).map { Array(counts[$0 * k..<($0 + 1) * k]) },
          coefficient: row["coefficient"] ?? "",
          value: NumberText.value(row["value"] ?? "") ?? .nan,
          error: NumberText.value(row["error"] ?? "") ?? .nan)
      }
    }
  }

  static func table(_ counts: [[Int]]) -> AgreementTable {
    let answers = counts.indices.map { "a\($0)" }
    var pairs: [(first: String, second: String)] = []
    for (i, row) in counts.enumerated() {
      for (j, count) in row.enumerated() {
        pairs += Array(repeating: (answers[i], answers[j]), count: count)
      }
    }
    return AgreementTable(answers: answers, pairs: pairs)
  }

  @Test("agrees with R psych and numerical derivatives", arguments: try Expectation.all())
  func reference(_ expected: Expectation) throws {
    let table = Self.table(expected.counts)
    #expect(table.counts == expected.counts)
    let found =
      switch expected.coefficient {
      case "kappa-none": try table.kappa()
      case "kappa-linear": try table.kappa(.linear)
      case "kappa-quadratic": try table.kappa(.quadratic)
      default: try table.ac1()
      }
    #expect(agrees(found.value, expected.value, relative: 1e-10))
    #expect(agrees(found.standardError, expected.error, relative: 1e-7))
    let interval = try #require(found.interval)
    #expect(interval.lower >= -1 && interval.upper <= 1 && interval.lower < found.value)
  }

  @Test("exact agreement is counted, and who stands further on")
  func counts() {
    let table = Self.table([[75, 1, 4], [5, 4, 1], [0, 0, 10]])
    #expect(table.pairs == 100 && table.same == 89)
    #expect(table.firstFurther == 5 && table.secondFurther == 6)
  }

  @Test("the views may change places")
  func symmetric() throws {
    let counts = [[20, 3, 1], [2, 15, 4], [0, 5, 11]]
    let turned = (0..<3).map { i in (0..<3).map { counts[$0][i] } }
    for weights in AgreementTable.Weights.allCases {
      let (one, other) = (
        try Self.table(counts).kappa(weights), try Self.table(turned).kappa(weights)
      )
      #expect(agrees(one.value, other.value, relative: 1e-12))
    }
    let (one, other) = (try Self.table(counts).ac1(), try Self.table(turned).ac1())
    #expect(agrees(one.value, other.value, relative: 1e-12))
  }

  @Test("views that always agree have a coefficient of one without error")
  func perfect() throws {
    for found in [
      try Self.table([[20, 0], [0, 20]]).kappa(), try Self.table([[20, 0], [0, 20]]).ac1(),
    ] {
      #expect(found.value == 1 && (found.standardError ?? 1) < 1e-9)
    }
  }

  @Test("few pairs have no coefficient, and nor has one answer alone")
  func withheld() {
    func code(_ table: AgreementTable) -> String? {
      do {
        _ = try table.kappa()
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code(Self.table([[10, 1], [1, 7]])) == "agreement.few-pairs")
    #expect(code(Self.table([[10, 1], [1, 8]])) == nil)
    #expect(code(Self.table([[30, 0], [0, 0]])) == "agreement.one-answer")
    #expect(code(AgreementTable(answers: [], pairs: [])) == "agreement.few-pairs")
    #expect(throws: Withheld.self) { try AgreementTable(answers: ["a"], pairs: []).ac1() }
    // Gwet's chance is nought where all give one answer: they agree wholly.
    #expect((try? Self.table([[30, 0], [0, 0]]).ac1().value) == 1)
  }

  @Test("two named workers of one day make a pair; three make one, and the unnamed none")
  func observers() throws {
    func seen(_ day: Int, _ answer: String, _ observer: String?) -> Observation {
      Observation(day: day, indicator: "open", answer: answer, by: .worker, observer: observer)
    }
    var record = PersonRecord()
    record.observations = [
      seen(1, "no", "B"), seen(1, "did", "A"), seen(2, "no", "A"), seen(2, "no", nil),
      seen(3, "did", "C"), seen(3, "no", "A"), seen(3, "willing", "B"), seen(4, "no", "A"),
    ]
    var records = Records(until: 9)
    records[Person(service: "", id: "1")] = record
    let table = records.observerAgreement("open", answers: ["no", "willing", "did"])
    #expect(table.counts == [[0, 1, 0], [0, 0, 0], [1, 0, 0]])
    #expect(records.observerAgreement("other", answers: ["no"]).pairs == 0)
  }

  @Test("the person's view stands beside the worker's nearest in time, each once, or alone")
  func beside() {
    func seen(_ day: Int, _ answer: String, _ by: Observation.View) -> Observation {
      Observation(day: day, indicator: "open", answer: answer, by: by)
    }
    var record = PersonRecord()
    record.observations = [
      seen(1, "no", .worker), seen(1, "did", .person), seen(5, "did", .worker),
      seen(7, "no", .person), seen(20, "did", .worker),
    ]
    var records = Records(until: 30)
    records[Person(service: "", id: "1")] = record
    let sameDay = records.viewsBeside("open", answers: ["no", "did"])
    #expect(sameDay.beside.counts == [[0, 0], [1, 0]])
    #expect(sameDay.personAlone == 1 && sameDay.workerAlone == 2 && sameDay.people == 1)
    let near = records.viewsBeside("open", answers: ["no", "did"], within: 2)
    #expect(near.beside.counts == [[0, 1], [1, 0]] && near.beside.same == 0)
    #expect(near.personAlone == 0 && near.workerAlone == 1)
  }
}

import Documents
import Platform
import Results
import Scales
import TestSupport
import Testing

@Suite("The format of an outcomes framework, in one file")
struct FrameworkFormatTests {
  static let path = "Fixtures/frameworks/everything.json"

  static func text() throws -> String {
    String(decoding: try ProjectFiles.file(path).bytes, as: UTF8.self)
  }

  @Test("a file that says everything is read as it stands, with the scales it is made of")
  func everything() throws {
    let framework = try OutcomesFramework(
      reading: ProjectFiles.file(Self.path), with: ProjectStudies.catalog)
    #expect(framework.unit == .person && framework.status == .bespoke)
    #expect(framework.after.sources.map(\.id) == ["us"])
    #expect(framework.agreedBy.date?.text == "2025-10-01" && !framework.agreedBy.isTemplate)
    #expect(framework.agreedBy.roles.map(\.tookPart) == [.yes, .no, .notRecorded])
    #expect(framework.agreedBy.livedExperience == .yes && framework.agreedBy.commissioners == .no)
    #expect(framework.agreedBy.reviews.map(\.date.text) == ["2026-10-01"])
    #expect(framework.reviewBy.text == "2027-10-01")
    #expect(framework.count(.soft) == 1 && framework.count(.hard) == 1)
    #expect(framework.scaleIds == ["goal-based-outcomes", "trust-in-worker"])
    let trust = try #require(framework.outcome("trust"))
    #expect(trust.chosenBy == .together && trust.control == .service)
    #expect(trust.timeFrame.notBeforeMonths == 1.5 && trust.timeFrame.expectedByMonths == 6)
    #expect(
      trust.indicators.map(\.kind) == [
        .score, .goals, .observation, .engagement, .engagement, .words,
      ])
    #expect(
      trust.indicators[0].about == "As the scale asks it." && trust.indicators[1].about == nil)
    guard case .score(let score) = trust.indicators[0].record else {
      Issue.record("A score was read as another kind.")
      return
    }
    #expect(score.scale == "trust-in-worker" && score.score == "total" && score.metric == "raw")
    #expect(score.isTrust)
    #expect(framework.outcome("none") == nil && framework.indicator("none") == nil)
  }

  @Test("observations, engagement, states, counts and levels keep what they say")
  func records() throws {
    let framework = try OutcomesFramework(reading: ProjectFiles.file(Self.path))
    func record(_ id: String) throws -> Indicator.Record {
      try #require(framework.indicator(id)).indicator.record
    }
    guard case .observation(let seen) = try record("something-new"),
      case .engagement(let calls) = try record("their-call"),
      case .engagement(let meant) = try record("meant"),
      case .state(let housing) = try record("housing"),
      case .count(let hours) = try record("hours"),
      case .level(let reading) = try record("reading")
    else {
      Issue.record("An indicator was read as another kind.")
      return
    }
    #expect(seen.by == .both && seen.answers.map(\.id) == ["no", "willing", "did"])
    #expect(seen.answers.map(\.willing) == [false, true, true])
    #expect(seen.answers.map(\.done) == [false, false, true])
    #expect(calls.measure == .startedByPerson && calls.meaning == nil)
    #expect(meant.measure == .meaningToPerson && meant.meaning == 1...5)
    #expect(housing.states.map(\.holds) == [true, false] && housing.sustainedMonths == [3, 6])
    #expect(housing.toldBy == .service && housing.state("tenancy")?.name == "a tenancy")
    #expect(housing.state("castle") == nil)
    #expect(hours.unit == "hours" && hours.direction == .higherIsBetter)
    #expect(reading.map(\.id) == ["entry", "one"])
    #expect(framework.indicator("reading")?.outcome.id == "home")
  }

  @Test("every key that the schema knows stands in it, so the reader knows the same keys")
  func schemaKeys() throws {
    let schema = try JSONDocument.parse(
      ProjectFiles.file("Scales/frameworks/framework.schema.json").bytes, file: "schema")
    let document = try JSONDocument.parse(ProjectFiles.file(Self.path).bytes, file: "everything")
    let known = SchemaWords.properties(schema)
    #expect(known.count > 40)
    #expect(known.subtracting(SchemaWords.keys(document)) == [])
  }

  @Test(
    "every word that the schema allows is a word that the reader knows, and the other way round")
  func schemaWords() throws {
    let schema = try JSONDocument.parse(
      ProjectFiles.file("Scales/frameworks/framework.schema.json").bytes, file: "schema")
    func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Set<String>
    where Word.RawValue == String { Set(type.allCases.map(\.rawValue)) }
    let read: Set<Set<String>> = [
      words(OutcomesFramework.Unit.self), words(FrameworkAgreement.TookPart.self),
      words(FrameworkOutcome.Kind.self), words(FrameworkOutcome.Chooser.self),
      words(FrameworkOutcome.Control.self), words(Indicator.Kind.self),
      words(ObservationIndicator.Observer.self), words(EngagementIndicator.Measure.self),
      words(StateIndicator.Teller.self), words(ScoreDefinition.Direction.self),
    ]
    #expect(Set(SchemaWords.choices(schema)) == read)
  }

  @Test("an unknown key is refused wherever it stands, with the nearest one")
  func unknownKeys() throws {
    for (old, new) in [
      ("\"reviewBy\"", "\"reviewedBy\""), ("\"livedExperience\"", "\"lived\""),
      ("\"independence\"", "\"note\""), ("\"notBeforeMonths\"", "\"notBefore\""),
      ("\"willing\": false", "\"wiling\": false"), ("\"toldBy\"", "\"tellBy\""),
      ("\"low\"", "\"lowest\""), ("\"unit\": \"hours\"", "\"units\": \"hours\""),
    ] {
      let text = try Self.text().replacing(old, with: new, maxReplacements: 1)
      let error = try #require(throws: RefusedInput.self) {
        try OutcomesFramework(reading: ProjectFiles.text(text))
      }
      #expect(error.diagnostics.map(\.code).contains(.documentUnknownKey), "\(old)")
    }
  }

  @Test("a key that belongs to another kind of indicator is refused")
  func keysOfKinds() throws {
    let text = try Self.text().replacing(
      "\"measure\": \"started-by-person\"",
      with: "\"measure\": \"started-by-person\", \"meaning\": {\"low\": 1, \"high\": 5}")
    let error = try #require(throws: RefusedInput.self) {
      try OutcomesFramework(reading: ProjectFiles.text(text))
    }
    #expect(error.diagnostics.map(\.code) == [.documentUnknownKey])
  }

  @Test(
    "any one value of it in the place of any other ends in a framework or a refusal, never in a trap"
  )
  func mutations() throws {
    let document = try JSONDocument.parse(ProjectFiles.file(Self.path).bytes, file: "everything")
    let odd = [
      "null", "[]", "{}", "\"\"", "-1", "0.5", "1e300", "-9223372036854775808", "true",
      "\"2027-02-30\"",
    ]
    var generator = SeededGenerator(seed: 20_261)
    let bytes = try ProjectFiles.file(Self.path).bytes
    let values = SchemaWords.leaves(document, bytes)
    var refused = 0
    for _ in 0..<600 {
      guard let leaf = values.randomElement(using: &generator),
        let other = (odd + values.map(\.text)).randomElement(using: &generator)
      else { continue }
      var changed = bytes
      changed.replaceSubrange(leaf.range, with: Array(other.utf8))
      do throws(RefusedInput) {
        let framework = try OutcomesFramework(
          reading: SourceFile(name: "mutated", bytes: changed))
        let problems = framework.problems(with: ProjectStudies.catalog)
        #expect(problems.allSatisfy { $0.code == .frameworkUnknownScale && !$0.help.isEmpty })
      } catch {
        refused += 1
        #expect(error.diagnostics.allSatisfy { $0.place.file == "mutated" && !$0.help.isEmpty })
      }
    }
    #expect(refused > 200 && refused < 600)
  }
}

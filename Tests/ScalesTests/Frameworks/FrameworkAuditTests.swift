import Platform
import Results
import Scales
import TestSupport
import Testing

@Suite("What the audit proves of an outcomes framework")
struct FrameworkAuditTests {
  /// What is found in the file that says everything, with one thing changed.
  static func found(_ old: String, _ new: String) throws -> [Diagnostic] {
    let text = try FrameworkFormatTests.text()
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text, "\(old) does not stand in the file")
    do throws(RefusedInput) {
      _ = try OutcomesFramework(reading: ProjectFiles.text(changed), with: ProjectStudies.catalog)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test(
    "what cannot be meant is refused with one code",
    arguments: [
      ("\"id\": \"home\"", "\"id\": \"trust\"", DiagnosticCode.frameworkDuplicateId),
      ("\"id\": \"meant\"", "\"id\": \"their-call\"", .frameworkDuplicateId),
      ("\"id\": \"hours\"", "\"id\": \"stories\"", .frameworkDuplicateId),
      ("\"id\": \"did\"", "\"id\": \"no\"", .frameworkDuplicateId),
      ("\"id\": \"outside\"", "\"id\": \"tenancy\"", .frameworkDuplicateId),
      ("\"id\": \"one\"", "\"id\": \"entry\"", .frameworkDuplicateId),
      ("trust-in-worker\"", "trust-in-wroker\"", .frameworkUnknownScale),
      ("\"score\": \"total\"", "\"score\": \"totl\"", .frameworkUnknownScale),
      ("\"metric\": \"raw\"", "\"metric\": \"percent\"", .frameworkUnknownScale),
      ("\"goal-based-outcomes\"", "\"phq-9\"", .frameworkUnknownScale),
      ("\"notBeforeMonths\": 6", "\"notBeforeMonths\": 24", .frameworkMonths),
      ("\"notBeforeMonths\": 6", "\"notBeforeMonths\": -1", .frameworkMonths),
      ("\"expectedByMonths\": 24", "\"expectedByMonths\": 241", .frameworkMonths),
      ("[3, 6]", "[6, 3]", .frameworkMonths), ("[3, 6]", "[3, 3]", .frameworkMonths),
      ("[3, 6]", "[0, 3]", .frameworkMonths), ("[3, 6]", "[3, 600]", .frameworkMonths),
      ("\"holds\": true", "\"holds\": false", .frameworkStates),
      ("\"holds\": false", "\"holds\": true", .frameworkStates),
      ("\"id\": \"outside\"", "\"id\": \"unknown\"", .frameworkStates),
      ("\"id\": \"entry\"", "\"id\": \"not-applicable\"", .frameworkStates),
      (", { \"id\": \"one\", \"name\": \"level 1\" }", "", .frameworkSteps),
      ("\"low\": 1", "\"low\": 5", .frameworkMeaning),
      ("\"low\": 1", "\"low\": 6", .frameworkMeaning),
      ("\"kind\": \"soft\"", "\"kind\": \"hard\"", .frameworkKind),
      ("\"reviewBy\": \"2027", "\"reviewBy\": \"2026", .frameworkAgreement),
      ("\"date\": \"2026-10-01\"", "\"date\": \"2025-09-30\"", .frameworkAgreement),
      ("\"tookPart\": \"yes\"", "\"tookPart\": \"no\"", .frameworkAgreement),
      (
        "{ \"id\": \"us\", \"text\": \"Ourselves.\", \"url\": \"https://example.org/\" }", "",
        .frameworkAgreement
      ),
      ("2027-10-01", "2027-02-29", .documentValue), ("2027-10-01", "1 Oct 2027", .documentValue),
      ("\"id\": \"home\"", "\"id\": \"A home\"", .documentValue),
      ("\"Trusting the worker.\"", "\" \"", .documentValue),
      ("\"bespoke\"", "\"validated\"", .documentValue),
      ("\"together\"", "\"togther\"", .documentValue),
    ])
  func refused(_ old: String, _ new: String, _ code: DiagnosticCode) throws {
    let found = try Self.found(old, new)
    #expect(found.map(\.code) == [code], "\(found)")
    #expect(found.allSatisfy { !$0.help.isEmpty && $0.place.line != nil })
  }

  @Test("everything wrong is told in one pass, in the order of the file")
  func onePass() throws {
    let text = try FrameworkFormatTests.text()
      .replacing("\"notBeforeMonths\": 1.5", with: "\"notBeforeMonths\": 7")
      .replacing("\"low\": 1", with: "\"low\": 9").replacing("[3, 6]", with: "[6, 3]")
    let error = try #require(throws: RefusedInput.self) {
      try OutcomesFramework(reading: ProjectFiles.text(text))
    }
    #expect(
      error.diagnostics.map(\.code) == [.frameworkMonths, .frameworkMeaning, .frameworkMonths])
  }

  @Test(
    "an outcome with nothing that stands for it, and a framework without an outcome, are refused")
  func nothing() throws {
    for outcomes in [
      "[]",
      """
      [{"id": "a", "name": "A", "about": "A.", "kind": "hard", "chosenBy": "person", "control": "shared",
        "timeFrame": {"notBeforeMonths": 0, "expectedByMonths": 3}, "indicators": []}]
      """,
    ] {
      let text = try FrameworkFormatTests.text()
      let end = try #require(text.firstRange(of: "\"outcomes\":"))
      let error = try #require(throws: RefusedInput.self) {
        try OutcomesFramework(reading: ProjectFiles.text(text[..<end.upperBound] + outcomes + "}"))
      }
      #expect(error.diagnostics.map(\.code) == [.frameworkNoIndicator])
    }
  }

  @Test("a scale that is not there is met with the nearest one")
  func nearest() throws {
    let help = try Self.found("trust-in-worker\"", "trust-in-worke\"").map(\.help)
    #expect(help == ["Did you mean 'trust-in-worker'?"])
  }

  @Test("a template that nobody has agreed is let pass, and says so")
  func template() throws {
    let text = try FrameworkFormatTests.text()
      .replacing("\"date\": \"2025-10-01\",", with: "\"date\": null,")
      .replacing("\"tookPart\": \"yes\"", with: "\"tookPart\": \"notRecorded\"")
    let framework = try OutcomesFramework(reading: ProjectFiles.text(text))
    #expect(framework.agreedBy.isTemplate)
    #expect(framework.notes(on: nil).map(\.code) == ["framework.template"])
  }

  @Test("the range of a goal's rating is the scale's, and a scale of statements has none")
  func goalRatings() throws {
    func scale(_ id: String) throws -> Scale {
      try Scale(reading: ProjectFiles.file("Scales/\(id).json"))
    }
    #expect(try scale("goal-based-outcomes").goalRatings == 0...10)
    #expect(try scale("goal-attainment-scaling").goalRatings == -2...2)
    #expect(try scale("trust-in-worker").goalRatings == nil)
  }
}

import Results
import Scales
import TestSupport
import Testing

@Suite("Days of a framework, its time frames, and what it says of itself")
struct FrameworkNoteTests {
  @Test("a day is one of the calendar, as yyyy-mm-dd")
  func days() throws {
    for text in ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"] {
      #expect(CalendarDay(text)?.text == text)
    }
    for text in [
      "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-3", "26-04-03",
      "2026-04-03T00:00", "", "----------", "٢٠٢٦-04-03", "0000-01-01", "+026-01-01", "2026-01-00",
    ] {
      #expect(CalendarDay(text) == nil, "\(text)")
    }
    let days = ["2026-12-31", "2025-01-02", "2026-02-10"].compactMap { CalendarDay($0) }
    #expect(days.sorted().map(\.text) == ["2025-01-02", "2026-02-10", "2026-12-31"])
  }

  @Test("a review has passed the day after, not on the day")
  func review() throws {
    let framework = try OutcomesFramework(reading: ProjectFiles.file(FrameworkFormatTests.path))
    let day = try #require(CalendarDay("2027-10-01"))
    let after = try #require(CalendarDay("2027-10-02"))
    #expect(!framework.reviewHasPassed(on: day) && framework.reviewHasPassed(on: after))
    #expect(framework.notes(on: day) == [] && framework.notes(on: nil) == [])
    #expect(framework.notes(on: after).map(\.code) == ["framework.review-passed"])
    #expect(framework.notes(on: after)[0].message.contains("2027-10-01"))
  }

  @Test("who did not take part, and who chose, is said where it is not recorded")
  func notRecorded() throws {
    let text = try FrameworkFormatTests.text()
      .replacing("\"livedExperience\": \"yes\"", with: "\"livedExperience\": \"no\"")
      .replacing("\"together\"", with: "\"notRecorded\"")
    let framework = try OutcomesFramework(reading: ProjectFiles.text(text))
    let notes = framework.notes(on: nil)
    #expect(notes.map(\.code) == ["framework.lived-experience", "framework.chosen-by"])
    #expect(notes[1].message == "Who chose 'Trust' is not recorded.")
    for unit in OutcomesFramework.Unit.allCases {
      let choosers = Set(FrameworkOutcome.Chooser.allCases.map { $0.words(of: unit) })
      #expect(choosers.count == 5 && choosers.contains("not recorded"))
      // What is about an organisation or an area speaks of no single person.
      #expect(choosers.contains { $0.contains("the person") } == (unit == .person))
      #expect(FrameworkOutcome.Control.outside.words(of: unit).contains("never ranked"))
    }
    #expect(FrameworkOutcome.Chooser.notRecorded.words == "not recorded")
    #expect(FrameworkOutcome.Control.outside.words.contains("never ranked"))
    #expect(Set(FrameworkAgreement.TookPart.allCases.map(\.words)).count == 3)
  }

  @Test(
    "a time lies before the frame, in it, or after it; the first month that counts is in it",
    arguments: [
      (0.0, "tooEarly"), (1.4, "tooEarly"), (1.5, "mayShow"), (5.9, "mayShow"), (6, "expected"),
    ])
  func phases(_ months: Double, _ phase: String) throws {
    let framework = try OutcomesFramework(reading: ProjectFiles.file(FrameworkFormatTests.path))
    #expect(framework.outcomes[0].timeFrame.phase(months: months).rawValue == phase)
  }
}

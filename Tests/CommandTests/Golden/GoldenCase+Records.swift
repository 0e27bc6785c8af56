import Journeys
import Results
import Scoring
import Tables
import TestSupport

/// Files of records that cannot be used as they are: what the library says of them, whichever command
/// meets them.
extension GoldenCase {
  static let recordFiles: [GoldenCase] = [
    record(.recordUnknownColumn, .support, "person,from,to,toldby", "1,2025-02-01,,person"),
    record(.recordUnknownPerson, .support, "person,from,to", "1,2025-02-01,\n7,2025-02-01,"),
    record(.recordUnknownIndicator, .outcomes, outcomeRows, "1,housig,flat,2025-02-01,"),
    record(.recordUnknownWord, .outcomes, outcomeRows, "1,housing,flatt,2025-02-01,"),
    record(.recordMissingCell, .outcomes, outcomeRows, "1,housing,,2025-02-01,"),
    record(.recordDate, .outcomes, outcomeRows, "1,housing,flat,2025-02-30,"),
    record(.recordNumber, .contacts, "person,date,meaning_to_person", "1,2025-02-01,much"),
    record(.recordRatingRange, .goals, goalRows, "1,g1,2025-02-01,11,rated"),
    record(.recordOrder, .outcomes, outcomeRows, "1,housing,flat,2025-02-01,2025-01-01"),
    record(
      .recordOverlap, .outcomes, outcomeRows,
      "1,housing,street,2025-02-01,2025-04-01\n1,housing,flat,2025-03-01,"),
    record(.recordBeforeStart, .outcomes, outcomeRows, "1,housing,flat,2024-02-01,2024-04-01"),
    record(.recordAfterUntil, .outcomes, outcomeRows, "1,housing,flat,2026-02-01,"),
    record(
      .recordConflict, .observations, "person,date,indicator,answer,by,observer",
      "1,2025-02-01,open,no,worker,A\n1,2025-02-01,open,yes,worker,A"),
    record(
      .recordRepeat, .outcomes, outcomeRows,
      "1,housing,flat,2025-02-01,\n1,housing,flat,2025-02-01,"),
    record(
      .recordGoalOrder, .goals, goalRows,
      "1,g1,2025-02-01,,set\n1,g1,2025-03-01,,retired\n1,g1,2025-04-01,6,rated"),
    record(
      .recordApproval, .words, "person,date,kind,text,approved_by,approved_on",
      "1,2025-02-01,quote,They listened,B. Lee,"),
  ]

  private static let outcomeRows = "person,outcome,state,from,to"
  private static let goalRows = "person,goal,date,rating,status"

  /// What is said first of some rows. Person 1 has answers, the first of them on 2025-01-10; the run looks
  /// up to the end of that year.
  private static func record(
    _ code: DiagnosticCode, _ kind: RecordFile.Kind, _ head: String, _ rows: String
  ) -> GoldenCase {
    let text = "\(head)\n\(rows)\n"
    let words = "a file of \(kind.rawValue), looked at up to 2025-12-31:\n\n\(text)"
    return GoldenCase(code: code, arguments: [words], files: [:]) {
      var rules = RecordRules()
      rules.states = ["housing": .init(["street", "flat"], holding: ["flat"])]
      rules.observations = ["open": .init(["no", "yes"])]
      rules.goalRatings = ["voice": 0...10]
      let person = Person(service: "", id: "1")
      let people = RecordPeople(
        [person], firstScores: [person: 20_098], idsUniqueIn: .everywhere)
      do throws(RefusedInput) {
        let file = RecordFile(kind, ProjectFiles.text(text, name: "\(kind.rawValue).csv"))
        let records = try Records(
          reading: [file], rules: rules, people: people, until: 20_453, dates: .dayFirst)
        return Array((records.setAside + records.notes).prefix(1))
      } catch {
        return error.diagnostics
      }
    }
  }
}

import Results
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("a refused input lists its reasons in reading order")
  func reasonsAreSorted() {
    let late = Diagnostic(
      .documentUnknownKey, at: Place(file: "a", line: 9, column: 1), "late", help: "")
    let early = Diagnostic(
      .documentMissingKey, at: Place(file: "a", line: 2, column: 7), "early", help: "")
    #expect(RefusedInput([late, early]).diagnostics == [early, late])
  }

  @Test("only files that are not there count as missing input")
  func missingInput() {
    let gone = Diagnostic(.fileMissing, at: Place(file: "a"), "gone", help: "")
    let bad = Diagnostic(.documentSyntax, at: Place(file: "a"), "bad", help: "")
    #expect(RefusedInput([gone]).isMissingInput)
    #expect(!RefusedInput([gone, bad]).isMissingInput)
    #expect(!RefusedInput([]).isMissingInput)
  }
}

import Results
import TestSupport
import Testing

/// Expects a reason of a code, in words that may be said.
func expectWithheld(_ code: String, _ work: () throws(Withheld) -> Void) {
  do throws(Withheld) {
    try work()
    Issue.record("\(code) was not withheld")
  } catch {
    #expect(error.code == code)
    #expect(RefusedWords.found(in: error.reason + " " + error.help).isEmpty)
  }
}

import Disclosure
import Testing

@Suite("Small numbers")
struct DisclosureRuleTests {
  @Test("a figure is shown from the fewest persons on", arguments: [1, 8, 10])
  func boundary(_ fewest: Int) {
    let rule = DisclosureRule(fewestPersons: fewest)
    #expect(rule.verdict(persons: fewest) == .shown)
    #expect(rule.verdict(persons: fewest - 1) == .suppressed)
  }

  @Test("a rule of no persons is a programmer's mistake")
  func noPersons() async {
    await #expect(processExitsWith: .failure) { _ = DisclosureRule(fewestPersons: 0) }
  }
}

import Documents
import Testing

@Suite("Nearest names")
struct NearestNameTests {
  @Test(
    "a slip of the keys finds its word",
    arguments: [
      ("revers", "reverse"), ("reveres", "reverse"), ("Reverse", "reverse"), ("idd", "id"),
      ("di", "id"), ("standard_error", "standardError"), ("lable", "label"),
    ])
  func near(_ word: String, _ name: String) {
    #expect(NearestName.find(word, among: ["id", "label", "reverse", "standardError"]) == name)
  }

  @Test("a word unlike all of them finds none", arguments: ["", "xy", "colour", "q"])
  func far(_ word: String) {
    #expect(NearestName.find(word, among: ["id", "label", "reverse"]) == nil)
    #expect(NearestName.find(word, among: []) == nil)
  }

  @Test("of names equally near the first is given, and a nearer one is preferred")
  func ties() {
    #expect(NearestName.find("item", among: ["items", "itema"]) == "items")
    #expect(NearestName.find("items", among: ["item", "items"]) == "items")
  }

  @Test("the longest names cost nothing")
  func long() {
    let long = String(repeating: "a", count: 200_000)
    #expect(NearestName.find(long, among: [long]) == nil)
  }
}

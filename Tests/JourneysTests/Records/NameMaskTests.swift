import Journeys
import Testing

@Suite("Listed names are masked")
struct NameMaskTests {
  static func masked(_ text: String, _ names: String...) -> String {
    NameMask(names).masked(text).text
  }

  @Test(
    "whole words, whatever their capitals and accents",
    arguments: [
      ("Anna came", "anna", "[name] came"), ("ANNA, again", "Anna", "[name], again"),
      ("Annabel came", "Anna", "Annabel came"), ("Hanna came", "Anna", "Hanna came"),
      ("José came", "Jose", "[name] came"), ("Jose came", "José", "[name] came"),
      ("Jose\u{301} came", "JOSÉ", "[name] came"), ("Bjørn and Þór", "bjorn", "[name] and Þór"),
      ("Strauß", "STRAUSS", "[name]"), ("Łukasz", "lukasz", "[name]"),
      ("Νίκος ήρθε", "νικος", "[name] ήρθε"), ("Сергей пришёл", "СЕРГЕЙ", "[name] пришёл"),
      ("Сергеи\u{306} пришёл", "Сергей", "[name] пришёл"), ("أحمد هنا", "احمد", "[name] هنا"),
      ("İbrahim", "ibrahim", "[name]"), ("Nguyễn spoke", "nguyen", "[name] spoke"),
    ])
  func wholeWords(_ text: String, _ name: String, _ expected: String) {
    #expect(Self.masked(text, name) == expected)
  }

  @Test(
    "with what stands for possession behind them",
    arguments: [
      ("Anna's flat", "Anna", "[name]'s flat"), ("Anna’s flat", "Anna", "[name]’s flat"),
      ("Annas flat", "Anna", "[name] flat"), ("James' flat", "James", "[name]' flat"),
      ("James's flat", "James", "[name]'s flat"), ("the Smiths came", "Smith", "the [name] came"),
    ])
  func possessives(_ text: String, _ name: String, _ expected: String) {
    #expect(Self.masked(text, name) == expected)
  }

  @Test(
    "names of several words, however they are put together",
    arguments: [
      ("Mary Jane came", "Mary Jane", "[name] came"),
      ("Mary-Jane came", "Mary Jane", "[name] came"),
      ("MaryJane came", "Mary-Jane", "[name] came"), ("Mary\u{A0}Jane", "Mary Jane", "[name]"),
      ("O’Neill", "O'Neill", "[name]"), ("ONeill", "O'Neill", "[name]"),
      ("O Neill", "O'Neill", "[name]"),
      ("An\u{200B}na came", "Anna", "[name] came"), ("An\u{AD}na", "Anna", "[name]"),
      ("Mary went, Jane stayed", "Mary Jane", "Mary went, Jane stayed"),
      ("I an hour", "Ian", "I an hour"), ("An-na", "Anna", "[name]"),
    ])
  func several(_ text: String, _ name: String, _ expected: String) {
    #expect(Self.masked(text, name) == expected)
  }

  @Test("the longest first, and all that names cover together")
  func longest() {
    #expect(Self.masked("Anna Smith came", "Anna", "Anna Smith") == "[name] came")
    #expect(Self.masked("Mary Jane Smith", "Mary Jane", "Jane Smith") == "[name]")
    #expect(Self.masked("Anna Anna", "Anna") == "[name] [name]")
  }

  @Test("in scripts that do not part words a name is found between others")
  func unparted() {
    #expect(Self.masked("我和王芳说话", "王芳") == "我和[name]说话")
    #expect(Self.masked("はなこさん", "はなこ") == "[name]さん")
  }

  @Test("a text without names, and a list without any, stay as they are")
  func untouched() {
    for text in ["", "   ", "nobody here", "👩‍👩‍👧 1️⃣ – '’", "e\u{301}"] {
      #expect(Self.masked(text) == text && Self.masked(text, "Anna") == text)
      #expect(Self.masked(text, "", " ", "-") == text)
    }
  }

  @Test("masking twice is masking once, and no listed name is left")
  func twice() {
    let names = ["Anna", "Mary Jane", "O'Neill", "Jo"]
    let text = "Jo's Anna: Mary-Jane O’Neill, jo, ANNA's. Joanna? Mary."
    let once = NameMask(names).masked(text)
    #expect(NameMask(names).masked(once.text).count == 0)
    #expect(once.text == "[name]'s [name]: [name] [name], [name], [name]'s. Joanna? Mary.")
    #expect(once.count == 6)
  }
}

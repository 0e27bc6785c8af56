import Plots
import Testing

@Suite("Safe text")
struct SafeTextTests {
  @Test("the five special characters become references")
  func specials() {
    #expect(
      SafeText.escaped("<script>alert('1 & \"2\"')</script>")
        == "&lt;script&gt;alert(&#39;1 &amp; &quot;2&quot;&#39;)&lt;/script&gt;")
  }

  @Test(
    "control, bidirectional and invisible characters go",
    arguments: [
      "\u{202E}", "\u{2066}", "\u{200F}", "\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{FEFF}",
      "\u{200B}", "\u{FFFE}", "\u{1FFFF}",
    ])
  func unseen(_ character: String) {
    #expect(SafeText.plain("A\(character)B") == "AB")
  }

  @Test("line breaks and runs of blanks become one space")
  func blanks() {
    #expect(SafeText.plain(" Person\r\n\t A \u{2028}") == "Person A")
  }

  @Test("names in other scripts, accents and joined emoji stay")
  func otherScripts() {
    for name in ["Zoë", "نور", "山田", "👩‍👧", "Łukasz"] { #expect(SafeText.plain(name) == name) }
  }

  @Test("ids stay apart and start with a letter")
  func ids() {
    let given = ["figure-1", "a b", "a.b", "a..b", "", "1", "p.1", "é", "a\"b", "a_b", "a-b"]
    let made = given.map(SafeText.identifier)
    #expect(Set(made).count == given.count)
    #expect(made.first == "figure-1")
    for id in made {
      #expect(id.first?.isLetter == true && id.allSatisfy { $0.isASCII && $0 != "\"" && $0 != " " })
    }
  }
}

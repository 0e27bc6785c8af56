import Glibc
import Plots
import Testing

@Suite("Palette (WCAG 2.2, success criterion 1.4.11)")
struct PaletteTests {
  @Test(
    "every hue stands out from white and from dark paper by 3:1", arguments: Palette.Hue.allCases)
  func contrast(_ hue: Palette.Hue) {
    let own = luminance(hue.rawValue)
    #expect(1.05 / (own + 0.05) >= 3)
    #expect((own + 0.05) / (luminance("#1B1B1B") + 0.05) >= 3)
  }

  @Test("neighbouring styles differ in shape as well as hue")
  func shapes() {
    let styles = (0..<6).map(Palette.style)
    #expect(Set(styles.map(\.marker)).count == 6 && Set(styles.map(\.hue)).count == 6)
    #expect(Palette.style(6) == Palette.style(0) && Palette.style(-1) == Palette.style(5))
  }

  private func luminance(_ code: String) -> Double {
    let digits = Array(code.dropFirst())
    let parts = stride(from: 0, to: 6, by: 2).map { place in
      let level = Double(Int(String(digits[place...place + 1]), radix: 16) ?? 0) / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}

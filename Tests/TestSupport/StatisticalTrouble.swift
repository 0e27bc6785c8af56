import Platform
public import Results
import Tables

/// An SPSS or Stata file that is refused, or read with a note, for one reason.
public struct StatisticalTrouble: Sendable {
  /// The code of the reason.
  public var code: DiagnosticCode
  /// What is wrong with the file.
  public var about: String
  private var bytes: [UInt8]

  /// What is said of it.
  public var told: [Diagnostic] {
    do throws(RefusedInput) {
      if bytes.isEmpty { throw TableText.statisticalLeftOut("survey.sav", program: "SPSS") }
      return try TableText(
        statistical: SourceFile(name: "survey.sav", bytes: bytes), TableOpening()
      ).notes
    } catch {
      return error.diagnostics
    }
  }

  private static func fixture(_ name: String) -> [UInt8] {
    (try? ProjectFiles.file("Fixtures/tables/statistical/\(name)").bytes) ?? [0]
  }

  /// One for each reason.
  public static let all = [
    StatisticalTrouble(
      code: .statisticalDamaged, about: "an SPSS file that breaks off",
      bytes: fixture("survey.sav").dropLast(20)),
    StatisticalTrouble(
      code: .statisticalEncoding, about: "an SPSS file with bytes that are not UTF-8, as it states",
      bytes: fixture("survey.sav").replacing(
        Array("Zo\u{EB}".utf8), with: [0x5A, 0x6F, 0xFF, 0xFE])),
    StatisticalTrouble(
      code: .statisticalVersion, about: "a Stata file of a version to come",
      bytes: fixture("survey.dta").replacing(
        Array("<release>118".utf8), with: Array("<release>199".utf8))),
    StatisticalTrouble(
      code: .statisticalTooLarge, about: "an SPSS file of 32,768 columns",
      bytes: MadeUpSPSS.file(variables: 32_768)),
    StatisticalTrouble(
      code: .statisticalLeftOut, about: "an SPSS file, where the program was built without them",
      bytes: []),
    StatisticalTrouble(
      code: .statisticalDates, about: "a Stata file with dates by month",
      bytes: fixture("months.dta")),
  ]
}

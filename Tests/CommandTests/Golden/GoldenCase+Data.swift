import Results
import TestSupport

/// Files of people's answers, and studies, that cannot be used as they are.
extension GoldenCase {
  static let files: [GoldenCase] = [
    score(.fileMissing, "", file: "gone.csv"),
    // A name longer than the 255 bytes that a file system allows.
    score(.fileUnreadable, "", file: String(repeating: "survey-", count: 40) + ".csv"),
    score(.fileEmpty, "\n\n"),
    score(.fileEncoding, "id,a,b\nRen", bytes: [0xE9, 0x2C, 0x31, 0x2C, 0x31, 0x0A]),
  ]

  static let csv: [GoldenCase] = [
    score(.csvNoRows, "id,a,b\n"),
    score(.csvUnclosedQuote, "id,a,b\n1,1,1\n2,\"1,1\n3,1,1\n"),
    score(.csvStrayQuote, "id,a,b\n1,1,1\nx\"y,1,1\n"),
    score(.csvDuplicateColumn, "id,a,a,b\n1,1,1,1\n"),
    score(.csvBlankColumn, "id,,a,b\n1,,1,1\n"),
    score(.csvMissingColumn, "id,a,B\n1,1,1\n"),
    score(.csvRaggedRow, "id,a,b\n1,1,1\n2,1\n3,1,1,1\n"),
    score(.csvFieldTooLong, "id,a,b\n" + String(repeating: "x", count: 1_100_000) + ",1,1\n"),
    score(
      .csvRecordTooLong,
      "id,a,b\n1" + String(repeating: "," + String(repeating: "x", count: 1_000_000), count: 18)
        + "\n"),
    score(.csvTooManyColumns, "id,a,b\n1" + String(repeating: ",1", count: 10_001) + "\n"),
  ]

  static let studies: [GoldenCase] = [
    quarterly(.studyFormula, "~ occasion", "~ occasion + age"),
    quarterly(.studyReference, "score: total", "score: sum"),
    quarterly(.studyQuarter, options: ["--quarter", "2025Q1"]),
    quarterly(.studySince, options: ["--since", "then"], files: ["then/manifest.json": "{}"]),
    quarterly(.studyOccasion, "occasions: numbered", "occasions: [Baseline, Baseline]"),
  ]

  static let people: [GoldenCase] = [
    score(
      .rowsLeftOut, "id,kind,a,b\n1,real,1,1\n2,test,1,1\n", options: ["--leave-out", "kind=Test"]),
    score(
      .rowsLeftOutNone, "id,kind,a,b\n1,real,1,1\n", options: ["--leave-out", "kind=preview"]),
    dated(.dateOrderAmbiguous, "1,03/04/2025,1,1\n2,05/06/2025,1,1\n"),
    dated(.dateOrderMixed, "1,13/04/2025,1,1\n2,05/16/2025,1,1\n"),
    quarterly(
      .occasionSpelling, "occasions: numbered", "occasions: [One, Two]",
      data: "service,id,time,a,b\nNorth,1,One,1,1\nNorth,1,TWO,1,2\n"),
    dated(.occasionDate, "1,2025-02-30,1,1\n2,2025-02-28,1,1\n"),
    dated(.occasionSuperseded, "1,2025-02-20,1,1\n1,2025-03-20,2,1\n"),
    dated(.rowsLater, "1,2025-02-20,1,1\n1,2025-05-20,2,1\n", options: ["--quarter", "2025Q1"]),
    corrected(.correctionRow, "North,0,1,a,4,,\n"),
    corrected(.correctionUnmatched, "North,9999,1,a,4,Ann,read from the paper form\n"),
    corrected(.correctionsApplied, "North,0,1,a,4,Ann,read from the paper form\n"),
    quarterly(
      .serviceRenamed, "file: data.csv", "file: data.csv\n  services: [{from: North, to: Hill}]"),
    quarterly(.keyNothingAnswered, rows: "North,901,1,2,2\nNorth,901,1,,\n"),
    score(.keyMissing, "id,a,b\n1,1,1\n,1,1\n"),
    quarterly(.keyConflict, rows: "North,0,1,5,5\n"),
    quarterly(.keyRepeat, rows: "North,901,1,2,2\nNorth,901,1,2,2\n"),
    quarterly(.occasionMissing, rows: "North,901,,2,2\n"),
    quarterly(.occasionUnknown, rows: "North,901,soon,2,2\n"),
    score(.responseNotNumeric, "id,a,b\n1,two,1\n"),
    score(.responseOutOfRange, "id,a,b\n1,6,1\n2,1,999\n"),
  ]

  /// `waymark quarterly` over the small study with a list of corrections.
  private static func corrected(_ code: DiagnosticCode, _ row: String) -> GoldenCase {
    var golden = quarterly(code, "file: data.csv", "file: data.csv\n  corrections: corrections.csv")
    golden.files["corrections.csv"] = Array(
      ("service,person,occasion,column,value,by,why\n" + row).utf8)
    return golden
  }

  /// `waymark quarterly` over a study whose occasions are the quarters of dates.
  private static func dated(
    _ code: DiagnosticCode, _ rows: String, options: [String] = []
  ) -> GoldenCase {
    let study = SmallStudy.study
      .replacing("ids_unique_in: service\n  service: service", with: "ids_unique_in: everywhere")
      .replacing("occasions: numbered", with: "occasions: {by: quarter}")
    return GoldenCase(
      code: code,
      arguments: ["quarterly", "study.yml", "--out", "out", "--scales", "."]
        + options,
      files: [
        "pair.json": Array(SmallStudy.scale.utf8), "study.yml": Array(study.utf8),
        "data.csv": Array(("id,time,a,b\n" + rows).utf8),
      ],
      list: "out/refused.csv")
  }
}

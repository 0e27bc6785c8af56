import Results
import TestSupport

/// Cells and ids that cannot be read as they stand, and those that are read in another way.
extension GoldenCase {
  /// The scale of two items with wording for its answers.
  static let worded = SmallStudy.scale.replacing(
    "{\"code\": 1}, {\"code\": 2}",
    with: "{\"code\": 1, \"label\": \"Never\"}, {\"code\": 2, \"label\": \"Seldom\"}")
  /// The same with answers coded 1, 2, 3, 5 and 7.
  static let gaps = SmallStudy.scale.replacing(
    "{\"code\": 4}, {\"code\": 5}", with: "{\"code\": 5}, {\"code\": 7}"
  )
  .replacing("[2, 10]", with: "[2, 14]").replacing("{\"raw\": 6}", with: "{\"raw\": 8}")

  static func score(
    _ code: DiagnosticCode, _ data: String, scaleText: String, options: [String] = [],
    labels: String? = nil
  ) -> Self {
    var golden = score(code, data, options: options)
    golden.files["pair.json"] = Array(scaleText.utf8)
    if let labels { golden.files["labels.csv"] = Array(labels.utf8) }
    return golden
  }

  static let answers: [GoldenCase] = [
    check(.scaleLabel, worded.replacing("\"Seldom\"", with: "\"never\"")),
    score(
      .scaleLabelCode, "id,a,b\n1,1,1\n", scaleText: SmallStudy.scale,
      options: ["--labels", "labels.csv"], labels: "item,label,code\na,Often,often\n"),
    score(
      .scaleLanguage, "id,a,b\n1,1,1\n", scaleText: worded, options: ["--language", "cy"]),
    score(.responseUnknownLabel, "id,a,b\n1,Nver,1\n2,Always,1\n", scaleText: worded),
    score(.responseNotAnOption, "id,a,b\n1,4,1\n", scaleText: gaps),
    score(.responseFraction, "id,a,b\n1,2.5,1\n"),
    score(.responseNumberTooLarge, "id,a,b\n1,1e999,1\n"),
    score(.responseNumberTooSmall, "id,a,b\n1,1e-400,1\n"),
    score(.responseNumberTooLong, "id,a,b\n1,1234567890123456789,1\n"),
    score(.responseNumberForm, "id,a,b\n1,0x10,1\n2,+3,1\n3,1,1e2\n"),
    score(.responseDecimalMark, "id,a,b\n1,\"3,5\",1\n"),
    score(.responseNonASCIIDigit, "id,a,b\n1,\u{663},1\n2,\u{2212}3,1\n"),
    score(.responseSeveral, "id,a,b\n1,2;3,1\n"),
    score(.responseMissingLookAlike, "id,a,b\n1,-99,1\n2,1,n/a\n"),
    score(.responseInvisibleCharacter, "id,a,b\n1,3\u{200B},1\n"),
    score(.responseLabelRead, "id,a,b\n1,never,Seldom\n", scaleText: worded),
    score(.responseIntegralDecimal, "id,a,b\n1,3.0,1\n"),
    score(.responsePadded, "id,a,b\n1, 3,1\n"),
    score(.keyPadded, "id,a,b\n 1,3,1\n"),
    score(.keyDamaged, "id,a,b\n1.23E+11,3,1\n"),
    score(.textInvisibleCharacter, "id,a,b\n1\u{200B},3,1\n"),
    score(.textLookAlike, "id,a,b,\u{E9},e\u{301}\n1,3,1,,\n"),
    quarterly(.keyNearDuplicate, rows: "North,AB1,1,2,2\nNorth,ab1,1,2,2\n"),
  ]
}

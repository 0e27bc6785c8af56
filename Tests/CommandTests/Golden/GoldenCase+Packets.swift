import Foundation
import Results
import TestSupport

/// Rows that no packets are made of, and packets that do not go together.
extension GoldenCase {
  /// `waymark packet make` over rows.
  private static func make(
    _ code: DiagnosticCode, _ data: String, options: [String] = []
  ) -> Self {
    GoldenCase(
      code: code,
      arguments: [
        "packet", "make", "data.csv", "--service", "service", "--pre", "pre", "--post", "post",
        "--measure", "trust", "--measure-version", "2", "--range", "5-25",
      ] + options,
      files: ["data.csv": Array(data.utf8)])
  }

  /// `waymark packet` over packets of `Fixtures/packets`.
  private static func packets(
    _ code: DiagnosticCode, _ words: [String], _ names: [String],
    _ change: (String) -> String = { $0 }
  ) -> Self {
    let files = names.map { name -> (String, [UInt8]) in
      let path = ProjectFiles.root + "/Fixtures/packets/" + name
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      return (name, Array(change(text).utf8))
    }
    return GoldenCase(
      code: code, arguments: ["packet"] + words.prefix(1) + names + words.dropFirst(),
      files: Dictionary(uniqueKeysWithValues: files))
  }

  static let packetCases: [GoldenCase] = [
    make(
      .packetSplitPerson, "person,service,pre,post\na,north,12,15\nb,north,9,9\na,south,12,17\n",
      options: ["--person", "person"]),
    make(
      .packetCategory, "service,pre,post,category\nnorth,12,15,improved\nnorth,9,9,better\n",
      options: ["--category", "category"]),
    packets(.packetEdited, ["merge"], ["north.json"]) {
      $0.replacing("\"first\":34", with: "\"first\":35")
    },
    packets(.packetImpossible, ["merge"], ["impossible.json"]),
    packets(.packetVersion, ["merge"], ["north.json", "other-version.json"]),
    packets(.packetPlan, ["merge"], ["north.json", "other-plan.json"]),
    packets(.packetDuplicate, ["merge"], ["north.json", "gated.json"]),
    packets(.packetGatedPart, ["merge", "--parts"], ["gated.json", "gated-part.json"]),
    GoldenCase(
      code: .packetNotSummed,
      arguments: [
        "packet", "make", "data.csv", "--service", "service", "--person", "person", "--time",
        "month", "--plan", "score ~ poly(month, 2) + (1 | person)", "--measure", "trust",
        "--measure-version", "2",
      ],
      files: [
        "data.csv": Array(
          "person,service,month,score\na,north,0,12\na,north,6,15\nb,south,0,9\n".utf8)
      ]),
    packets(.packetNotFitted, ["fit"], ["north.json", "south.json"]),
  ]
}

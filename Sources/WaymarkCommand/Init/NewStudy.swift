import Platform
import Results
import Scales
import Scoring
import Tables

/// A study file that does not exist yet, with the files of words that go with it.
struct NewStudy {
  private let pins: SniffPins
  private let draft: StudyDraft
  private let path: String
  private let file: String
  private let records: RecordsDraft?

  /// - Parameters:
  ///   - pins: what was seen in the survey file.
  ///   - file: the survey file.
  ///   - out: where the study is to be; beside the survey file unless given.
  ///   - records: what it is after, and what is to be on record; nil for neither.
  init(_ pins: SniffPins, file: String, out: String?, records: RecordsDraft?) {
    self.records = records
    path = out ?? Folder.resolve("study.yml", from: Folder.parent(of: file))
    self.file = Self.path(of: file, from: Folder.parent(of: path))
    var pins = pins
    pins.fileInStudy = self.file
    self.pins = pins
    draft = StudyDraft(pins, isFile: true)
  }

  /// The files of words, by scale.
  private var labels: [(scale: String, name: String, text: String)] {
    draft.words.map { scale, words in
      let rows = words.pairs.map { pair in
        [ResultTable.Cell.text("*"), .text(pair.word), .integer(pair.code)]
      }
      let table = ResultTable(columns: ["item", "label", "code"], rows: rows)
      return (scale, "\(scale)-words.csv", CSVWriter.text(table))
    }
  }

  /// The files of records that are begun.
  private var recordFiles: [(name: String, text: String)] {
    records?.files(withService: pins.sniff.roles.scope == .service) ?? []
  }

  /// Writes the files, each whole, and the study last; nothing that exists is written over.
  ///
  /// - Throws: `OutputRefused`.
  func write() throws(OutputRefused) {
    let folder = Folder.parent(of: path)
    for taken in [path] + labels.map({ Folder.resolve($0.name, from: folder) })
    where WholeFile.exists(taken) {
      throw OutputRefused(
        path: taken, reason: "it is there already; name another study file with --out",
        isCreation: true)
    }
    for begun in recordFiles where WholeFile.exists(Folder.resolve(begun.name, from: folder)) {
      throw OutputRefused(
        path: Folder.resolve(begun.name, from: folder),
        reason:
          "it is there already, and is left as it is; name a study file in another folder with "
          + "--out, or leave --records out",
        isCreation: true)
    }
    for file in labels.map({ ($0.name, $0.text) }) + recordFiles {
      try WholeFile.write(Array(file.1.utf8), to: Folder.resolve(file.0, from: folder))
    }
    try WholeFile.write(Array(text.utf8), to: path)
  }

  private var text: String {
    let names = Dictionary(uniqueKeysWithValues: labels.map { ($0.scale, $0.name) })
    let questions = SniffQuestions(pins.sniff).texts
    let head =
      ["# A study of \(file), begun by 'waymark init'. Look it through, then:"]
      + ["#   waymark quarterly \(ShellWord.path(path)) --out out/"]
    let asked =
      questions.isEmpty
      ? []
      : ["#", "# What only you can know:"]
        + questions.flatMap { Wrapped.lines($0, first: "# - ", rest: "#   ") }
    let after = records?.lines(followed: pins.sniff.pinned.map(\.scale.id)) ?? []
    return (head + asked + [""] + draft.lines(labels: names) + after).joined(separator: "\n") + "\n"
  }

  /// What was written, and what is left to decide.
  var account: [String] {
    var lines = ["\(path) is written."]
    for label in labels {
      lines += Wrapped.lines(
        "\(label.name) beside it has the words of the answers to \(label.scale) with codes: look it through "
          + "with the questionnaire in hand.", first: "", rest: "")
    }
    let begun = recordFiles.map(\.name)
    if !begun.isEmpty {
      lines += Wrapped.lines(
        "Beside it are \(begun.joined(separator: ", ")): column names, and no rows yet. Until consent.csv "
          + "says what people agreed to, nobody's answers are used.", first: "", rest: "")
    }
    let gaps = draft.gaps
    if gaps.isEmpty {
      lines += ["It can be run as it is; look through it first:"]
    } else {
      lines +=
        ["Before it can be run:"] + gaps.flatMap { Wrapped.lines($0, first: "  - ", rest: "    ") }
    }
    return lines + ["  waymark quarterly \(ShellWord.path(path)) --out out/"]
  }

  /// A path as seen from a folder.
  private static func path(of file: String, from folder: String) -> String {
    if file.hasPrefix("/") || folder == "." { return file }
    if file.hasPrefix("\(folder)/") { return String(file.dropFirst(folder.count + 1)) }
    let steps = folder.split(separator: "/")
    if folder.hasPrefix("/") || steps.contains("..") { return file }
    return steps.map { _ in "../" }.joined() + file
  }
}

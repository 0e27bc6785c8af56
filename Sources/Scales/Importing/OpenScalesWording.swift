import Documents
import Results

/// All wording of an Open Scale Definition, by language and key.
struct OpenScalesWording {
  /// The language of the draft's wording as a scale file has it; nil where the file does not say.
  private(set) var language: String?
  private let licence: Licence
  private let reading: Reading
  /// The wording carried as text and label.
  private var main: [String: Node] = [:]
  /// Other languages, whose labels of answers a scale file can hold.
  private var others: [(language: String, texts: [String: Node])] = []
  private var wording: DraftWording

  /// Chooses the language asked for, else English, else the one without a name, else the first.
  init(
    _ translations: [Node.Member], _ licence: Licence, _ wanted: String, _ reading: Reading
  ) {
    self.licence = licence
    self.reading = reading
    wording = DraftWording(licence)
    let keys = translations.map(\.key)
    let chosen =
      [wanted, "en", "default"].first { name in
        keys.contains { Words.language($0) == Words.language(name) || $0 == name }
      } ?? keys.first
    guard let chosen else { return }
    for member in translations {
      guard case .object(let members) = member.value.kind else { continue }
      let texts = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
      let name = Words.language(member.key)
      if member.key == chosen || name == Words.language(chosen) {
        main = texts
        language = licence.allowsWording && member.key != "default" ? name : nil
      } else if let name, member.key != "default" {
        others.append((name, texts))
      }
    }
    guard !others.isEmpty, licence.allowsWording else { return }
    reading.report(
      .importLanguage, at: translations[0].keyPlace,
      "Questions are carried in one language, '\(Words.short(chosen))'; of \(others.count) others "
        + "only the answers' labels are.",
      help: "A scale file has the text of its questions in one language; make a file for each.")
  }

  /// The text of a question.
  mutating func text(_ key: String?) -> String? {
    guard let key, let node = main[key] else { return nil }
    return wording.take(node.text, at: node.place)
  }

  /// The label of an answer.
  mutating func option(_ code: Int, _ key: String?) -> ResponseOption {
    guard let key, let node = main[key] else { return ResponseOption(code: code, labels: [:]) }
    let label = wording.take(node.text, at: node.place)
    guard wording.isAllowed else { return ResponseOption(code: code, labels: [:]) }
    let labels = others.compactMap { other in
      other.texts[key]?.text.flatMap(Words.plain).map { (other.language, $0) }
    }
    return ResponseOption(
      code: code, label: label, labels: Dictionary(labels) { first, _ in first })
  }

  /// The name of a band, which is not the wording of a question.
  func name(_ key: String?) -> String? { key.flatMap { main[$0]?.text }.flatMap(Words.plain) }

  func report() { wording.report(licence, reading) }
}

extension Node {
  /// The text; nil when it is none.
  var text: String? {
    if case .string(let text) = kind { text } else { nil }
  }
}

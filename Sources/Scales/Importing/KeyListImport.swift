import Documents
import Platform
import Results

/// Reads a list of keys as R's psych takes it: by score, the items, a minus before those that count the
/// other way round. R has no more to say: psych takes the range from the data and fills blanks with the
/// sample's median unless it is told otherwise, so the person who imports states range and kind.
///
/// ### Source
/// `scoreItems` of the R package psych: <https://personality-project.org/r/psych/help/score.items.html>.
enum KeyListImport {
  /// One score with its items as they are written, `-q2` for a reversed one.
  private struct Entry {
    var name: String
    var place: Place
    var keys: [(text: String, place: Place)]
  }

  static func draft(
    _ file: SourceFile, _ choices: ImportChoices, _ reading: Reading
  ) throws(RefusedInput) -> DraftScale {
    let place = Place(file: file.name)
    guard let range = choices.range, let kind = choices.kind, range.count >= 2,
      range.count <= Limit.options, max(-range.lowerBound, range.upperBound) <= Limit.code
    else {
      throw RefusedInput([
        Diagnostic(
          .importNotStated, at: place,
          "A list of keys says neither which answers its items have nor whether they are added up.",
          help: "State them: --range 1-5 --kind sum, or --kind mean.", severity: .error)
      ])
    }
    let entries = try entries(of: file)
    var itemIds = DraftIds.items
    var scoreIds = DraftIds.scores
    let licence = LicenceWords.licence(
      nil, terms: nil, url: nil, at: place, choices, reading)
    var draft = DraftScale(
      id: choices.id ?? Words.id(file.stem) ?? "imported", name: file.stem,
      about: "Imported; a list of keys says nothing of what a scale is for.",
      imported: Citation(
        id: "imported", text: "A list of keys for R's psych, read from \(file.baseName)."),
      licence: licence)
    let options = range.map { ResponseOption(code: $0, labels: [:]) }
    var known: Set<String> = []
    for entry in entries {
      guard let id = scoreIds.add(entry.name, at: entry.place, reading) else { continue }
      var score = DraftScore(id: id, name: entry.name, kind: kind, inputs: [], place: entry.place)
      for key in entry.keys {
        let isReversed = key.text.hasPrefix("-")
        let item = isReversed ? String(key.text.dropFirst()) : key.text
        if known.insert(item).inserted, let name = itemIds.add(item, at: key.place, reading) {
          draft.items.append(DraftItem(id: name, options: options, place: key.place))
        }
        score.inputs.append(
          DraftScore.Input(
            id: itemIds[item], key: isReversed ? .reverse : .forward, place: key.place))
      }
      let ids = score.inputs.map(\.id)
      if ids.isEmpty || Set(ids).count < ids.count {
        DraftScale.drop(
          score, ids.isEmpty ? "it names no items" : "it counts an item twice", .importScore,
          reading)
      } else {
        draft.scores.append(score)
      }
    }
    return draft
  }

  private static func entries(of file: SourceFile) throws(RefusedInput) -> [Entry] {
    guard KeyListText.looksLikeJSON(file.bytes) else {
      return try KeyListText.entries(file.bytes, file: file.name).map { name, items in
        Entry(name: name.text, place: name.place, keys: items.map { ($0.text, $0.place) })
      }
    }
    let document = try JSONDocument.parse(file.bytes, file: file.name)
    guard case .object(let members) = document.kind,
      members.allSatisfy({ KeyListText.isKeys($0.value) })
    else {
      throw RefusedInput([
        Diagnostic(
          .importSyntax, at: document.place,
          "A list of keys in JSON has, for each score, a list of items.",
          help: "Write {\"total\": [\"q1\", \"-q2\"]}.")
      ])
    }
    return members.map { member in
      guard case .array(let nodes) = member.value.kind else {
        return Entry(name: member.key, place: member.keyPlace, keys: [])
      }
      return Entry(
        name: member.key, place: member.keyPlace,
        keys: nodes.compactMap { node in node.text.map { ($0, node.place) } })
    }
  }
}

import Documents
import Platform
import Results

/// Reads an Open Scale Definition: one object with the structure, `definition`, and one with all
/// wording by language, `translations`.
///
/// The format states no missing rule, no direction, no reliability and no recall window; a runner of
/// it skips blanks and returns the sum of the rest.
///
/// ### Source
/// The format's specification, version 1.0.16, and its files: <https://github.com/stmueller/OpenScales>.
enum OpenScalesImport {
  static func draft(
    _ document: Node, _ file: SourceFile, _ choices: ImportChoices, _ reading: Reading
  ) -> DraftScale? {
    guard var root = SourceObject(document, reading) else { return nil }
    var leftovers = Leftovers()
    let translations = root.members("translations") ?? []
    root.ignore("osd_version")
    var definition: SourceObject
    if let inner = root.object("definition") {
      definition = inner
      leftovers.add(root)
    } else {
      // The definition may be a file of its own, its translations beside it.
      definition = root
    }
    guard var info = definition.object("scale_info") else {
      reading.report(
        .importFormat, at: definition.place,
        "There is no 'scale_info': this is no OpenScales file.",
        help: "Name another format with --format.")
      return nil
    }
    let code = info.string("code")
    let name = info.string("abbreviation") ?? code ?? info.string("name")
    let fullName = info.string("name")
    let version = info.string("version")
    let citation = info.string("citation")
    let url = info.string("url")
    let licence = LicenceWords.licence(
      info.string("license"), terms: info.string("license_explanation"),
      url: info.string("license_url"), at: info.place, choices, reading)
    let about = info.string("description").flatMap(Words.plain)
    info.ignore("domain")
    leftovers.add(info)

    let wording = OpenScalesWording(translations, licence, choices.language, reading)
    var items = OpenScalesItems(&definition, wording, reading)
    var draft = DraftScale(
      id: choices.id ?? Words.id(name ?? file.stem) ?? "imported", name: fullName ?? file.stem,
      about: about ?? "Imported; the file says nothing of what it is for.",
      imported: Citation(
        id: "imported",
        text: "OpenScales definition '\(code ?? file.stem)'"
          + (version.map { ", version \($0)" } ?? "") + ", read from \(file.baseName). Secondary "
          + "source.", url: Words.url(url)),
      citations: citation.map { [Citation(id: "citation", text: $0)] } ?? [], licence: licence,
      language: wording.language, items: items.read(), scores: [])
    draft.scores = OpenScalesScores.read(&definition, items.ids, draft.items, wording, reading)
    definition.ignore("implementation")
    leftovers.add(definition)
    items.report()
    leftovers.report("the file", reading)
    return draft
  }
}

extension SourceFile {
  /// The file's name without its folder and ending.
  var stem: String {
    let name = baseName
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

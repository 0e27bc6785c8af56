/// A published source of a method, told apart so that it can be printed and handed to a program.
struct MethodSource: Sendable, Hashable {
  /// What kind of work it is, by BibTeX's names.
  enum Kind: String, Sendable, Hashable {
    case article, book, unpublished
  }

  /// Its key in the bibliography file.
  let key: String
  let kind: Kind
  /// One name each, such as `Cronbach, L. J.`.
  let authors: [String]
  let year: String
  let title: String
  /// The journal; for a book its publisher, for what was never published where it was written.
  let venue: String
  var volume = ""
  var number = ""
  var pages = ""
  var doi = ""

  /// The source as a list of references has it.
  var words: String {
    let names =
      switch authors.count {
      case 0, 1: authors.joined()
      default: authors.dropLast().joined(separator: ", ") + ", & " + authors[authors.count - 1]
      }
    var text = "\(names) (\(year)). \(title). \(venue)"
    if !volume.isEmpty { text += ", \(volume)" + (number.isEmpty ? "" : "(\(number))") }
    if !pages.isEmpty { text += ", \(pages)" }
    return text + "." + (doi.isEmpty ? "" : " https://doi.org/\(doi)")
  }

  /// The source as a record of a BibTeX file.
  var record: BibliographyRecord {
    let place =
      switch kind {
      case .article: "journal"
      case .book: "publisher"
      case .unpublished: "note"
      }
    return BibliographyRecord(
      kind: kind.rawValue, key: key,
      fields: [
        ("author", authors.joined(separator: " and ")), ("year", year), ("title", title),
        (place, venue), ("volume", volume), ("number", number),
        ("pages", pages.split(separator: "–").joined(separator: "--")), ("doi", doi),
      ])
  }
}

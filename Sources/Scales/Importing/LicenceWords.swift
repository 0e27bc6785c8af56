import Documents
import Results

/// What a licence named by another format allows here.
///
/// Only a licence that plainly lets wording be shared by anybody for any purpose does: Creative
/// Commons without "non-commercial", CC0, and the public domain. "Free to use" speaks of using a
/// scale, not of passing its wording on; and where the longer terms beside a short label are narrower
/// than it, they count. A person may know better and say so.
enum LicenceWords {
  static func tier(_ name: String, terms: String?) -> Licence.Tier {
    isNarrow(terms ?? "") ? .restricted : tier(name)
  }

  /// Whether terms speak of some uses only.
  private static func isNarrow(_ terms: String) -> Bool {
    let words = terms.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains { word in
      ["nc", "commercial", "noncommercial", "research", "educational"].contains(word)
        || word.hasPrefix("registr")
    }
  }

  private static func tier(_ name: String) -> Licence.Tier {
    let words = name.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.starts(with: ["PUBLIC", "DOMAIN"]) || words.first == "CC0" { return .wordingFree }
    guard words.starts(with: ["CC", "BY"]), !words.contains("NC") else { return .restricted }
    return .wordingFree
  }

  /// The licence of a draft, and a word on where it comes from.
  static func licence(
    _ name: String?, terms: String?, url: String?, at place: Place, _ choices: ImportChoices,
    _ reading: Reading
  ) -> Licence {
    let tier = choices.tier ?? name.map { Self.tier($0, terms: terms) } ?? .restricted
    let says = name.map { "The file says '\(Words.short($0))'" } ?? "The file names no licence"
    let why =
      choices.tier != nil
      ? "as you say" : name == nil ? "which carries no wording" : "as far as these words go"
    reading.report(
      .importLicence, at: place, "\(says); the draft has tier \(tier.rawValue), \(why).",
      help: "Read the terms of the holder, name the holder, and correct 'licence' in the draft.")
    return Licence(
      tier: tier, holder: "not stated",
      terms: [name, terms].compactMap(\.self).joined(separator: ". ").nonEmpty
        ?? "Not stated in the imported file.",
      url: Words.url(url))
  }
}

extension Words {
  /// An address of the web; nil for any other text.
  static func url(_ text: String?) -> String? {
    text.flatMap { $0.wholeMatch(of: /https?:\/\/\S+/) == nil ? nil : $0 }
  }
}

extension String {
  /// The text; nil when there is none.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

/// Names of files, made of words that a study or a scale file gives.
enum FileNames {
  /// The longest name, in bytes: with its ending it stays well below what file systems take.
  private static let longest = 96

  /// Letters a to z, digits and hyphens only; each run of anything else becomes one hyphen.
  ///
  /// Different texts may come to the same name, so callers put a number in front.
  static func safe(_ text: String) -> String {
    var name = ""
    for scalar in text.lowercased().unicodeScalars where name.utf8.count < longest {
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      if isPlain {
        name.unicodeScalars.append(scalar)
      } else if !name.isEmpty && !name.hasSuffix("-") {
        name += "-"
      }
    }
    while name.hasSuffix("-") { name.removeLast() }
    return name.isEmpty ? "figure" : name
  }
}

/// Texts as words of a shell's command line.
enum ShellWord {
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:=@%+".unicodeScalars)

  /// The text, in single quotes where a shell would read more into it.
  static func quoted(_ text: String) -> String {
    if !text.isEmpty && text.unicodeScalars.allSatisfy(plain.contains) { return text }
    return "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// An option with its value, which stay on one line.
  static func option(_ name: String, _ value: String) -> String {
    value.hasPrefix("-") ? quoted("\(name)=\(value)") : "\(name) \(quoted(value))"
  }

  /// The path of a file as an argument: never taken for an option.
  static func path(_ path: String) -> String {
    quoted(path.hasPrefix("-") && path != "-" ? "./\(path)" : path)
  }
}

/// Texts as values of a YAML file.
enum YAMLWord {
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./ ".unicodeScalars)

  /// The text, in double quotes where YAML would read something else.
  static func quoted(_ text: String) -> String {
    let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"]
    let isPlain =
      text.unicodeScalars.allSatisfy(plain.contains) && text.first?.isLetter == true
      && text.last != " " && !words.contains(text.lowercased())
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case "\0"..<" ", "\u{7F}"..."\u{9F}":
        let code = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\x" + (code.count < 2 ? "0" : "") + code
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

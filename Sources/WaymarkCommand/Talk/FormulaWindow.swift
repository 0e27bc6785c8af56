import Platform
import Results

/// The formula of the command line, with a mark below the place that is wrong.
enum FormulaWindow {
  /// The option, which stands for the file in such a place.
  static let option = "--formula"
  /// Every option that holds a formula.
  private static let options = [option, PacketPlanOptions.option]
  /// Characters shown of a long formula.
  private static let width = 72

  /// The window, or nothing where the place is not in the formula.
  static func lines(at place: Place) -> [String] {
    guard options.contains(place.file), let column = place.column, column > 0,
      let formula = asked(in: CommandLine.arguments, option: place.file)
    else { return [] }
    return window(formula, column: column)
  }

  /// The text of the option in a command line; the last one counts.
  static func asked(in arguments: [String], option: String = option) -> String? {
    var found: String?
    for (position, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == option { found = arguments.dropFirst(position + 1).first }
      if argument.hasPrefix("\(option)=") { found = String(argument.dropFirst(option.count + 1)) }
    }
    return found
  }

  /// The formula and a line with the mark.
  ///
  /// - Parameters:
  ///   - formula: one line.
  ///   - column: where, in bytes from 1.
  /// - Returns: both lines.
  static func window(_ formula: String, column: Int) -> [String] {
    let bytes = Array(formula.utf8)
    func shown(_ bytes: some Sequence<UInt8>) -> String {
      StandardStream.visible(
        String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isNewline)
          .joined(separator: " ").replacing("\t", with: " "))
    }
    // A long formula is cut so that the place stays in sight.
    let before = shown(bytes.prefix(column - 1))
    let front = before.count > width / 2 ? "…" + before.suffix(width / 2 - 1) : before
    let after = shown(bytes.dropFirst(column - 1))
    let room = width - front.count
    let rest = after.count > room ? after.prefix(room - 1) + "…" : after
    return ["  | \(front)\(rest)", "  | \(String(repeating: " ", count: front.count))^"]
  }
}

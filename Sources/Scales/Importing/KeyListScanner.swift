import Results

/// Cuts R text into words.
struct KeyListScanner {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var index = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], file: String) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    self.file = file
  }

  var place: Place { Place(file: file, line: line, column: column) }

  mutating func words() throws(RefusedInput) -> [KeyListText.Word] {
    var words: [KeyListText.Word] = []
    while let scalar = peek {
      let start = place
      switch scalar {
      case " ", "\t", "\n", "\r", ";": step()
      case "#": while let next = peek, next != "\n" { step() }
      case "\"", "'", "`":
        let text = try quoted(by: scalar, from: start)
        words.append(.init(kind: scalar == "`" ? .name : .text, text: text, place: start))
      case "<" where index + 1 < scalars.count && scalars[index + 1] == "-":
        step()
        step()
        words.append(.init(kind: .mark, text: "<-", place: start))
      case _ where Self.isNamePart(scalar):
        var text = ""
        while let next = peek, Self.isNamePart(next) {
          text.unicodeScalars.append(next)
          step()
        }
        let isNumber = scalar.properties.numericType != nil
        words.append(.init(kind: isNumber ? .number : .name, text: text, place: start))
      default:
        step()
        words.append(.init(kind: .mark, text: String(scalar), place: start))
      }
    }
    return words
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "."
      || scalar == "_"
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func step() {
    let scalar = scalars[index]
    index += 1
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += UTF8.width(scalar)
    }
  }

  private mutating func quoted(
    by mark: Unicode.Scalar, from start: Place
  ) throws(RefusedInput) -> String {
    step()
    var text = ""
    while let next = peek {
      step()
      if next == mark { return text }
      if next == "\n" || next == "\\" { break }
      text.unicodeScalars.append(next)
    }
    throw RefusedInput([
      Diagnostic(
        .importSyntax, at: start,
        "This quotation mark is not closed on its line, or has a backslash "
          + "before it is.",
        help: "Write the names of items plainly, in quotation marks.")
    ])
  }
}

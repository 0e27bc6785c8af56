import Results

extension Diagnostic {
  /// The diagnostic for a terminal: code and message, place, way out.
  var text: [String] {
    var place = self.place.file
    if let line = self.place.line {
      place += ":\(line)"
      if let column = self.place.column { place += ":\(column)" }
    }
    if let field = self.place.field { place += " (\(field))" }
    let level = severity == .error ? "error" : severity.rawValue
    return ["\(level)[\(code.rawValue)]: \(message)", "  --> \(place)", "  help: \(help)"]
  }
}

import Results

/// Why an SPSS or Stata file cannot be read, and the way out.
enum StatisticalRefusal {
  private static func refusal(
    _ code: DiagnosticCode, _ file: String, _ message: String, help: String
  ) -> RefusedInput {
    RefusedInput([Diagnostic(code, at: Place(file: file), message, help: help)])
  }

  static func damaged(_ file: String, _ program: String) -> RefusedInput {
    refusal(
      .statisticalDamaged, file,
      "The \(program) file breaks off, or is not in order within.",
      help:
        "Copy or download it again; open it in \(program) and save it again, or export CSV UTF-8.")
  }

  static func encoding(_ file: String, _ program: String) -> RefusedInput {
    refusal(
      .statisticalEncoding, file,
      "Texts in the \(program) file are not in the encoding that it states.",
      help: "State the encoding, for example --encoding windows-1252, or save it again as Unicode.")
  }

  static func unknownVersion(_ file: String, _ program: String) -> RefusedInput {
    refusal(
      .statisticalVersion, file, "The \(program) file is of a version that is not read.",
      help: "Save it as .sav, or as .dta of Stata 13 or 14; or export CSV UTF-8.")
  }

  static func tooLarge(_ file: String, _ what: String) -> RefusedInput {
    refusal(
      .statisticalTooLarge, file, "The file is too large: \(what).",
      help: "Keep the columns that are needed, or cut it in parts.")
  }

  static func leftOut(_ file: String, _ program: String) -> RefusedInput {
    refusal(
      .statisticalLeftOut, file, "This waymark was built without \(program) files.",
      help: "Export the file as CSV UTF-8, or build waymark with the trait StatFiles.")
  }

  /// A note, not a refusal: dates that stay numbers.
  static func dates(_ file: String, _ columns: [String]) -> Diagnostic {
    let shown = columns.prefix(8).map(SheetPlace.shown).joined(separator: ", ")
    return Diagnostic(
      .statisticalDates, at: Place(file: file),
      "Dates by week, month, quarter or half-year, or with leap seconds, are read as their numbers: "
        + shown + (columns.count > 8 ? " and \(columns.count - 8) more." : "."),
      help: "Save days there (%td) if they are needed as dates.")
  }
}

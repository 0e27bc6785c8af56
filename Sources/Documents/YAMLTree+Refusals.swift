import Results

/// The parts of YAML that Waymark does not read, in words.
extension YAMLTree {
  static func anchor(_ place: Place) -> Diagnostic {
    Diagnostic(
      .documentSyntax, at: place, "A YAML anchor (&name) stands here; anchors are not read.",
      help: "Remove it and write the value out wherever it is needed; put text that begins with "
        + "& in quotation marks.")
  }

  static func alias(_ place: Place) -> Diagnostic {
    Diagnostic(
      .documentSyntax, at: place, "A YAML alias (*name) stands here; aliases are not read.",
      help: "Write the value out; put text that begins with * in quotation marks.")
  }

  static func tag(_ place: Place) -> Diagnostic {
    Diagnostic(
      .documentSyntax, at: place, "A YAML tag (!name) stands here; tags are not read.",
      help: "Remove it; put text that begins with ! in quotation marks.")
  }

  static func secondDocument(_ place: Place) -> Diagnostic {
    Diagnostic(
      .documentSyntax, at: place, "A second YAML document starts here; a file holds one.",
      help: "Remove the line with three dashes, or put the second document in a file of its own.")
  }

  static func emptyKey(_ place: Place) -> Diagnostic {
    Diagnostic(
      .documentSyntax, at: place, "A key is missing before the colon.",
      help: "Write the key, or put text that begins with a colon in quotation marks.")
  }

  static func keyNotText(_ place: Place) -> Diagnostic {
    Diagnostic(
      .documentSyntax, at: place, "A list or object stands where a key was expected.",
      help: "A key is a word or a text; put text that begins with [ or { in quotation marks.")
  }
}

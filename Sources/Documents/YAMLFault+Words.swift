/// What libyaml says, in plain English with a way out.
extension YAMLFault {
  /// The message and help for one of libyaml's problems; `isTab` when a tab stands there.
  static func words(_ problem: String, isTab: Bool) -> (message: String, help: String) {
    if isTab || problem.contains("tab character") {
      return (
        "A tab stands where YAML needs spaces.",
        "Indent with spaces; in most editors tabs can be turned into spaces at once."
      )
    }
    switch problem {
    case "found character that cannot start any token":
      return (
        "A character stands here that cannot begin a YAML value, such as @, ` or %.",
        "Put the text in quotation marks."
      )
    case "mapping values are not allowed in this context":
      return (
        "A colon stands here where no key can be.",
        "Put text that contains a colon and a space in quotation marks, or check the indentation."
      )
    case "could not find expected ':'":
      return (
        "A colon after a key is missing before this point.",
        "Write key: value, with a space after the colon."
      )
    case "did not find expected key":
      return (
        "A key was expected here.",
        "Check that this line is indented exactly like the keys it belongs with."
      )
    case "did not find expected node content":
      return (
        "A key or value was expected here.",
        "Write it, or put text that begins with a sign such as : or , in quotation marks."
      )
    case "did not find expected '-' indicator":
      return (
        "A list item beginning with a dash was expected here.",
        "Check that this line is indented exactly like the items it belongs with."
      )
    case "did not find expected ',' or ']'":
      return ("A comma or ] is missing before this point.", "Close the list with ].")
    case "did not find expected ',' or '}'":
      return ("A comma or } is missing before this point.", "Close the object with }.")
    case "found unexpected end of stream":
      return (
        "The file ends inside a text in quotation marks.",
        "Add the closing quotation mark."
      )
    case "did not find expected alphabetic or numeric character":
      return (
        "A value begins with & or *, which YAML keeps for itself.",
        "Put the text in quotation marks."
      )
    case "mapping keys are not allowed in this context":
      return (
        "A question mark followed by a space cannot stand here.",
        "Put text that begins with ? in quotation marks."
      )
    case "found unknown escape character":
      return (
        "A backslash in double quotation marks is followed by a letter that YAML does not know.",
        "Use single quotation marks, or write \\\\ where a backslash itself is meant."
      )
    case "block sequence entries are not allowed in this context":
      return (
        "A list item beginning with a dash cannot stand here.",
        "Start the list on a line of its own, indented under its key."
      )
    case "control characters are not allowed":
      return ("A control character stands here.", "Remove it.")
    case "did not find expected <document start>":
      return (
        "More text follows after the end of the document.",
        "Check the indentation of this line and of the first line."
      )
    case "out of memory":
      return ("There was not enough memory to read this file.", "Make the file smaller.")
    default:
      return (
        "This is not YAML that can be read: \(problem).",
        "Check the indentation and quotation marks of this line and the one above."
      )
    }
  }
}

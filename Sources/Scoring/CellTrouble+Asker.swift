extension CellTrouble {
  /// Whose words a way out is in: how they declare what a text means.
  enum Asker: Sendable {
    /// A command line.
    case command
    /// A study file.
    case study

    /// To say that a text means no answer.
    var declare: String {
      switch self {
      case .command: "name it with --missing"
      case .study: "list it under missing_codes"
      }
    }

    /// To give the wording of an answer.
    var label: String {
      switch self {
      case .command: "give its code with --labels"
      case .study: "give its code under labels"
      }
    }

    /// To say that a known text means no answer.
    func declare(_ position: UInt16) -> String {
      switch self {
      case .command: "say so with --missing=\(MissingLookAlikes.shellWord(position))"
      case .study:
        "say so under data: missing_codes: [\"\(MissingLookAlikes.spelling(position))\"]"
      }
    }
  }
}

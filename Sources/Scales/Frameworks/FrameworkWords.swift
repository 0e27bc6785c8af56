extension FrameworkOutcome.Chooser {
  /// In plain words, to follow "Chosen by", for a framework about people.
  public var words: String { words(of: .person) }

  /// In plain words, to follow "Chosen by".
  ///
  /// - Parameter unit: whom or what the framework is about.
  /// - Returns: the words.
  public func words(of unit: OutcomesFramework.Unit) -> String {
    switch (self, unit) {
    case (.person, .person): "the person"
    case (.person, _): "the people it is for"
    case (.together, .person): "the person and the service together"
    case (.together, .organisation): "the organisation and the people it is for together"
    case (.together, .area): "the partners and the people they are for together"
    case (.service, .person): "the service"
    case (.service, .organisation): "the organisation"
    case (.service, .area): "the partners"
    case (.commissioner, _): "the commissioner"
    case (.notRecorded, _): "not recorded"
    }
  }
}

extension FrameworkOutcome.Control {
  /// In plain words, for a framework about people.
  public var words: String { words(of: .person) }

  /// In plain words.
  ///
  /// - Parameter unit: whom or what the framework is about.
  /// - Returns: the words.
  public func words(of unit: OutcomesFramework.Unit) -> String {
    let whose =
      switch unit {
      case .person: "the service"
      case .organisation: "the organisation"
      case .area: "the partners"
      }
    return switch self {
    case .service: "in the hands of \(whose)"
    case .shared: "in the hands of \(whose) and others"
    case .outside: "outside the hands of \(whose): described, never ranked"
    }
  }
}

extension FrameworkAgreement.TookPart {
  /// In plain words.
  public var words: String {
    switch self {
    case .yes: "took part"
    case .no: "took no part"
    case .notRecorded: "not recorded"
    }
  }
}

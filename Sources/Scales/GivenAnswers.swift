public import Results

/// What a study or a command line says about the answers in one file, beside the definition: in which
/// language they are, wordings that the definition may not carry, and texts for no answer.
public struct GivenAnswers: Sendable, Hashable {
  /// What something is said about: every item, those of one scale, or one item.
  public struct Target: Sendable, Hashable {
    /// The scale; nil for every scale.
    public var scale: String?
    /// The item; nil for every item.
    public var item: String?

    /// Names a target; the default is everything.
    public init(scale: String? = nil, item: String? = nil) {
      self.scale = scale
      self.item = item
    }
  }

  /// The wording of an answer.
  public struct Label: Sendable, Hashable {
    /// The items that have it; where these are many, those of them that have the code.
    public var target: Target
    /// The wording.
    public var text: String
    /// The code it stands for.
    public var code: Int
    /// Where it was said.
    public var place: Place

    /// Gives a wording.
    public init(_ text: String, code: Int, for target: Target, at place: Place) {
      self.target = target
      self.text = text
      self.code = code
      self.place = place
    }
  }

  /// A text for no answer.
  public struct Missing: Sendable, Hashable {
    /// The items it concerns.
    public var target: Target
    /// The text as it stands in data.
    public var code: String
    /// What it stands for; nil leaves the definition its say and is `missing` without one.
    public var state: NonAnswer?
    /// Where it was said.
    public var place: Place

    /// Gives a text for no answer.
    public init(_ code: String, state: NonAnswer?, for target: Target, at place: Place) {
      self.target = target
      self.code = code
      self.state = state
      self.place = place
    }
  }

  /// The one language whose wordings count; nil for every language that the definition has.
  public var language: String?
  /// Where the language was said.
  public var languagePlace: Place
  /// Wordings.
  public var labels: [Label]
  /// Texts for no answer.
  public var missing: [Missing]

  /// Says something about answers; by default nothing.
  public init(
    language: String? = nil, at place: Place = Place(file: "--language"), labels: [Label] = [],
    missing: [Missing] = []
  ) {
    self.language = language
    languagePlace = place
    self.labels = labels
    self.missing = missing
  }
}

extension Scale {
  /// The languages in which there is wording of answers, in the order of the alphabet.
  public var answerLanguages: [String] {
    let options = items.flatMap(\.options)
    let own = options.contains { $0.label != nil } ? language : nil
    return Set([own].compactMap(\.self) + options.flatMap(\.labels.keys)).sorted()
  }

  /// The same without wordings of answers in other languages.
  func speaking(_ language: String) -> Scale {
    var scale = self
    for item in scale.items.indices {
      for option in scale.items[item].options.indices {
        if self.language != language { scale.items[item].options[option].label = nil }
        let labels = scale.items[item].options[option].labels
        scale.items[item].options[option].labels = labels.filter { $0.key == language }
      }
    }
    return scale
  }
}

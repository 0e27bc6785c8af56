public import Results

/// One question of a scale.
public struct Item: Sendable, Hashable {
  /// Its id, unique in the scale.
  public var id: String
  /// Its wording, where the licence allows it to stand in the file.
  public var text: String?
  /// The answers it allows, in order of their codes.
  public var options: [ResponseOption]
  /// Texts that stand for no answer to this item, before those of the whole scale.
  public var missingCodes: [MissingCode]
  /// When it is passed over by design; the first rule that holds counts.
  public var skips: [SkipRule]
  /// What it belongs to, in words, such as a person's first problem.
  public var group: String?
  /// Whether each person sets its wording, as with goals and problems of their own.
  public var isSetByPerson: Bool
  /// Where it stands in the scale file.
  public var place: Place

  /// Smallest code.
  public var lowest: Int { options.first?.code ?? 0 }
  /// Largest code.
  public var highest: Int { options.last?.code ?? 0 }

  /// Whether a code is one of the answers.
  public func allows(_ code: Int) -> Bool { options.contains { $0.code == code } }
}

/// One answer to choose from.
public struct ResponseOption: Sendable, Hashable {
  /// The number that stands for it in data.
  public var code: Int
  /// Its wording in the language of the file, where the licence allows it.
  public var label: String?
  /// Its wording in other languages, by language.
  public var labels: [String: String]
  /// Further wordings that a study or a command line gives, as the export at hand has them.
  public var furtherLabels: [String] = []

  /// Every wording, that of the file first, then by language, then those given beside it.
  public var wordings: [String] {
    [label].compactMap(\.self) + labels.sorted { $0.key < $1.key }.map(\.value) + furtherLabels
  }
}

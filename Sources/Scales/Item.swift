/// One question of a scale.
public struct Item: Sendable, Hashable {
  /// Its id, unique in the scale.
  public var id: String
  /// Its wording, where the licence allows it to stand in the file.
  public var text: String?
  /// The answers it allows, in order of their codes.
  public var options: [ResponseOption]

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
  /// Its wording, where the licence allows it.
  public var label: String?
}
